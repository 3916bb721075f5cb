import type { z } from 'zod'
import type { Actor, Command } from '../../domain/command.ts'
import { departmentOf, type Complaint, type Escalation } from '../../domain/complaint.ts'
import { decide } from '../../domain/decide/decide.ts'
import type { Instant } from '../../domain/instant.ts'
import { nextRung } from '../../domain/time/ladder.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { GoingEscalation } from '../../register/supervision/escalations.ts'
import type { EscalationView } from './escalation-schemas.ts'
import { withTimesAsText } from '../outside.ts'

type Seen = { by: Actor; now: Instant }

/** An escalation is one complaint's, about one thing: both together are its id. */
export const escalationIdOf = (complaintId: string, source: string): string =>
  `esc_${Buffer.from(JSON.stringify([complaintId, source])).toString('base64url')}`

export function readEscalationId(id: string): { complaintId: string; source: string } | undefined {
  try {
    const [complaintId, source] = JSON.parse(
      Buffer.from(id.replace(/^esc_/, ''), 'base64url').toString(),
    ) as unknown[]
    if (typeof complaintId !== 'string' || typeof source !== 'string') return undefined
    return escalationIdOf(complaintId, source) === id ? { complaintId, source } : undefined
  } catch {
    return undefined
  }
}

/** A command names an escalation by any of its steps. */
export const keyOf = (source: string): string => `${source}/`

/** One line of the inbox, for one reader. */
export function escalationView(one: GoingEscalation, { by, now }: Seen): z.input<typeof EscalationView> {
  const { source, complaint, sinceAt, overdueSince, reason, steps } = one
  const escalation = complaint.escalations.find((known) => known.source === source)!
  const { clock, cycle, state, key, level, to, acceptedBy, delegatedTo } = escalation
  const order = /\/supervision:(\d+)$/.exec(source)?.[1]
  const next = nextRung(complaint, escalation)
  return withTimesAsText({
    id: escalationIdOf(complaint.id, source),
    complaint: whose(complaint),
    ...(clock !== undefined && { clock }),
    ...(order !== undefined && { order: Number(order) }),
    ...(reason !== null && { reason }),
    ...{ cycle, state, key, level, to },
    since: sinceAt,
    ...(overdueSince !== null && { overdueSince }),
    ...(acceptedBy !== undefined && { acceptedBy }),
    ...(delegatedTo !== undefined && { delegatedTo }),
    ...(next && { nextStep: { at: next.at, level: next.level, to: next.to } }),
    steps,
    allowedActions: allowed(complaint, escalation, { by, now }),
  }) as z.input<typeof EscalationView>
}

/** Of which complaint it is. */
export function whose({ id, number, details, classification, stage, owner, version }: Complaint) {
  return {
    ...{ id, number, stage, version },
    subject: details.subject,
    ...(classification && { category: classification.category, severity: classification.severity }),
    department: departmentOf({ owner }),
    ...(owner?.person !== undefined && { handler: owner.person }),
  }
}

const ACTIONS: readonly [action: 'accept' | 'delegate' | 'resolve', command: (key: string) => Command][] = [
  ['accept', (key) => ({ type: 'acceptEscalation', key })],
  ['delegate', (key) => ({ type: 'delegateEscalation', key, to: 'somebody', reason: 'asked' })],
  ['resolve', (key) => ({ type: 'resolveEscalation', key, note: 'asked' })],
]

/** What this reader could do with it: the complaint's own rules are asked. */
const allowed = (complaint: Complaint, { source }: Escalation, { by, now }: Seen) =>
  ACTIONS.filter(
    ([, command]) => !isRefusal(decide(complaint, { command: command(keyOf(source)), by, at: now })),
  ).map(([action]) => action)
