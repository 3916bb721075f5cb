import type { Calendar } from '../calendar/calendar.ts'
import { extendedBack, trimmed } from '../calendar/days.ts'
import type { CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { closingEvents } from './closing.ts'
import { STAFF, SYSTEM } from '../access/permission.ts'
import { ANY, OPEN, contentOf, type Rule } from './rule.ts'

/**
 * Three steps on two complaints, in this order: the one enters its merge, the other absorbs it, the one closes. While a
 * complaint is in its merge it absorbs nothing; so in a ring somebody's absorption would have to lie before its own
 * beginning, and one complaint always stays open. Of two that wait for each other the one with the lower id goes first.
 */

/** Longer than any merge takes: its process is gone for good. */
const MERGE_TAKES_AT_MOST_MS = 10 * 60_000

const itself = refuse('unknown', 'A complaint cannot be merged into itself.')

function mayNotEndIn({ id, absorbed }: Complaint, into: string): Refusal | undefined {
  if (into === id) return itself
  return absorbed?.some((one) => one.id === into)
    ? refuse('alreadyDone', 'That complaint was merged into this one: the two would end in each other.')
    : undefined
}

/** Only one merge of a complaint is carried out at a time: what an earlier one left behind is replaced. */
export const beginMerge: Rule<'beginMerge'> = {
  may: SYSTEM,
  stages: OPEN,
  refuses: (complaint, { into }) => mayNotEndIn(complaint, into),
  events: (_, command, { at }) => [{ type: 'mergeBegun', at, ...contentOf(command) }],
}

export const cancelMerge: Rule<'cancelMerge'> = {
  may: SYSTEM,
  stages: ANY,
  events: ({ merging }, command, { at }) =>
    merging?.into === command.into ? [{ type: 'mergeCancelled', at, ...contentOf(command) }] : [],
}

export const merge: Rule<'merge'> = {
  may: STAFF,
  stages: OPEN,
  refuses: (complaint, { into }) =>
    mayNotEndIn(complaint, into) ??
    (complaint.merging?.into === into
      ? undefined
      : refuse('mergingNow', 'It has made way for another merge meanwhile: look again, and ask again.')),
  events: (complaint, command, { at, edition }) => [
    { type: 'merged', at, ...contentOf(command) },
    ...closingEvents(complaint, 'merged', { at, edition }),
  ],
}

const hasAbsorbed = ({ absorbed }: Complaint, complaint: string): boolean =>
  absorbed?.some(({ id }) => id === complaint) === true

/** Whether its own merge makes way for one that is merged into it. */
const yields = ({ id, merging }: Complaint, complaint: string, at: Instant): boolean =>
  merging !== undefined && (complaint < id || at > merging.at + MERGE_TAKES_AT_MOST_MS)

export const absorb: Rule<'absorb'> = {
  may: SYSTEM,
  stages: OPEN,
  refuses: (present, { complaint, kind }, { at }) => {
    if (complaint === present.id) return itself
    if (kind !== undefined && kind !== present.kind)
      return refuse('notAllowed', `Only what is of the kind ${present.kind} is merged into it.`)
    if (present.merging)
      return yields(present, complaint, at)
        ? undefined
        : refuse('mergingNow', 'It is being merged itself just now: look again, and ask again.')
    return hasAbsorbed(present, complaint)
      ? refuse('alreadyDone', 'That complaint has been merged into this one already.')
      : undefined
  },
  events: (present, command, { at }) => {
    const { complaint } = command
    const yielded: Event[] =
      present.merging && yields(present, complaint, at)
        ? [{ type: 'mergeCancelled', at, into: present.merging.into, why: 'yielded' }]
        : []
    if (yielded.length > 0 && hasAbsorbed(present, complaint)) return yielded
    return [
      ...yielded,
      ...calendarBack(present, command, at),
      { type: 'absorbed', at, ...contentOf(command) },
    ]
  },
}

/** To count from an earlier receipt takes a calendar that reaches back to it. */
function calendarBack(
  { calendar }: Complaint,
  { snapshot, countsFrom }: CommandOf<'absorb'>,
  at: Instant,
): Event[] {
  if (countsFrom === undefined || snapshot?.id !== calendar.id) return []
  if (snapshot.coversFrom >= calendar.coversFrom) return []
  const { version } = calendar
  const reason = 'absorbed'
  return [
    {
      type: 'calendarAdopted',
      ...{ at, before: version, after: version, reason },
      calendar: extendedBack(calendar, snapshot),
    },
  ]
}

/**
 * The snapshot by which a complaint's calendar comes to reach back to where a merged one counts from: theirs, in the same
 * version, or else the one in force; none of whose days would lie between the two where neither knows them.
 */
export function reachingBack(
  own: Calendar,
  { theirs, inForce }: { theirs: Calendar; inForce: Calendar | undefined },
  from: Instant,
): Calendar | undefined {
  const older = theirs.version === own.version ? theirs : inForce && trimmed(inForce, from)
  const isOf =
    older?.id === own.id && older.coversFrom < own.coversFrom && older.coversUntil >= own.coversFrom
  return isOf ? older : undefined
}

/** No due moves by it: what was counted from the earlier receipt stays so. */
export const release: Rule<'release'> = {
  may: SYSTEM,
  stages: ANY,
  events: (present, command, { at }) =>
    hasAbsorbed(present, command.complaint) ? [{ type: 'released', at, ...contentOf(command) }] : [],
}
