import { z } from 'zod'
import type { Command, CommandType } from '../../domain/command.ts'
import { Name } from '../../domain/intake.ts'
import { Role } from '../../domain/policy/policy.ts'
import { InstantText } from '../../domain/text.ts'
import type { Instant } from '../../domain/instant.ts'
import { COMMANDS } from '../complaints/commands.ts'

/** Who did it, as their own system knows them; what time does by itself is nobody's to tell. */
const Teller = z.strictObject({
  id: Name,
  role: Role.exclude(['system']),
  department: Name.optional(),
})

/** What may bring an offer before the customer. */
const OFFERING: ReadonlySet<CommandType> = new Set(['proposeSolution', 'approveProposal', 'clearProposal'])
const SENT_AT = InstantText.optional().meta({
  description:
    'Where it brings an offer before the customer: when its letter went out, if that was later. Nothing said: with it.',
})

const past = COMMANDS.map(({ type, schema, whole }) => {
  const { id: _, ...meta } = schema.meta() ?? {}
  const told = { at: InstantText, by: Teller.optional(), ...(OFFERING.has(type) && { sentAt: SENT_AT }) }
  return whole.extend(told).meta(meta)
}) as unknown as [z.ZodObject, ...z.ZodObject[]]

export type ToldFact = Command & { at: Instant; by?: z.infer<typeof Teller> | undefined }

/** The command that was given, and apart from it when the letter of its offer went out. */
export function withLetterApart(told: Command): { command: Command; sentAt?: Instant } {
  if (!OFFERING.has(told.type)) return { command: told }
  const { sentAt, ...command } = told as Command & { sentAt?: Instant }
  return { command: command as Command, ...(sentAt !== undefined && { sentAt }) }
}

/** One thing done before this system knew of the complaint: a command, when, and by whom if not by the caller. */
export const Fact = z
  .discriminatedUnion('type', past as never)
  .meta({ id: 'Fact' }) as unknown as z.ZodType<ToldFact>
