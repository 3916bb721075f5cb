import type { Outcome } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Kind, Stage } from '../../domain/policy/policy.ts'

/** A complaint that was looked for: what is told of each. */
export type FoundComplaint = {
  id: string
  number: string
  kind: Kind
  stage: Stage
  outcome: Outcome | null
  subject: string
  orderNumber: string | null
  department: string | null
  handler: string | null
  receivedAt: Instant
  closedAt: Instant | null
}

/** For a query in which the complaint is `c`. */
export const FOUND_COLUMNS = `c.id, c.number, c.kind, c.stage, c.outcome, c.subject, c.order_number as "orderNumber",
  c.department, c.handler, c.received_at as "receivedAt", c.closed_at as "closedAt"`

/** How many the indexes may yield for each thing that is looked for, the latest first. */
export const CANDIDATES = 200
