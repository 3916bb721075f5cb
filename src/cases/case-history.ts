import type { Actor, Command } from '../domain/command.ts'
import type { Instant } from '../domain/instant.ts'
import type { Fact } from '../domain/import/past.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { LoggedCase, LoggedEvent } from './case-log.ts'

/** A case as the domain takes it: when it was received, and what has been done since. */
export type CaseHistory = { id: string; receivedAt: Instant; facts: readonly Fact[] }

const DEPARTMENT = 'helpdesk'

/**
 * What a logged case means under a policy. Its first `create` is the receipt, and a note of what it says and of whoever
 * wrote it; what stands before it is kept as notes of that instant. A case whose beginning the log does not hold is
 * received with its first event.
 */
export function historyOf({ id, events }: LoggedCase, policy: Policy): CaseHistory {
  const created = events.findIndex(({ role }) => role === 'create')
  const received = events[Math.max(created, 0)]
  if (!received) throw new Error(`Case ${id} has no events.`)
  const receivedAt = received.at
  const before = events.slice(0, created + 1).map((one) => noteOf({ ...one, at: receivedAt }))
  const since = events.slice(created + 1).flatMap((one) => factsOf(one, policy))
  return { id, receivedAt, facts: [...before, ...since] }
}

/** Who did it; a log need not say. */
export const actorOf = ({ resource }: Pick<LoggedEvent, 'resource'>): Actor => ({
  id: resource || 'unknown',
  role: 'agent',
})

function factsOf(logged: LoggedEvent, policy: Policy): Fact[] {
  const { event, role, resource: person } = logged
  switch (role) {
    case 'ack':
      return [fact(logged, { type: 'acknowledge', method: 'message', said: event })]
    case 'assign':
      return [fact(logged, { type: 'assign', department: DEPARTMENT, ...(person && { person }) })]
    case 'resolve':
      return resolutionOf(logged, policy)
    case 'reopen':
      return [fact(logged, { type: 'reopen', reason: event })]
    default:
      return [noteOf(logged)]
  }
}

/** A log knows one resolution only: where the policy has it offered, accepted or answered first, it stands for that too. */
function resolutionOf(logged: LoggedEvent, policy: Policy): Fact[] {
  const executed = fact(logged, { type: 'recordExecution', what: logged.event })
  const isMetEarlier = policy.clocks.some(({ until }) =>
    until.some((trigger) => ['solutionAccepted', 'answered'].includes(trigger)),
  )
  if (!isMetEarlier) return [executed]
  return [
    fact(logged, { type: 'proposeSolution', measures: logged.event }),
    ...(policy.skips?.includes('consent') ? [] : [fact(logged, { type: 'acceptSolution' })]),
    ...(policy.skips?.includes('execution') ? [] : [executed]),
  ]
}

const noteOf = (logged: LoggedEvent): Fact => fact(logged, { type: 'addNote', text: logged.event })

const fact = (logged: LoggedEvent, command: Command): Fact => ({
  command,
  by: actorOf(logged),
  at: logged.at,
})
