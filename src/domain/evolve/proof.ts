import { ruleOf } from '../clocks.ts'
import type { Actor } from '../command.ts'
import { clockKey, type Clock, type Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import { momentOf } from '../proof.ts'
import { pulled, triggersOf } from '../triggers.ts'

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
      return by.role === 'customer'
        ? { ...complaint, brought: [...(complaint.brought ?? []), sequence] }
        : complaint
    case 'entryVoided':
      return withoutUnproved(withoutMeeting(complaint, event.sequence), event.sequence)
    default:
      return meets
  }
}

function withoutUnproved(complaint: Complaint, sequence: number): Complaint {
  const { unproved, ...rest } = complaint
  const left = unproved?.filter((one) => one.sequence !== sequence) ?? []
  return unproved === undefined ? complaint : left.length > 0 ? { ...complaint, unproved: left } : rest
}

function withoutMeeting(complaint: Complaint, sequence: number): Complaint {
  if (!complaint.metBy) return complaint
  const left = Object.entries(complaint.metBy)
    .map(([key, entries]) => [key, entries.filter((one) => one.sequence !== sequence)] as const)
    .filter(([, entries]) => entries.length > 0)
  return { ...complaint, metBy: Object.fromEntries(left) }
}

/** A contact that meets a clock may be voided: what else would meet it is kept beside it. */
function meeting(complaint: Complaint, event: Event, sequence: number): Complaint {
  const isContact =
    event.type === 'contactRecorded' || (event.type === 'entryProved' && event.of === 'contactRecorded')
  if (!isContact && !complaint.metBy) return complaint
  const triggers = triggersOf(event)
  const known = complaint.metBy ?? {}
  const fits = (clock: Clock) =>
    clock.cycle === complaint.cycle &&
    pulled(triggers, ruleOf(complaint, clock.name)?.until) &&
    (known[clockKey(clock)] !== undefined ? clock.state === 'met' : isContact && clock.state === 'running')
  // What proves an entry is no entry to void: the entry itself is.
  const entry = { sequence: event.type === 'entryProved' ? event.sequence : sequence, at: momentOf(event) }
  const met = complaint.clocks
    .filter(fits)
    .map((clock) => [clockKey(clock), [...(known[clockKey(clock)] ?? []), entry].slice(0, KEPT)] as const)
  return met.length === 0 ? complaint : { ...complaint, metBy: { ...known, ...Object.fromEntries(met) } }
}
