import type { CommandOf, CommandType } from '../command.ts'

/** What a command said, kept as part of the fact it became. */
export type Said<T extends CommandType> = Omit<CommandOf<T>, 'type' | 'occurredAt' | 'snapshot'>
