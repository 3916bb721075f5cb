import type { Command } from '../domain/command.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Named } from './known.ts'

/** Who may have a complaint, a task or an escalation: not who only looks on. */
const HANDLES: readonly Role[] = ['agent', 'supervisor', 'manager', 'management']
export const LEADS: readonly Role[] = ['supervisor', 'manager', 'management']
/** Whose advice is sought has that task, and nothing else. */
const ADVISES: readonly Role[] = [...HANDLES, 'legal']

export type Naming = Named & { field: string }

/** Whom and what a command names, and in which field: of those that are marked where the register was away. */
export function namedBy(command: Command): Naming[] {
  switch (command.type) {
    case 'assign':
    case 'openTask':
    case 'assignResource':
    case 'bookAppointment': {
      const { department, person } = command
      const isAdvice = command.type === 'openTask' && command.kind === 'legalReview'
      return [
        { field: '/department', department },
        { field: '/person', department, person, roles: isAdvice ? ADVISES : HANDLES },
      ]
    }
    case 'determineResponsibility': {
      const { department, person } = command
      return [
        { field: '/department', department },
        { field: '/person', department, person },
      ]
    }
    case 'delegateEscalation':
      return [{ field: '/to', person: command.to, roles: HANDLES }]
    case 'extendDeadline':
      return [{ field: '/approvedBy', person: command.approvedBy, roles: LEADS }]
    case 'addNote':
      return (command.named ?? []).map((person, index) => ({ field: `/named/${index}`, person }))
    case 'draftProposal':
    case 'proposeSolution':
      return (command.correctiveActions ?? []).map(({ owner }, index) => ({
        field: `/correctiveActions/${index}/owner`,
        person: owner,
      }))
    default:
      return []
  }
}
