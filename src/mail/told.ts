import { Complainant, Name, type Intake } from '../domain/intake.ts'
import {
  CUT,
  leftOutWords,
  namesNumberWords,
  NO_SENDER,
  NO_SUBJECT,
  NO_WORDS,
  unverifiedWords,
} from '../words/telling/mail.ts'
import type { Mail, MailSender } from './mail.ts'

/** What is told of a mail, in the words of its sender and no longer than is kept. */

const TEXT_AT_MOST = 10_000
const SUBJECT_AT_MOST = 200

type Beside = {
  /** The files that came with it and could not be kept. */
  leftOut: readonly string[]
  /** The complaint that it names, and is not taken to belong to. */
  names?: string | undefined
}

/** The same mail is the same message: it opens one complaint, whichever way and however often it comes. */
export function intakeOf(mail: Mail, { leftOut, names }: Beside): Intake {
  const { language, subject } = mail
  const beside = names === undefined ? [] : [namesNumberWords(names, language)]
  const description = wordsOf(mail, leftOut, beside)
  return {
    kind: 'complaint',
    channel: 'email',
    messageId: mail.id,
    details: {
      complainant: { ...calledAs(mail.from, mail), language },
      subject: cut(subject, SUBJECT_AT_MOST, '…') || NO_SUBJECT[language],
      ...(description !== '' && { description }),
    },
  }
}

/** An address that cannot be written to stands in the name, so that it is not lost. */
function calledAs(from: MailSender | undefined, { language }: Mail): Intake['details']['complainant'] {
  if (!from) return { name: NO_SENDER[language] }
  const email = Complainant.shape.email.safeParse(from.address)
  const name = Name.safeParse(cut(from.name || from.address, 120, '…'))
  return {
    name: name.success ? name.data : NO_SENDER[language],
    ...(email.success && email.data !== undefined && { email: email.data }),
  }
}

/** What the customer says in it. */
export const informationIn = (mail: Mail, leftOut: readonly string[]): string =>
  wordsOf(mail, leftOut) || NO_WORDS[mail.language]

/** The same for staff, where it is not known who says it. */
export function noteOf(mail: Mail, leftOut: readonly string[]): string {
  const { from, subject, language } = mail
  const sender = from ? `${from.name} <${from.address}>`.trim() : NO_SENDER[language]
  const note = unverifiedWords({ sender, subject, text: informationIn(mail, leftOut) }, language)
  return cut(note, TEXT_AT_MOST, `\n${CUT[language]}`)
}

/** What we say stands below what they say, and is never cut off. */
function wordsOf(
  { text, language }: Mail,
  leftOut: readonly string[],
  beside: readonly string[] = [],
): string {
  const named = leftOut.slice(0, 20).map((name) => cut(name, 100, '…'))
  const ours = [...beside, ...(named.length > 0 ? [leftOutWords(named, language)] : [])]
  const below = ours.map((one) => `\n\n[${one}]`).join('')
  return `${cut(text, TEXT_AT_MOST - below.length, `\n${CUT[language]}`)}${below}`.trim()
}

/** At most so long; half a pair of surrogates is no character. */
function cut(text: string, most: number, end: string): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - end.length).replace(/[\uD800-\uDBFF]$/, '')}${end}`
}

/** Whether its words may not all fit, with ours below them. */
export const isLong = ({ text }: Mail): boolean => text.length > TEXT_AT_MOST / 2
