import { z } from 'zod'
import { Actor, type Command } from '../../domain/command.ts'
import { InstantText } from '../../domain/text.ts'
import type { Instant } from '../../domain/instant.ts'
import { COMMANDS } from '../complaints/commands.ts'

const past = COMMANDS.map(({ schema }) => {
  const { id: _, ...meta } = schema.meta() ?? {}
  return schema.extend({ at: InstantText, by: Actor.optional() }).meta(meta)
}) as unknown as [z.ZodObject, ...z.ZodObject[]]

export type ToldFact = Command & { at: Instant; by?: Actor | undefined }

/** One thing done before this system knew of the complaint: a command, when, and by whom if not by the caller. */
export const Fact = z
  .discriminatedUnion('type', past as never)
  .meta({ id: 'Fact' }) as unknown as z.ZodType<ToldFact>
