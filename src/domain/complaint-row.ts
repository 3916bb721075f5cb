import { tiesOf } from './access/ties.ts'
import type { Complaint } from './complaint.ts'
import { isEvidenceMissing } from './evolve/gathered.ts'
import type { Instant } from './instant.ts'
import { matchKeys } from './matching/match-keys.ts'
import type { Kind, Priority } from './policy/policy.ts'
import { priorityOf, UNCLASSIFIED } from './policy/priority.ts'
import { overdueSince, type NextDue } from './summary.ts'
import { runningClocks } from './time/going-on.ts'
import { levelOf } from './time/ladder.ts'

/** Lies behind every due: what owes nothing stands after all that does, in the order of receipt. */
export const NOTHING_DUE_MS = 100_000_000_000_000
/** Dues and receipts lie far below 2 × 10^14 ms; levels below 10. */
const LEVEL_STEP_MS = 200_000_000_000_000
const LEVELS = 9

/** The highest level first, then what is due first. */
export const levelOrderOf = (dueOrder: Instant, level: number): number =>
  dueOrder + (LEVELS - level) * LEVEL_STEP_MS

/** As many as lie between a due and the latest receipt that an order can hold. */
const DESK_STEP_MS = 125_000_000_000_000
const CLOSED = 16

type OnDesk = {
  isOpen: boolean
  isOverdue: boolean
  kind: Kind
  priority: Priority | undefined
  dueOrder: Instant
}

/** What is overdue first, then complaints before what is none, then by priority, then what is due first (R22, R27). */
export function deskOrderOf({ isOpen, isOverdue, kind, priority = UNCLASSIFIED, dueOrder }: OnDesk): number {
  const rank = (isOverdue ? 0 : 8) + (kind === 'complaint' ? 0 : 4) + priority - 1
  return (isOpen ? rank : CLOSED) * DESK_STEP_MS + Math.min(dueOrder, DESK_STEP_MS - 1)
}

/** What is open and was left alone the longest first; closed ones stand behind, as they were received. */
export const touchedOrderOf = ({
  isOpen,
  touchedAt,
  receivedAt,
}: {
  isOpen: boolean
  touchedAt: Instant | undefined
  receivedAt: Instant
}): number => (isOpen ? (touchedAt ?? receivedAt) : receivedAt + NOTHING_DUE_MS)

type Row = Omit<Complaint, 'policy' | 'calendar'>

/** What lists show and sort by: all that follows from the complaint and what it owes first. Stored as it is. */
export function complaintRow(complaint: Row, due: NextDue | null) {
  const { details, classification, owner } = complaint
  return {
    number: complaint.number,
    kind: complaint.kind,
    channel: complaint.channel,
    messageId: complaint.messageId,
    category: classification?.category,
    severity: classification?.severity,
    priority: priorityOf(complaint),
    department: owner?.department,
    handler: owner?.person,
    stage: complaint.stage,
    outcome: complaint.outcome,
    cycle: complaint.cycle,
    level: levelOf(complaint),
    receivedAt: complaint.receivedAt,
    registeredAt: complaint.registeredAt,
    nextDueAt: due?.at,
    nextDueClock: due?.clock,
    overdueSince: overdueSince(complaint),
    provisional: runningClocks(complaint).some((clock) => clock.provisional),
    evidenceMissing: isEvidenceMissing(complaint),
    closedAt: complaint.closedAt,
    archivedAt: complaint.archivedAt,
    subject: details.subject,
    orderNumber: details.orderNumber,
    complainantName: details.complainant.name,
    matchKeys: matchKeys(details),
    ...ordersOf(complaint, due),
    ties: tiesOf(complaint),
    version: complaint.version,
  }
}

/** Where it stands in each order of a list that is not the order of receipt. */
function ordersOf(complaint: Row, due: NextDue | null) {
  const { kind, stage, receivedAt, touchedAt } = complaint
  const isOpen = stage !== 'closed'
  const dueOrder: Instant = due?.at ?? receivedAt + NOTHING_DUE_MS
  const isOverdue = overdueSince(complaint) !== undefined
  const priority = priorityOf(complaint)
  return {
    dueOrder,
    levelOrder: levelOrderOf(dueOrder, levelOf(complaint)),
    deskOrder: deskOrderOf({ isOpen, isOverdue, kind, priority, dueOrder }),
    touchedOrder: touchedOrderOf({ isOpen, touchedAt, receivedAt }),
  }
}
