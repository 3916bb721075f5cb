import { z } from 'zod'
import type { Command } from '../../domain/command.ts'
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

const past = COMMANDS.map(({ schema, whole }) => {
  const { id: _, ...meta } = schema.meta() ?? {}
  return whole.extend({ at: InstantText, by: Teller.optional() }).meta(meta)
}) as unknown as [z.ZodObject, ...z.ZodObject[]]

export type ToldFact = Command & { at: Instant; by?: z.infer<typeof Teller> | undefined }

/** One thing done before this system knew of the complaint: a command, when, and by whom if not by the caller. */
export const Fact = z
  .discriminatedUnion('type', past as never)
  .meta({ id: 'Fact' }) as unknown as z.ZodType<ToldFact>
