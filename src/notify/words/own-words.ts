import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import { Language, type Title } from '../../domain/names.ts'
import { unusable } from '../../files/fault.ts'
import { readChecked, readFolder } from '../../files/read.ts'
import { SHIPPED, type Catalogue, type Catalogues } from './catalogue.ts'
import { faultsOfLetter, faultsOfText, type Fault } from './own-letter.ts'

const Line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'It is one line.')
const Paragraph = z.string().trim().min(1).max(2_000)
const OwnLetter = z.strictObject({
  subject: Line.optional(),
  text: z.array(Paragraph).min(1).max(30).optional(),
})

export type LetterName = keyof Catalogue['customer']
/** The letters to customers that there are. */
export const LETTER_NAMES = Object.keys(SHIPPED.zh.customer) as LetterName[]

const Shape = z.strictObject({
  /** What the firm is called; texts name it by {firm}. */
  firm: Line.optional(),
  /** As whom letters to customers come in a mailbox. */
  sender: Line.optional(),
  greeting: Line.optional(),
  /** The end of each letter to a customer. */
  signature: Paragraph.optional(),
  letters: z.partialRecord(z.enum(LETTER_NAMES), OwnLetter).optional(),
})
/** What a firm says otherwise than what ships, in one language. */
export type OwnWords = z.infer<typeof Shape>

export const ownWordsIn = (language: Language) =>
  Shape.superRefine((own, context) => {
    for (const { at, message } of faultsIn(own, language))
      context.addIssue({ code: 'custom', path: [...at], message })
  })

const WHAT = 'Words of the firm'

/** The words of a firm, from the folder beside its policies; what it does not replace is as shipped. */
export function loadWords(policyDir: string): Catalogues {
  const folder = path.join(policyDir, 'letters')
  if (!existsSync(folder)) return SHIPPED
  const found = readFolder(folder, (file) => {
    const id = languageOf(file)
    return { id, own: readChecked(file, ownWordsIn(id), { what: WHAT }) }
  })
  return {
    zh: withOwn(SHIPPED.zh, found.get('zh')?.own ?? {}),
    en: withOwn(SHIPPED.en, found.get('en')?.own ?? {}),
  }
}

/** What a firm is called, in each language in which it says so. */
export const firmNames = ({ zh, en }: Catalogues): Partial<Title> => defined({ zh: zh.firm, en: en.firm })

function languageOf(file: string): Language {
  const language = Language.safeParse(path.basename(file, '.json'))
  if (!language.success)
    throw unusable(WHAT, file, [{ says: 'They lie in zh.json and en.json, and in no other file.' }])
  return language.data
}

/** A catalogue with what a firm says in its stead. */
export function withOwn(
  shipped: Catalogue,
  { firm, sender, greeting, signature, letters }: OwnWords,
): Catalogue {
  const { customer: frame } = shipped.frame
  const customer = { ...shipped.customer }
  for (const name of LETTER_NAMES) {
    const { subject, text } = letters?.[name] ?? {}
    customer[name] = { subject: subject ?? customer[name].subject, text: text ?? customer[name].text }
  }
  const signOff = signature ?? (firm === undefined ? frame.signOff : frame.signOffOfFirm)
  return {
    ...shipped,
    ...(firm !== undefined && { firm }),
    ...(sender !== undefined && { sender }),
    frame: { ...shipped.frame, customer: { ...frame, greeting: greeting ?? frame.greeting, signOff } },
    customer,
  }
}

/** What in them could not be sent as it is meant. */
export function faultsIn({ firm, greeting, signature, letters }: OwnWords, language: Language): Fault[] {
  const always = firm === undefined ? [] : ['firm']
  const shipped = SHIPPED[language]
  const frame = shipped.frame.customer
  const ofFrame = (name: string, text: string | undefined, like: readonly string[]) =>
    text === undefined
      ? []
      : faultsOfText({ language, always, like }, text).map((message) => ({ at: [name], message }))
  return [
    ...ofFrame('greeting', greeting, [frame.greeting]),
    ...ofFrame('signature', signature, []),
    ...LETTER_NAMES.flatMap((name) =>
      faultsOfLetter({ language, always }, letters?.[name] ?? {}, shipped.customer[name]).map(
        ({ at, message }) => ({ at: ['letters', name, ...at], message }),
      ),
    ),
  ]
}
