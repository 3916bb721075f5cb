import type { Command } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Kind, Policy } from '../../domain/policy/policy.ts'
import { selected } from '../../domain/policy/selection.ts'
import { snapshotFor } from '../../domain/time/moved-dues.ts'
import type { Calendars } from '../../rules/loaded-years.ts'
import { pinned } from '../../rules/policies.ts'
import type { Deps } from '../deps.ts'
import { refuseUnchoosable, type Choosing } from './choosing.ts'

type Rules = Pick<Deps, 'policies' | 'selection'> & { calendars: Calendars }
type Asked = { find: () => Promise<Complaint> } & Choosing

const PINS: readonly Command['type'][] = ['adoptPolicy', 'adoptCalendar', 'changeKind']

/** Outsiders name a policy, a calendar or a kind; what the complaint then pins is ours. */
export async function withSnapshots(
  rules: Rules,
  { find, ...choosing }: Asked,
  commands: readonly Command[],
): Promise<Command[]> {
  if (!commands.some(({ type }) => PINS.includes(type))) return [...commands]
  const complaint = await find()
  return commands.map((command) => {
    switch (command.type) {
      case 'adoptPolicy': {
        const policy = rules.policies.get(command.policyId)
        if (policy) refuseUnchoosable(choosing, policy)
        return policy ? { ...command, snapshot: pinned(policy) } : command
      }
      case 'adoptCalendar': {
        const calendar = rules.calendars.get(command.calendarId)
        return calendar ? { ...command, snapshot: snapshotFor(complaint, calendar) } : command
      }
      case 'changeKind': {
        const policy = policyAs(rules, complaint, command.kind)
        return policy && isOther(policy, complaint.policy)
          ? { ...command, snapshot: pinned(policy) }
          : command
      }
      default:
        return command
    }
  })
}

/** What was a complaint before is one again under the policy that it was one under. */
function policyAs(
  { policies, selection }: Rules,
  { wasComplaint, classification, details }: Complaint,
  kind: Kind,
): Policy | undefined {
  const before = kind === 'complaint' && wasComplaint !== undefined ? policies.get(wasComplaint) : undefined
  const { category } = classification ?? {}
  const { product, storeId: store } = details
  return before ?? policies.get(selected(selection, { kind, category, product: product?.model, store }))
}

const isOther = (one: Policy, other: Policy): boolean => one.id !== other.id || one.version !== other.version
