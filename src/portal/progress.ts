import type { ClockTitles, Language } from '../domain/names.ts'
import type { Actor } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Event, EventType } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Entry } from '../domain/journal/journal.ts'
import {
  isAskedEscalation,
  offeredIn,
  toldToCustomer,
  TOLD_TYPES,
} from '../domain/disclosure/told-to-customer.ts'
import type { CustomerRecord } from '../register/complaint/customer-record.ts'
import { possibleActions, type ProgressAction } from './actions.ts'
import { neededOf, type Needed } from './needed.ts'
import { promisesOf, type Promised } from './promises.ts'
import { outcomeWords, stageWords, toldWords } from './sentences.ts'

/** Something that was said between the customer and us, with what was said. */
export type Told = { at: Instant; event: EventType; words: string; said: Record<string, unknown> }

/** How a complaint stands, for the complainant: nothing internal, no names of staff, nothing about others (R104). */
export type Progress = {
  number: string
  /** It was merged: the number under which its matter goes on, as all below tells it. */
  handledAs?: string
  subject: string
  language: Language
  /** The zone in which its days are counted. */
  zone: string
  receivedAt: Instant
  stage: { code: Complaint['stage']; words: string }
  outcome?: { code: NonNullable<Complaint['outcome']>; words: string }
  /** The soonest first. */
  promises: Promised[]
  needed: Needed[]
  told: Told[]
  closedAt?: Instant
  reopenUntil?: Instant
  allowedActions: ProgressAction[]
  /** What else was told from the address, where it has asked for that; the latest first. */
  others?: Other[]
  /** Staff know the secret: to accept, decline or withdraw takes the link in a letter to the complainant. */
  needsLink?: true
}

export type Other = {
  number: string
  /** It opens this one alone, as a letter about it would. */
  secret: string
  subject: string
  receivedAt: Instant
  stage: Progress['stage']
  outcome?: Progress['outcome']
}

/** Beside what is told: what else it takes to tell it. */
export const PROGRESS_TYPES: readonly EventType[] = [...TOLD_TYPES, 'noticeConfirmed', 'entryVoided']

type Stands = Pick<Complaint, 'stage'> & { outcome?: Complaint['outcome'] | null }

type Asked = {
  language?: Language | undefined
  /** The complaint that was asked for, where the record is of the one that it was merged into. */
  own?: Complaint | undefined
  by: Actor
  titles: ClockTitles
  others?: readonly (Stands & Pick<Other, 'number' | 'secret' | 'subject' | 'receivedAt'>)[]
}

export function progressOf(
  { complaint, entries }: CustomerRecord,
  { language: preferred, own = complaint, by, titles, others = [] }: Asked,
): Progress {
  const { number, details, receivedAt } = own
  const { stage, outcome, closedAt, reopenUntil } = complaint
  const language = languageFor(complaint, preferred)
  const { actions: allowedActions, needsLink } = possibleActions(complaint, by)
  return {
    ...{ number, subject: details.subject, language, zone: complaint.calendar.zone, receivedAt },
    ...(own !== complaint && { handledAs: complaint.number }),
    ...standing({ stage, outcome }, language),
    promises: promisesOf(complaint, language, titles),
    needed: neededOf(complaint, entries, language),
    told: toldOf(entries, language),
    ...(closedAt !== undefined && { closedAt }),
    ...(reopenUntil !== undefined && allowedActions.includes('reopen') && { reopenUntil }),
    allowedActions,
    ...(needsLink && { needsLink }),
    ...(others.length > 0 && { others: others.map((one) => otherOf(one, language)) }),
  }
}

const standing = ({ stage, outcome }: Stands, language: Language) => ({
  stage: { code: stage, words: stageWords(stage, language) },
  ...(outcome && { outcome: { code: outcome, words: outcomeWords(outcome, language) } }),
})

const otherOf = (
  { number, secret, subject, receivedAt, ...stands }: NonNullable<Asked['others']>[number],
  language: Language,
): Other => ({ number, secret, subject, receivedAt, ...standing(stands, language) })

/** The language they read, else the one their letters are written in. */
export const languageFor = ({ details }: Complaint, preferred?: Language): Language =>
  preferred ?? details.complainant.language ?? 'zh'

function toldOf(entries: readonly Entry[], language: Language): Told[] {
  const taken = new Set(
    entries.flatMap(({ event }) => (event.type === 'entryVoided' ? [event.sequence] : [])),
  )
  const sent = new Set(entries.flatMap(({ event }) => (event.type === 'noticeConfirmed' ? [event.key] : [])))
  return entries.flatMap((entry) => {
    const { event, sequence } = entry
    const fields = toldToCustomer(entry)
    // An extension counts as told once its notice has gone out.
    const isUntold = event.type === 'extensionGranted' && !sent.has(event.notice)
    if (!fields || taken.has(sequence) || isUntold) return []
    const said = {
      ...picked(event, fields),
      ...(event.type === 'solutionOffered' && offeredIn(entries, event)),
    }
    return [{ at: event.at, event: event.type, words: toldWords(entry, language), said }]
  })
}

/** When the customer last asked for an escalation. */
export const escalationAskedAt = (entries: readonly Entry[]): Instant | undefined =>
  entries.findLast(isAskedEscalation)?.event.at

const picked = (event: Event, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).filter(([name]) => names.includes(name)))
