import { ruleOf } from '../time/clocks.ts'
import type { Actor } from '../command.ts'
import type { Clock, Complaint, Meeting } from '../complaint.ts'
import type { Event } from '../event.ts'
import { runningClocks } from '../time/going-on.ts'
import { momentOf, ranAt } from '../proof.ts'
import { isPulledBy, triggersOf } from '../time/triggers.ts'

/** More are not kept of the entries that would meet one clock. */
const KEPT = 10

/** What entries prove and do not prove: which have met a clock and may be voided, which wait for proof. */
export function evolveProof(
  complaint: Complaint,
  event: Event,
  { by, sequence }: { by: Pick<Actor, 'role'>; sequence: number },
): Complaint {
  const meets = meeting(complaint, event, sequence)
  switch (event.type) {
    case 'acknowledged':
    case 'contactRecorded': {
      if (!event.unproved) return meets
      const entry = { sequence, of: event.type, at: event.at } as const
      return { ...complaint, unproved: [...(complaint.unproved ?? []), entry].slice(-KEPT) }
    }
    case 'entryProved':
      return withoutUnproved(meets, event.sequence)
    case 'evidenceAttached':
      return by.role === 'customer' ? brought(complaint, sequence) : complaint
    case 'entryVoided':
      return withoutUnproved(withoutMeeting(complaint, event.sequence), event.sequence)
    default:
      return meets
  }
}

function brought(complaint: Complaint, sequence: number): Complaint {
  const [oldest = sequence] = complaint.voidable
  const kept = (complaint.brought ?? []).filter((one) => one >= oldest)
  return { ...complaint, brought: [...kept, sequence] }
}

function withoutUnproved(complaint: Complaint, sequence: number): Complaint {
  const { unproved, ...rest } = complaint
  const left = unproved?.filter((one) => one.sequence !== sequence) ?? []
  return unproved === undefined ? complaint : left.length > 0 ? { ...complaint, unproved: left } : rest
}

function withoutMeeting(complaint: Complaint, sequence: number): Complaint {
  const { metBy, ...rest } = complaint
  const left = without(metBy ?? [], sequence)
  return left.length > 0 ? { ...complaint, metBy: left } : rest
}

/** What clocks are met by were an entry not there: what else would have met them, else what met their next run. */
export function without(metBy: readonly Meeting[], sequence: number): Meeting[] {
  return metBy.reduceRight<Meeting[]>((later, one) => {
    const own = one.entries.filter((entry) => entry.sequence !== sequence)
    const entries = own.length > 0 ? own : (later.find(isSameClock(one))?.entries.slice(0, 1) ?? [])
    return entries.length > 0 ? [{ ...one, entries }, ...later] : later
  }, [])
}

const isSameClock = (one: Meeting) => (other: Meeting) => one.name === other.name && one.cycle === other.cycle

/**
 * A contact that meets a clock may be voided: what else would meet it is kept beside it, until the clock's next run
 * keeps that. Which can no longer be voided are forgotten.
 */
function meeting(complaint: Complaint, event: Event, own: number): Complaint {
  const triggers = triggersOf(event)
  const isContact =
    event.type === 'contactRecorded' || (event.type === 'entryProved' && event.of === 'contactRecorded')
  const { metBy: known = [], voidable } = complaint
  if (triggers.length === 0 || (!isContact && known.length === 0)) return complaint
  // What proves an entry is no entry to void: the entry itself is.
  const sequence = event.type === 'entryProved' ? event.sequence : own
  const entry = { sequence, at: momentOf(event) }
  const fits = ({ cycle, name }: Pick<Clock, 'cycle' | 'name'>) =>
    cycle === complaint.cycle && isPulledBy(triggers, ruleOf(complaint, name)?.until)
  const isKept = ({ entries: [first] }: Meeting) => first!.sequence >= (voidable[0] ?? sequence)
  const kept = known.filter(isKept).map((one, index, all) => {
    const isLast = one.entries.length < KEPT && !all.slice(index + 1).some(isSameClock(one))
    return isLast && fits(one) ? { ...one, entries: [...one.entries, entry] } : one
  })
  const met = isContact ? runningClocks(complaint).filter(fits).filter(ranAt(event)) : []
  const metBy = [...kept, ...met.map(({ cycle, name, n }) => ({ cycle, name, n, entries: [entry] }))]
  return metBy.length > 0 || known.length > 0 ? { ...complaint, metBy } : complaint
}
