import { z } from 'zod'
import { deadlineCommands } from './commands/deadlines.ts'
import { emergencyCommands } from './commands/emergency.ts'
import { endingCommands } from './commands/ending.ts'
import { intakeCommands } from './commands/intake.ts'
import { investigationCommands } from './commands/investigation.ts'
import { messageCommands } from './commands/messages.ts'
import { referralCommands } from './commands/referrals.ts'
import { responsibilityCommands } from './commands/responsibility.ts'
import { solutionCommands } from './commands/solution.ts'
import { supervisionCommands } from './commands/supervision.ts'
import type { Role } from './policy/policy.ts'

/** Everything anyone may ask of a complaint. The API, OpenAPI and the console read this. */
export const Command = z.discriminatedUnion('type', [
  ...intakeCommands,
  ...investigationCommands,
  ...solutionCommands,
  ...endingCommands,
  ...messageCommands,
  ...supervisionCommands,
  ...emergencyCommands,
  ...deadlineCommands,
  ...referralCommands,
  ...responsibilityCommands,
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/**
 * A person, or a machine, that asks, in the one role they act in. Everything is bound to the one who is authenticated.
 */
export type Actor = {
  id: string
  role: Role
  /** Where they have this role; in all departments, if left out. */
  departments?: readonly string[]
  /** Whom they stand in for, if the role is not their own. */
  for?: string
  /** Of a customer: staff know the secret by which they ask. */
  alsoKnownToStaff?: true
}
