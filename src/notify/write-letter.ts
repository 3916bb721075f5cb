import { NO_NAMES } from '../words/vocabulary.ts'
import { audienceOf } from '../rules/delivery-settings.ts'
import { digestOf } from './digest.ts'
import type { Complaint } from '../domain/complaint.ts'
import { isOfAddress } from './complainant.ts'
import { isUnshown } from '../domain/notices/contacts.ts'
import type { ChannelName, Recipient } from '../domain/notices/recipient.ts'
import type { LetterText } from './letter.ts'
import type { NoticeFacts } from './outgoing-notice.ts'
import { smsText } from './sms-text.ts'
import { formatted, SHIPPED, wordingOf, type Catalogues, type Values } from './words/catalogue.ts'
import type { Titles, Writing } from './words/event-values.ts'
import { personName } from './words/person-name.ts'
import { letterTimes } from '../words/dates.ts'
import { noticeValues, standingValues, type Reader } from './words/notice-values.ts'
import { pageOf } from './words/page.ts'

export type LetterOptions = {
  /** By what it goes; by mail if left out. */
  channel?: ChannelName
  /** The IANA name of the zone that dates are written in. */
  zone: string
  /** Where the complainant sees how their complaint stands. */
  progressLink?: (
    complaint: Pick<Complaint, 'id' | 'slip'>,
    to: { number: string; address: string | undefined; opensAll?: boolean },
  ) => string
  /** Where staff see the complaint. */
  staffLink?: (complaintId: string, number: string) => string
  /** What root causes and clocks are called. */
  titles?: Titles
  /** The firm's words; those that ship if left out. */
  words?: Catalogues
  /** How many notices a digest names one by one. */
  digestLines?: number
}

type Part = { subject: string; paragraphs: string[] }
/** Links are ours: what people have written is never one. */
type Draft = Part & { links: readonly (string | undefined)[] }

/** What is said to one recipient: one notice in full, several to staff as a digest, several to a customer in one letter. */
export function writeLetter(
  facts: readonly NoticeFacts[],
  recipient: Recipient,
  options: LetterOptions,
): LetterText {
  const { language } = recipient
  const writing = {
    language,
    words: (options.words ?? SHIPPED)[language],
    instant: letterTimes(language, options.zone),
    titles: options.titles ?? NO_NAMES,
  }
  const [first] = facts
  if (!first) throw new Error('A letter tells of at least one notice.')
  if (audienceOf(first.notice) === 'customer')
    return customerLetter(facts, writing, {
      ...options,
      address: recipient.addresses[options.channel ?? 'email'],
    })
  const reader = recipient.because.as === 'group' ? 'group' : 'recipient'
  if (facts.length > 1) {
    const lines = facts.map((one) => ({
      facts: one,
      line: () => partOf(one, writing, reader).subject,
      link: options.staffLink?.(one.complaint.id, one.notice.number),
    }))
    const links = lines.map(({ link }) => link)
    return asLetterText({ ...digestOf(lines, writing, options.digestLines), links }, writing)
  }
  const { subject, paragraphs } = partOf(first, writing, reader)
  const link = options.staffLink?.(first.complaint.id, first.notice.number)
  const footer = staffFooter(first, recipient, writing, link).join('\n')
  return asLetterText({ subject, paragraphs: [...paragraphs, footer], links: [link] }, writing)
}

/** One notice's subject and text: lines that name what is not known are left out. */
function partOf(facts: NoticeFacts, writing: Writing, reader: Reader): Part {
  const { language, words } = writing
  const wording = wordingOf(words, audienceOf(facts.notice), facts.notice.template)
  const values = noticeValues(facts, writing, reader)
  return {
    subject: formatted(language, wording.subject, values) ?? facts.notice.number,
    paragraphs: lines(wording.text, values, writing),
  }
}

const lines = (texts: readonly string[], values: Values, { language }: Writing): string[] =>
  texts
    .map((text) => formatted(language, text, values))
    .filter((text) => text !== undefined && text !== '') as string[]

/** All that one letter says to the customer; its subject is the latest. */
function customerLetter(
  facts: readonly NoticeFacts[],
  writing: Writing,
  { progressLink, address, channel }: LetterOptions & { address: string | undefined },
): LetterText {
  const { complaint, notice } = facts[0]!
  const reader = channel === 'sms' && isUnshown(complaint) ? 'anybody' : 'recipient'
  const parts = facts.map((one) => partOf(one, writing, reader))
  const { firm, sender, frame: frames } = writing.words
  const frame = frames.customer
  const name = complaint.details.complainant.name
  const opensAll = facts.some(({ event }) => event.type === 'slipRenewed' && event.opensAll)
  const to = { number: notice.number, address, opensAll }
  const link = isOfAddress(notice) ? undefined : progressLink?.(complaint, to)
  const subject = parts.at(-1)!.subject
  if (channel === 'sms') {
    const text = parts.length > 1 ? '' : parts[0]!.paragraphs.join('\n')
    const [progress] = lines([frame.progress], { link }, writing)
    return { subject, text: smsText({ heads: parts.map((part) => part.subject), text, link: progress }) }
  }
  const paragraphs = [
    ...lines([frame.greeting], { name, firm }, writing),
    ...parts.flatMap((part) => part.paragraphs),
    ...lines([frame.progress, frame.signOff], { link, firm }, writing),
  ]
  const letter = asLetterText({ subject, paragraphs, links: [link] }, writing)
  return { ...letter, ...(sender !== undefined && { sender }) }
}

function staffFooter(
  facts: NoticeFacts,
  { because }: Recipient,
  writing: Writing,
  link: string | undefined,
): string[] {
  const frame = writing.words.frame.staff
  const isGroup = because.as === 'group'
  const values: Values = {
    ...noticeValues(facts, writing, isGroup ? 'group' : 'recipient'),
    ...standingValues(facts.complaint, writing),
    of: because.as === 'deputy' ? personName(facts, because.of) : undefined,
    link,
  }
  return lines(
    [
      isGroup ? frame.aboutInGroup : frame.about,
      frame.owner,
      frame.due,
      frame.level,
      ...(because.as === 'deputy' || because.as === 'onCall' || because.as === 'standIn'
        ? [frame[because.as]]
        : []),
      frame.link,
    ],
    values,
    writing,
  )
}

const asLetterText = ({ subject, paragraphs, links }: Draft, { language }: Writing): LetterText => ({
  subject,
  text: paragraphs.join('\n\n'),
  html: pageOf(
    paragraphs,
    links.filter((link) => link !== undefined),
    language,
  ),
})
