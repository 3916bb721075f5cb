import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Clearance } from '../parts/solution.ts'
import type { Event, EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'
import { isAtLeast } from '../permission.ts'
import type { Role } from './policy.ts'

/*
 * Clearance (R75): what the policy has others look at, legal as a rule, before it goes to the customer.
 */

/** Who is asked: a role, or a role in a department, as `supervisor@quality`. */
export function clearerOf(clearer: string): { role: Role; department?: string } {
  const [role, ...department] = clearer.split('@')
  return { role: role as Role, ...(department.length > 0 && { department: department.join('@') }) }
}

/** Whether somebody may clear what is asked of this one; who stands higher in the line may too. */
export function answersFor(clearer: string, by: Actor): boolean {
  const { role, department } = clearerOf(clearer)
  const isOfRole = by.role === role || (role !== 'legal' && isAtLeast(by, role))
  return isOfRole && (department === undefined || by.departments?.includes(department) !== false)
}

/** What waits for it now. */
export const pendingClearance = ({ clearance }: Pick<Complaint, 'clearance'>): Clearance | undefined =>
  clearance?.endedAt === undefined ? clearance : undefined

type Redress = EventOf<'solutionProposed'>['redress']

/** Who must clear it, each once; nobody where the policy asks for none. */
function clearersFor({ policy, classification }: Complaint, redress: Redress): string[] {
  const fits = ({ when: { severity, category, redressAbove } }: Rule) =>
    (severity === undefined || severity === classification?.severity) &&
    (category === undefined || category === classification?.category) &&
    (redressAbove === undefined || isAbove(redressAbove, redress))
  return [...new Set((policy.clearance ?? []).filter(fits).map(({ by }) => by))]
}
type Rule = NonNullable<Complaint['policy']['clearance']>[number]

/** A currency that is not named has no limit below which it could lie. */
const isAbove = (limits: Readonly<Record<string, number>>, redress: Redress): boolean =>
  redress !== undefined && redress.amountCents > (limits[redress.currency] ?? 0)

/** That it waits for them; nothing where it needs nobody. */
export function askedToClear(
  complaint: Complaint,
  { of, draftedBy, redress, at }: Pick<Clearance, 'of' | 'draftedBy'> & { redress?: Redress; at: Instant },
): Event[] {
  return clearersFor(complaint, redress).map((clearer) => ({
    type: 'clearanceNeeded',
    at,
    of,
    clearer,
    draftedBy,
  }))
}

/** What waits for clearance while the matter goes another way waits no longer. */
export function dropClearance(
  complaint: Complaint,
  at: Instant,
  why: EventOf<'clearanceDropped'>['why'],
): Event[] {
  const pending = pendingClearance(complaint)
  return pending ? [{ type: 'clearanceDropped', at, of: pending.of, why }] : []
}
