import { Name, Text } from '../intake.ts'
import { InstantText } from '../text.ts'
import { command, proved } from './parts.ts'

/** What a regulator has passed on to the firm, with a due of its own. */

export const referralCommands = [
  /** Who passed it on, under which reference of theirs, and by when they want the answer. */
  command('recordReferral', { origin: Name, reference: Name, dueAt: InstantText }),
  /** They have the answer now. */
  command('answerReferral', { reference: Name, summary: Text, ...proved }),
] as const
