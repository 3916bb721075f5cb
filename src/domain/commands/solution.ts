import { z } from 'zod'
import { Name, Text } from '../intake.ts'
import { InstantText } from '../text.ts'
import { command, Method, Money, occurredAt, Proof, proved, Reason, unchecked } from './parts.ts'

/** From the proposal to the revisit. */

const RevisitResult = z.enum(['satisfied', 'neither', 'dissatisfied', 'unreachable'])
export type RevisitResult = z.infer<typeof RevisitResult>

export const solutionCommands = [
  command('proposeSolution', {
    measures: Text,
    redress: Money.optional(),
    correctiveActions: z
      .array(z.strictObject({ what: Text, owner: Name, dueAt: InstantText.optional() }))
      .max(20)
      .optional(),
    /** The instant promised to the customer for carrying it out. */
    executeBy: InstantText.optional(),
    unchecked,
  }),
  command('approveProposal', { comment: Text.optional() }),
  command('returnProposal', { reason: Reason }),
  /** What the policy has others clear, a proposal or a final response, goes to the customer once all of them have. */
  command('clearProposal', { comment: Text.optional() }),
  /** By whoever is asked to clear it; who drafted it takes it back so. */
  command('returnClearance', { reason: Reason }),
  command('acceptSolution', { ...proved }),
  command('declineSolution', { reason: Reason, ...proved }),
  command('recordExecution', { what: Text, proof: Proof.optional(), ...occurredAt }),
  command('recordRevisit', {
    /** It follows from the score where there is one: 4 and 5 satisfied, 3 neither, 1 and 2 dissatisfied. */
    result: RevisitResult.optional(),
    score: z.number().int().min(1).max(5).optional(),
    comment: Text.optional(),
    method: Method.optional(),
    ...proved,
  }),
] as const
