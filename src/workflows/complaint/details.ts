import { isBreached, isRunning } from '../../domain/time/clocks.ts'
import type { Clock, Complaint } from '../../domain/complaint.ts'
import { instantText, type Instant } from '../../domain/instant.ts'
import { openOrders } from '../../domain/supervision/orders.ts'
import { codeOf } from './search-attributes.ts'

/** What an operator sees at a glance in Temporal's UI, in Markdown. No personal data. */
export function detailsOf(complaint: Complaint): string {
  const { stage, outcome, cycle, owner, classification, waiting, escalations, importing } = complaint
  const local = (at: Instant) => instantText(at, complaint.calendar).replace('T', ' ').slice(0, 19)
  const facts = [
    `**${stage}**${outcome ? ` (${outcome})` : ''}`,
    importing ? `import ${importing === 'underWay' ? 'under way' : importing}` : '',
    cycle > 1 ? `cycle ${cycle}` : '',
    classification
      ? `${codeOf(classification.category)}, ${classification.severity}, ${classification.complexity}`
      : '',
    owner ? `with ${codeOf(owner.department)}` : '',
    waiting.length > 0 ? `waiting for ${waiting.map(({ reason }) => reason).join(', ')}` : '',
  ]
  const clocks = complaint.clocks
    .filter(isRunning)
    .map((clock) => `- ${clock.name}: ${stateOf(clock, local)}`)
  const open = escalations.filter(({ state }) => state !== 'ended')
  const raised = open.map(
    ({ level, to, state, clock }) => `- level ${level} (${to}) ${state}${clock ? `: ${clock}` : ''}`,
  )
  const ordered = openOrders(complaint).map(
    ({ n, dueAt, repliedAt }) =>
      `- supervise order ${n}: ${repliedAt === undefined ? `due ${local(dueAt)}` : 'answered'}`,
  )
  return [facts.filter(Boolean).join(', '), ...clocks, ...raised, ...ordered].join('\n')
}

function stateOf(clock: Clock, local: (at: Instant) => string): string {
  if (isBreached(clock)) return `**overdue since ${local(clock.breach!.dueAt)}**`
  if (clock.pausedAt !== undefined) return `paused, waiting for ${clock.pausedBy}`
  return `due ${local(clock.dueAt)}${clock.provisional ? ' (provisional)' : ''}`
}
