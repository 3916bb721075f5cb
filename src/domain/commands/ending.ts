import { z } from 'zod'
import type { Calendar } from '../calendar/calendar.ts'
import { Name, Text } from '../intake.ts'
import { Kind } from '../policy/policy.ts'
import { InstantText } from '../text.ts'
import { command, occurredAt, Proof, proved, Reason, ToldReason, Upheld } from './parts.ts'

/** How a complaint ends, goes into another, or begins again. */

/** Why a merge came to nothing, or was taken back. */
const MergeEnd = z.enum(['refused', 'yielded', 'reopened'])

export const endingCommands = [
  command('withdraw', { reason: Reason, evidence: Proof.optional() }),
  command('refuse', {
    ground: z.enum(['outOfScope', 'noStanding', 'repeated', 'other']),
    reason: ToldReason,
  }),
  command('transfer', { to: Name, reason: Reason }),
  command('merge', {
    into: Name,
    reason: Reason,
    /** The person who merges has made sure that both are the same person's. The API says it where that is certain. */
    samePerson: z.literal(true).optional(),
  }),
  /** Sent to the complaint itself before it is merged: until that has come to an end it absorbs no other. */
  command('beginMerge', { into: Name }),
  command('cancelMerge', { into: Name, why: MergeEnd }),
  /** Sent to the other complaint when one is merged into it, before that one is closed. */
  command('absorb', {
    complaint: Name,
    number: Name,
    receivedAt: InstantText,
    mergedBy: Name,
    reason: Reason,
    kind: Kind.optional(),
    /** The earliest receipt of the one and of what was merged into it: the other counts from it. */
    countsFrom: InstantText.optional(),
    /** Of the one: it reaches back to its receipt. */
    snapshot: z.custom<Calendar>().optional(),
  }),
  /** Takes an absorption back. */
  command('release', { complaint: Name, why: MergeEnd }),
  command('reopen', { reason: Reason, ...occurredAt }),
  command('finalResponse', { reasons: Text, routes: Text, upheld: Upheld.optional(), ...proved }),
] as const
