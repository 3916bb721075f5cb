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
import { cut } from '../words/telling/cut.ts'
import type { Mail } from './mail.ts'

/** What is told of a mail, in the words of its sender and no longer than is kept. */

const TEXT_AT_MOST = 10_000
const SUBJECT_AT_MOST = 200
const NAME_AT_MOST = 120

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
      complainant: { ...calledAs(mail), language },
      subject: cut(subject, SUBJECT_AT_MOST, '…') || NO_SUBJECT[language],
      ...(description !== '' && { description }),
    },
  }
}

/** Who it is from, though nobody can be written to so. */
const nameOf = ({ from, writtenFrom }: Mail): string => (from ? from.name || from.address : writtenFrom)

/** An address that cannot be written to stands in the name, so that it is not lost. */
function calledAs(mail: Mail): Intake['details']['complainant'] {
  const email = Complainant.shape.email.safeParse(mail.from?.address)
  const name = Name.safeParse(cut(nameOf(mail), NAME_AT_MOST, '…'))
  return {
    name: name.success ? name.data : NO_SENDER[mail.language],
    ...(email.success && email.data !== undefined && { email: email.data }),
  }
}

/** What the customer says in it. */
export const informationIn = (mail: Mail, leftOut: readonly string[]): string =>
  wordsOf(mail, leftOut) || NO_WORDS[mail.language]

/** The same for staff, where it is not known who says it. */
export const noteOf = (mail: Mail, leftOut: readonly string[]): string =>
  cut(notedOf(mail, informationIn(mail, leftOut)), TEXT_AT_MOST, `\n${CUT[mail.language]}`)

function notedOf({ from, writtenFrom, subject, language }: Mail, text: string): string {
  const sender = from ? `${from.name} <${from.address}>`.trim() : writtenFrom || NO_SENDER[language]
  return unverifiedWords({ sender, subject, text }, language)
}

/** Whether all of it can be told, whatever it becomes: nothing is longer than what is noted. */
export const fits = (mail: Mail, leftOut: readonly string[]): boolean =>
  mail.subject.length <= SUBJECT_AT_MOST &&
  nameOf(mail).length <= NAME_AT_MOST &&
  notedOf(mail, `${mail.text}${belowOf(mail, leftOut)}`).length <= TEXT_AT_MOST

/** Of what is kept nowhere else quotes are told too, where there is room, and the subject. */
export function inFull(mail: Mail, leftOut: readonly string[]): Mail {
  const whole = { ...mail, text: mail.whole }
  return fits(whole, leftOut) ? whole : mail
}

export const withSubject = (mail: Mail): Mail => ({
  ...mail,
  text: `${mail.subject}\n\n${mail.text}`.trim(),
})

/** All that can be read in it, as a file. */
export const readableOf = ({ writtenFrom, subject, text, whole }: Mail): string =>
  [`From: ${writtenFrom}`, `Subject: ${subject}`, '', whole || text, ''].join('\n')

/** What we say stands below what they say, and is never cut off. */
function wordsOf(mail: Mail, leftOut: readonly string[], beside: readonly string[] = []): string {
  const below = belowOf(mail, leftOut, beside)
  return `${cut(mail.text, TEXT_AT_MOST - below.length, `\n${CUT[mail.language]}`)}${below}`.trim()
}

/** Of more it is told how many they are. */
const NAMED_AT_MOST = 20

function belowOf({ language }: Mail, leftOut: readonly string[], beside: readonly string[] = []): string {
  const named = leftOut.slice(0, NAMED_AT_MOST).map((name) => cut(name, 100, '…'))
  if (leftOut.length > NAMED_AT_MOST) named.push(`+${leftOut.length - NAMED_AT_MOST}`)
  const ours = [...beside, ...(named.length > 0 ? [leftOutWords(named, language)] : [])]
  return ours.map((one) => `\n\n[${one}]`).join('')
}
