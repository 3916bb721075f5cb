import { fieldsSeenBy } from '../domain/disclosure/readers.ts'
import type { Change } from '../register/feed/feed.ts'
import { MARKS, publicEventOf } from './event-types.ts'
import type { Facts } from './facts.ts'
import { utc } from '../domain/instant.ts'

/** What is sent: thin, without personal data (Standard Webhooks). */
export type Payload = { type: string; timestamp: string; data: Record<string, unknown> }

/** A change as it is told outside; nothing where it is not told, or its complaint is gone. */
export function payloadOf(change: Change, facts: Facts | undefined): Payload | undefined {
  if (!facts) return undefined
  const { complaintId, sequence, position } = change
  const { number, version, stage, outcome, cycle, level } = facts
  const about = { complaintId, number, cursor: String(position) }
  const complaint = { version, stage, cycle, level, ...(outcome !== null && { outcome }) }
  if (change.kind !== 'recorded')
    return {
      type: MARKS[change.kind],
      timestamp: utc(Date.now()),
      data: { ...about, fromVersion: sequence, complaint },
    }
  const { event, recordedAt, past } = change.entry
  const told = publicEventOf(event)
  if (!told) return undefined
  const { policy, policyVersion, step, dueAt } = facts
  const data = {
    ...about,
    version: sequence,
    event: event.type,
    ...(policy !== null && { policy, policyVersion }),
    ...(step && { level: step.level, cycle: step.cycle, ...(step.clock !== null && { clock: step.clock }) }),
    ...(dueAt !== null && { dueAt: utc(dueAt) }),
    ...withTimesAsText(event.type, told.fields),
    firedAt: utc(recordedAt),
    ...(past && { past }),
    complaint,
  }
  return { type: told.type, timestamp: utc(event.at), data }
}

function withTimesAsText(type: string, fields: Record<string, unknown>): Record<string, unknown> {
  const kinds = fieldsSeenBy('endpoints', type)
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'number' && kinds.get(name) === 'instant' ? utc(value) : value,
    ]),
  )
}
