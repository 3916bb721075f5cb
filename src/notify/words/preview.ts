import type { Language } from '../../domain/names.ts'
import { isOfAddress } from '../complainant.ts'
import { formatted, SHIPPED, type Catalogue, type Values } from './catalogue.ts'
import type { LetterName } from './own-words.ts'
import { placesIn } from './places.ts'
import samples from './samples.json' with { type: 'json' }

export const SAMPLES: Record<Language, Record<string, string>> = samples

type Written = { language: Language; words: Catalogue }

/** Letters as customers would have them, filled in with samples; what a firm has put in its own words is marked. */
export function previewOf(written: Written, letters: readonly LetterName[]): string {
  const { language, words } = written
  const { title, sender } = words.preview
  const from =
    words.sender === undefined
      ? []
      : [marked(formatted(language, sender, { sender: words.sender }) ?? '', true)]
  const filledIn = letters.flatMap((name) =>
    variantsOf(written, name).map((codes) => letterWith(written, name, codes)),
  )
  return `${[title, ...from, ...filledIn].join('\n\n')}\n`
}

/** Every choice among the phrases of a letter, as codes. */
function variantsOf({ language, words }: Written, name: LetterName): Record<string, string>[] {
  const { subject, text } = words.customer[name]
  const codes = new Map<string, Set<string>>()
  for (const { name: code, as, cases } of [subject, ...text].flatMap((one) => placesIn(language, one)))
    if (as === 'code') codes.set(code, new Set([...(codes.get(code) ?? []), ...cases]))
  return [...codes].reduce<Record<string, string>[]>(
    (variants, [code, cases]) =>
      variants.flatMap((variant) => [...cases].map((one) => ({ ...variant, [code]: one }))),
    [{}],
  )
}

function letterWith({ language, words }: Written, name: LetterName, codes: Record<string, string>): string {
  const shipped = SHIPPED[language]
  const { subject, text } = words.customer[name]
  const { greeting, progress, signOff } = words.frame.customer
  const values: Values = {
    ...SAMPLES[language],
    ...{ firm: words.firm, ...codes },
    ...(isOfAddress({ template: name }) && { link: undefined }),
  }
  const frame = shipped.frame.customer
  const ours = [frame.greeting, frame.progress, frame.signOff, ...shipped.customer[name].text]
  const paragraphs = [greeting, ...text, progress, signOff].flatMap((one) => {
    const said = formatted(language, one, values)
    return said ? [marked(said, !ours.includes(one))] : []
  })
  const heading = formatted(language, words.preview.subject, {
    subject: formatted(language, subject, values),
  })
  const chosen = Object.entries(codes).map(([code, one]) => `${code}: ${one}`)
  return [
    `[${[name, ...chosen].join(', ')}]`,
    marked(heading ?? '', subject !== shipped.customer[name].subject),
    ...paragraphs,
  ].join('\n\n')
}

const marked = (text: string, isOwn: boolean): string =>
  text
    .split('\n')
    .map((line) => `${isOwn ? '*' : ' '} ${line}`)
    .join('\n')
