import type { Language } from '../../domain/names.ts'
import type { Wording } from './catalogue.ts'
import { namesOf, placesIn, type Place } from './places.ts'

/** What is wrong, and at which key. */
export type Fault = { at: readonly (string | number)[]; message: string }
type Own = { subject?: string | undefined; text?: readonly string[] | undefined }
type Known = {
  language: Language
  /** What may be named besides, anywhere. */
  always: readonly string[]
}

/** Known of every complaint: a text may name it or not, beside anything else. */
const OF_EVERY_COMPLAINT = ['number', 'matter', 'subject', 'receivedAt', 'owner']

/** What a letter of the firm may not say as the one that ships may: it is to tell the customer the same. */
export function faultsOfLetter(known: Known, { subject, text }: Own, shipped: Wording): Fault[] {
  const { language, always } = known
  const inSubject =
    subject === undefined
      ? []
      : [
          ...faultsOfText({ ...known, like: [shipped.subject] }, subject),
          ...missing(language, [subject], ['number']),
        ].map((message) => ({ at: ['subject'], message }))
  if (text === undefined) return inSubject
  const like = [shipped.subject, ...shipped.text]
  const ofEach = text.flatMap((line, index) =>
    [
      ...faultsOfText({ ...known, like }, line),
      ...faultsOfCompany(language, line, shipped, [...OF_EVERY_COMPLAINT, ...always]),
    ].map((message) => ({ at: ['text', index], message })),
  )
  const told = shipped.text.flatMap((line) => placesIn(language, line))
  const wanted = namesOf(told).filter((name) => !OF_EVERY_COMPLAINT.includes(name))
  const lacking = missing(language, text, wanted).map((message) => ({ at: ['text'], message }))
  return [...inSubject, ...ofEach, ...lacking]
}

/** What one text names otherwise than those that ship. */
export function faultsOfText(
  { language, always, like }: Known & { like: readonly string[] },
  text: string,
): string[] {
  const places = readable(language, text)
  if (typeof places === 'string') return [places]
  const shipped = like.flatMap((one) => placesIn(language, one))
  const known = [...shipped, ...always.map((name): Place => ({ name, as: 'value', cases: [] }))]
  return places.flatMap((place) => faultOfPlace(place, known) ?? [])
}

function faultOfPlace({ name, as, cases }: Place, known: readonly Place[]): string | undefined {
  const same = known.filter((one) => one.name === name)
  const names = namesOf(known).map((one) => `{${one}}`)
  if (same.length === 0)
    return `{${name}} is not known here. ${names.length > 0 ? `Known: ${names.join(', ')}.` : 'Nothing is.'}`
  const alike = same.filter((one) => one.as === as)
  if (alike.length === 0)
    return same[0]!.as === 'code'
      ? `{${name}} is a code: it chooses between phrases, like {${name}, select, other {…}}.`
      : `{${name}} stands as it is, and is neither counted, formatted nor chosen by.`
  const there = new Set(['other', ...alike.flatMap((one) => one.cases)])
  const never = cases.filter((one) => !there.has(one))
  return never.length === 0
    ? undefined
    : `{${name}} has no phrase for ${never.join(', ')}. There are: ${[...there].join(', ')}.`
}

/** A line that names what is not known is left out: what is told by itself may not go with what may be missing. */
function faultsOfCompany(
  language: Language,
  line: string,
  shipped: Wording,
  anywhere: readonly string[],
): string[] {
  const places = readable(language, line)
  if (typeof places === 'string') return []
  const shippedLines = shipped.text.map((one) => namesOf(placesIn(language, one)))
  const named = namesOf(places).filter(
    (name) => !anywhere.includes(name) && shippedLines.flat().includes(name),
  )
  const isTogether = shippedLines.some((there) => named.every((name) => there.includes(name)))
  if (isTogether || named.length < 2) return []
  const all = named.map((name) => `{${name}}`).join(', ')
  return [`${all} are to stand in lines of their own: a line is left out where one of them is not known.`]
}

function missing(language: Language, texts: readonly string[], wanted: readonly string[]): string[] {
  const places = texts.map((text) => readable(language, text))
  if (!places.every((one): one is Place[] => typeof one !== 'string')) return []
  const named = namesOf(places.flat())
  const lacking = wanted.filter((name) => !named.includes(name)).map((name) => `{${name}}`)
  return lacking.length === 0 ? [] : [`The customer is to be told ${lacking.join(', ')} too.`]
}

/** What it names; a sentence where it cannot be read. */
function readable(language: Language, text: string): Place[] | string {
  try {
    return placesIn(language, text)
  } catch (error) {
    const { message } = error as Error
    return `It cannot be read as a text with {names}: ${UNREADABLE[message] ?? message}`
  }
}

/** What the parser's codes mean, of those that one meets. */
const UNREADABLE: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { is not closed.',
  EMPTY_ARGUMENT: 'nothing stands between { and }.',
  MALFORMED_ARGUMENT: 'what stands between { and } is no name.',
  MISSING_OTHER_CLAUSE: 'a choice lacks its other {…}.',
}
