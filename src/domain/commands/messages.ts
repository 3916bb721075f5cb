import { z } from 'zod'
import { Text } from '../intake.ts'
import { Language } from '../names.ts'
import { command } from './parts.ts'

/** What the firm writes of its own accord. */

/** The letters whose words are ready. */
export const MESSAGES = ['progress', 'callMissed'] as const

export const messageCommands = [
  /** A letter to the customer, in words of one's own or in ready ones. */
  command('sendMessage', {
    text: Text.optional(),
    template: z.enum(MESSAGES).optional(),
    /** The complainant's, where nothing is said. */
    language: Language.optional(),
  }),
] as const
