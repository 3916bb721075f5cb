import type { Classification, Complaint } from '../complaint.ts'
import type { Policy, Priority, PriorityTable, Urgency } from './policy.ts'

/** What is first, where a policy has no table of its own: 1 before 4. */
const USUAL: PriorityTable = {
  major: { low: 2, normal: 1, high: 1 },
  normal: { low: 3, normal: 3, high: 2 },
  minor: { low: 4, normal: 4, high: 3 },
}
/** Nobody has looked yet: it may be anything. */
export const UNCLASSIFIED: Priority = 3
export const URGENCY: Urgency = 'normal'

type Graded = Pick<Classification, 'severity' | 'urgency'>

/** What follows from severity and urgency (R26). */
export const priorityBy = (
  { priorities = USUAL }: Pick<Policy, 'priorities'>,
  { severity, urgency = URGENCY }: Graded,
): Priority => priorities[severity][urgency]

/** How soon its turn comes; none before it has been classified. */
export const priorityOf = ({ classification }: Pick<Complaint, 'classification'>): Priority | undefined =>
  classification && (classification.priority ?? priorityBy({}, classification))

/** What of it the complaint keeps: only what does not follow from the usual table. */
export function keptPriority(
  policy: Pick<Policy, 'priorities'>,
  graded: Graded,
  given: Priority | undefined,
): Pick<Classification, 'priority' | 'priorityGiven'> {
  if (given !== undefined) return { priority: given, priorityGiven: true }
  return policy.priorities ? { priority: priorityBy(policy, graded) } : {}
}
