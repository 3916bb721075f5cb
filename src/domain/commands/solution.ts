import { z } from 'zod'
import { Name, Text } from '../intake.ts'
import { InstantText, words } from '../text.ts'
import { command, Method, Money, occurredAt, Proof, proved, Reason, unchecked } from './parts.ts'

/** From the proposal to the revisit. */

const RevisitResult = z.enum(['satisfied', 'neither', 'dissatisfied', 'unreachable'])
export type RevisitResult = z.infer<typeof RevisitResult>

/** From 1 to 5, the best. */
const Score = z.number().int().min(1).max(5)

/** One thing that is offered (R64): with money where it is money. */
export const RedressItem = z.strictObject({
  kind: z.enum(['refund', 'discount', 'voucher', 'repair', 'replacement', 'service', 'apology', 'other']),
  what: words(500).optional(),
  money: Money.optional(),
})
export type RedressItem = z.infer<typeof RedressItem>

/** What is offered beside the measures. */
const offered = {
  /** Item by item: the redress is what they come to. */
  items: z.array(RedressItem).min(1).max(20).optional(),
  redress: Money.optional(),
  correctiveActions: z
    .array(z.strictObject({ what: Text, owner: Name, dueAt: InstantText.optional() }))
    .max(20)
    .optional(),
  /** The instant promised to the customer for carrying it out. */
  executeBy: InstantText.optional(),
  unchecked,
}

export const solutionCommands = [
  /** A first form of it, for staff (R63): the last one holds. */
  command('draftProposal', { measures: Text, ...offered }),
  command('proposeSolution', {
    /** As the last draft says, if it is named and nothing else is said here. */
    measures: Text.optional(),
    /** The number of the last draft, which is taken as it stands but for what is said beside it. */
    draft: z.number().int().min(1).optional(),
    ...offered,
    /** Of an incident: it is approved by what all that it offers comes to. */
    incident: Name.optional(),
    incidentTotal: Money.optional(),
  }),
  command('approveProposal', { comment: Text.optional() }),
  command('returnProposal', { reason: Reason }),
  /** What the policy has others clear, a proposal or a final response, goes to the customer once all of them have. */
  command('clearProposal', { comment: Text.optional() }),
  /** By whoever is asked to clear it; who drafted it takes it back so. */
  command('returnClearance', { reason: Reason }),
  /** With how content they are with the decision, if they say so (R81). */
  command('acceptSolution', { score: Score.optional(), ...proved }),
  command('declineSolution', { reason: Reason, score: Score.optional(), ...proved }),
  command('recordExecution', {
    what: Text,
    /** Which of the items of the proposal, where it has any: the first is 1. */
    item: z.number().int().min(1).optional(),
    proof: Proof.optional(),
    ...occurredAt,
  }),
  command('recordRevisit', {
    /** It follows from the score where there is one: 4 and 5 satisfied, 3 neither, 1 and 2 dissatisfied. */
    result: RevisitResult.optional(),
    score: Score.optional(),
    /** Whether the problem is solved, whatever they think of how it was handled (R80). */
    solved: z.boolean().optional(),
    comment: Text.optional(),
    method: Method.optional(),
    ...proved,
  }),
  /** By the customer themselves, in answer to the revisit. */
  command('rate', { score: Score, solved: z.boolean(), comment: Text.optional() }),
  /** By the customer, of what is closed (R85). */
  command('giveFeedback', { text: Text, score: Score.optional(), solved: z.boolean().optional() }),
] as const
