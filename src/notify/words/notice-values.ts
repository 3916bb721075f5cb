import { nameOf, NO_NAMES } from '../../words/vocabulary.ts'
import type { Language } from '../../domain/names.ts'
import { clockName } from '../../words/clocks.ts'
import { askedFor } from '../../domain/policy/required.ts'
import { detailName } from '../../words/details.ts'
import { KINDS } from '../../words/matters.ts'
import { cut } from '../../words/telling/cut.ts'
import { promiseOf } from '../../words/promises.ts'
import { formatted, type Values } from './catalogue.ts'
import { eventValues, type Titles, type Writing } from './event-values.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import { departmentOf } from '../../domain/complaint.ts'

type Complaint = NoticeFacts['complaint']

/** Who reads it: whom it is for, a whole group, or whoever has the telephone whose number was typed. */
export type Reader = 'recipient' | 'group' | 'anybody'

/** What people have written: it is not shown where a whole group reads, or nobody knows who does. */
const FREE_TEXT = [
  'subject',
  'what',
  'measures',
  'reasons',
  'comment',
  'title',
  'result',
  'instruction',
  'reply',
  'text',
  'action',
] as const
/** Reasons are free text too; waitingGivenUp has one of a few codes in its stead. */
const isCode = (event: NoticeFacts['event'], name: string) =>
  name === 'reason' && event.type === 'waitingGivenUp'

/** What a letter by hand says, staff have written. */
const isOurs = (reader: Reader, name: string) => reader === 'anybody' && name === 'text'

/** Everything that may be named in the words of a notice. */
export function noticeValues(facts: NoticeFacts, writing: Writing, reader: Reader): Values {
  const { notice, event, complaint } = facts
  const isOpen = reader !== 'recipient'
  const { language, words, instant } = writing
  const { number, template } = notice
  const subject = oneLine(complaint.details.subject)
  const values: Values = {
    firm: words.firm,
    number,
    template,
    subject,
    case: formatted(language, isOpen ? words.frame.caseInGroup : words.frame.case, { number, subject }),
    matter: KINDS[complaint.kind][language],
    name: isOpen ? undefined : oneLine(complaint.details.complainant.name),
    receivedAt: instant(complaint.receivedAt),
    owner: ownerOf(facts, language),
    promises: promises(complaint, writing),
    wanted: wanted(facts, language),
    ...(facts.action && { action: facts.action.what, actionDue: instant(facts.action.dueAt) }),
    ...eventValues(facts, writing),
  }
  if (!isOpen) return values
  const hidden = [...FREE_TEXT, 'reason'].filter((name) => !isCode(event, name) && !isOurs(reader, name))
  return { ...values, ...Object.fromEntries(hidden.map((name) => [name, undefined])) }
}

/** Who has it by name: a person, else a department; before that, intake. */
function ownerOf({ complaint, names }: NoticeFacts, language: Language): string {
  const all = { ...NO_NAMES, ...names }
  const person = complaint.owner?.person
  return person === undefined
    ? nameOf(all, 'departments', departmentOf(complaint), language)
    : nameOf(all, 'people', person, language)
}

/** The next thing that staff owe, and how high it has climbed. */
export function standingValues(complaint: Complaint, { language, instant, titles }: Writing): Values {
  const next = owedPromises(complaint, titles)[0]
  const levels = complaint.escalations.filter(({ state }) => state !== 'ended').map(({ level }) => level)
  return {
    clock: next && clockName(next.name, language, titles.clocks),
    due: next && instant(next.dueAt),
    level: levels.length > 0 ? Math.max(...levels) : undefined,
  }
}

/** What we owe the customer and have not yet missed, the soonest first. */
function owedPromises({ clocks }: Complaint, titles: Titles) {
  return clocks
    .filter(
      ({ name, state, pausedAt }) =>
        promiseOf(name, 'zh', titles) !== undefined && state === 'running' && pausedAt === undefined,
    )
    .filter(({ breach }) => !breach || breach.voided)
    .toSorted((one, other) => one.dueAt - other.dueAt)
}

function promises(complaint: Complaint, { language, words, instant, titles }: Writing): string | undefined {
  const lines = owedPromises(complaint, titles).map(({ name, dueAt }) =>
    formatted(language, words.promise, {
      due: instant(dueAt),
      promise: promiseOf(name, language, titles),
    }),
  )
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** What the customer is asked for, a line each. */
function wanted({ complaint, requires }: NoticeFacts, language: Language): string | undefined {
  const fields = requires ? askedFor(complaint.details, requires) : []
  return fields.length > 0 ? fields.map((field) => `· ${detailName(field, language)}`).join('\n') : undefined
}

/** For a line of a heading: no breaks, nothing that could end it. */
const oneLine = (text: string): string => cut(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), 200)
