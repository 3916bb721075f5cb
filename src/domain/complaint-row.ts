import { tiesOf } from './access/ties.ts'
import type { Complaint } from './complaint.ts'
import type { Instant } from './instant.ts'
import { matchKeys } from './matching/match-keys.ts'
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

/** What lists show and sort by: all that follows from the complaint and what it owes first. Stored as it is. */
export function complaintRow(complaint: Omit<Complaint, 'policy' | 'calendar'>, due: NextDue | null) {
  const { details, classification, owner } = complaint
  const level = levelOf(complaint)
  const dueOrder: Instant = due?.at ?? complaint.receivedAt + NOTHING_DUE_MS
  return {
    number: complaint.number,
    kind: complaint.kind,
    channel: complaint.channel,
    messageId: complaint.messageId,
    category: classification?.category,
    severity: classification?.severity,
    department: owner?.department,
    handler: owner?.person,
    stage: complaint.stage,
    outcome: complaint.outcome,
    cycle: complaint.cycle,
    level,
    receivedAt: complaint.receivedAt,
    registeredAt: complaint.registeredAt,
    nextDueAt: due?.at,
    nextDueClock: due?.clock,
    overdueSince: overdueSince(complaint),
    provisional: runningClocks(complaint).some((clock) => clock.provisional),
    closedAt: complaint.closedAt,
    archivedAt: complaint.archivedAt,
    subject: details.subject,
    orderNumber: details.orderNumber,
    complainantName: details.complainant.name,
    matchKeys: matchKeys(details),
    dueOrder,
    levelOrder: levelOrderOf(dueOrder, level),
    ties: tiesOf(complaint),
    version: complaint.version,
  }
}
