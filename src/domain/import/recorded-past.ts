import { TIME } from '../admit.ts'
import type { Command } from '../command.ts'
import type { Event, EventType } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Entry } from '../journal/journal.ts'
import { isDecision } from '../notices/decision.ts'
import type { Opening } from '../opening.ts'
import type { Fact } from './past.ts'

/*
 * What is on record of a complaint, as a past that can be told again under another policy: what people did and the
 * customer said, each at the instant from which it counted, and nothing of what followed from it by the rules.
 */

type Recorded = Pick<Entry, 'sequence' | 'event' | 'by' | 'command' | 'recordedAt'>
/** The entry that says what somebody did, and those of what followed from it. */
type Deed = [Recorded, ...Recorded[]]

export type Retelling = {
  /** To when it is told: a letter that had not gone out by then is one that was not sent. */
  until: Instant
  /** Whether its own policy has a clock that runs until the letter of an offer has gone out. */
  waitsForLetters: boolean
  /** Where somebody has the role in which they did it, which no entry says; in all departments, if it is not known. */
  departmentsOf: (by: Entry['by']) => readonly string[] | undefined
}

export type Receipt = Omit<Opening, 'policy' | 'calendar'>

/** What a complaint starts from by its receipt; nothing where the record does not begin with that. */
export function receiptIn([first]: readonly Recorded[]): Receipt | undefined {
  if (first?.event.type !== 'received') return undefined
  const { type: _t, at: receivedAt, policy: _p, calendar: _c, ...said } = first.event
  return { ...said, receivedAt, by: first.by }
}

/** What was done about a complaint, in the order of time. */
export function factsIn(entries: readonly Recorded[], how: Retelling): Fact[] {
  const standing = standingOf(entries)
  const facts = deedsIn(entries).flatMap((deed): Fact[] => {
    const [{ event, by }] = deed
    const command = commandOf(deed[0], standing)
    if (!command) return []
    const departments = how.departmentsOf(by)
    const sentAt = letterOf(deed, entries, how)
    const at = event.type === 'entryProved' ? event.occurredAt : event.at
    const who = { ...by, ...(departments && { departments }) }
    return [{ command, by: who, at, ...(sentAt !== undefined && { sentAt }) }]
  })
  return facts.toSorted((one, other) => one.at - other.at)
}

/** Of one request in which several of the same kind came each begins as the first did; this one is told once for all. */
const TOLD_ONCE: ReadonlySet<string> = new Set(['clearProposal'])
/** Where something else may stand before what was asked for. */
const TOLD_BY: Readonly<Record<string, EventType>> = { absorb: 'absorbed' }

/** What came of taking it in. */
const RECEIPT = 'receive'

function deedsIn(entries: readonly Recorded[]): Deed[] {
  const deeds: Deed[] = []
  for (const entry of entries) {
    if (entry.command === RECEIPT || isOfTime(entry)) continue
    const last = deeds.at(-1)
    const [first] = last ?? []
    const isMore = first && isOfOneRequest(first, entry)
    const begins = TOLD_BY[entry.command] ?? (isMore ? first.event.type : entry.event.type)
    const isNew = entry.event.type === begins && !(isMore && TOLD_ONCE.has(entry.command))
    if (isNew) deeds.push([entry])
    else if (isMore) last!.push(entry)
  }
  return deeds
}

const isOfTime = ({ by }: Recorded): boolean => by.id === TIME.id && by.role === TIME.role

const isOfOneRequest = (one: Recorded, other: Recorded): boolean =>
  one.command === other.command &&
  one.recordedAt === other.recordedAt &&
  one.by.id === other.by.id &&
  one.by.role === other.by.role

/** What became of entries later: taken back, or proved. */
type Standing = { voided: ReadonlySet<number>; told: ReadonlyMap<number, Recorded> }

const standingOf = (entries: readonly Recorded[]): Standing => ({
  voided: new Set(entries.flatMap(({ event }) => (event.type === 'entryVoided' ? [event.sequence] : []))),
  told: new Map(entries.map((entry) => [entry.sequence, entry])),
})

/** What an event says of itself beside what was asked for. */
type OfEvents = 'at' | 'toldAt' | 'toldBy' | 'unproved' | 'later' | 'waits' | 'overtaken'

/**
 * The command that came to it, as it would be told today. The numbers that something was given it keeps. Which policy or
 * calendar was adopted is no part of what was done.
 */
function commandOf(entry: Recorded, standing: Standing): Command | undefined {
  const { event, command: type, sequence } = entry
  if (standing.voided.has(sequence) || ('unproved' in event && event.unproved)) return noted(event)
  switch (event.type) {
    case 'policyAdopted':
    case 'calendarAdopted':
    case 'entryVoided':
      return undefined
    case 'entryProved': {
      const told = standing.told.get(event.sequence)
      return told && !standing.voided.has(event.sequence) ? said(told.command, told.event) : undefined
    }
    case 'cleared':
      return said(type, { comment: event.comment })
    case 'noticeConfirmed':
      return isDecision(event.key) ? undefined : said(type, event)
    case 'noticeFailed':
      return said(type, { key: event.key, sentAt: event.at, undelivered: true })
    default:
      return said(type, event)
  }
}

function said(type: string, content: object): Command {
  const {
    at: _a,
    toldAt: _t,
    toldBy: _b,
    unproved: _u,
    later: _l,
    waits: _w,
    overtaken: _o,
    ...rest
  } = content as Partial<Record<OfEvents, unknown>>
  return { ...rest, type } as Command
}

/** What moved no clock, or does no more: that there was something to say remains. */
const noted = ({ type }: Event): Command => ({ type: 'addNote', text: type })

/**
 * When the letter went out of the offer that a deed brought before the customer; at the end, where nothing has been heard
 * of it. Where nothing waited for it, the customer was told with the offer.
 */
function letterOf(
  deed: Deed,
  entries: readonly Recorded[],
  { until, waitsForLetters }: Retelling,
): Instant | undefined {
  const offer = deed.find(({ event }) => event.type === 'solutionOffered')
  if (offer?.event.type !== 'solutionOffered') return undefined
  const { proposal, sentAt } = offer.event
  if (sentAt !== undefined || !waitsForLetters) return sentAt
  const isNext = ({ sequence, event }: Recorded) =>
    sequence > offer.sequence &&
    event.type === 'noticeConfirmed' &&
    isDecision(event.key) &&
    event.key.endsWith(`/${proposal}`)
  const heard = entries.find(isNext)?.event
  return heard?.type === 'noticeConfirmed' ? heard.sentAt : until
}
