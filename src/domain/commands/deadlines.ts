import { z } from 'zod'
import type { Calendar } from '../calendar/calendar.ts'
import { Name } from '../intake.ts'
import { Role, type Policy } from '../policy/policy.ts'
import { InstantText, storableText } from '../text.ts'
import { command, Evidence, Method, Reason, ToldReason, unchecked } from './parts.ts'

/** What moves clocks, and by which rules they run. */

export const deadlineCommands = [
  command('extendDeadline', {
    clock: Name,
    reason: ToldReason,
    approvedBy: Name,
    /** Put in by the API: the highest role that the directory has of who approves. */
    approverRole: Role.optional(),
    unchecked,
  }),
  /** A lead's word that a deadline is another than the policy gives (F38). The customer hears of those they know. */
  command('moveDue', { clock: Name, dueAt: InstantText, reason: ToldReason }),
  /** Takes an extension back that is not in force yet. */
  command('cancelExtension', { clock: Name, reason: Reason }),
  /** Sent by a courier, when a notice that a clock waits for has gone out; by hand with method and proof. */
  command('confirmNotice', {
    key: storableText().max(300),
    sentAt: InstantText,
    method: Method.optional(),
    evidence: Evidence.optional(),
    /** It has not gone out, and will not: nobody is reached so. */
    undelivered: z.literal(true).optional(),
  }),
  /** The API puts the policy's or calendar's snapshot in: an outsider names it only. */
  command('adoptPolicy', {
    policyId: Name,
    snapshot: z.custom<Policy>().optional(),
    reason: Reason,
    /** Put in by the API: what is owed goes on. Without it what the policy does not know just ended, as it once did. */
    carries: z.literal(true).optional(),
  }),
  command('adoptCalendar', { calendarId: Name, snapshot: z.custom<Calendar>().optional(), reason: Reason }),
] as const
