import { z } from 'zod'
import { Name, Text } from '../intake.ts'
import { InstantText } from '../text.ts'
import { command, Reason, unchecked } from './parts.ts'

/** An emergency: declared, what is done about it and with what, its end, and how it went (R56, R57). */

/** It lasts, or was ended. */
export const EmergencyState = z.enum(['on', 'over'])
export type EmergencyState = z.infer<typeof EmergencyState>

export const emergencyCommands = [
  command('declareEmergency', { reason: Reason }),
  /** What was done, or how it stands now. */
  command('recordEmergencyMeasure', { what: Text }),
  /** People or means that a department lends: one of its people where one is named. */
  command('assignResource', {
    what: Text,
    department: Name,
    person: Name.optional(),
    until: InstantText.optional(),
    unchecked,
  }),
  command('endEmergency', { summary: Text }),
  command('evaluateEmergency', { effective: z.boolean(), text: Text }),
] as const
