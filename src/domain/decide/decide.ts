import type { Actor, Command, CommandType } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import { unfold } from '../consequences.ts'
import { COMMAND_TYPES, RULES } from './rules.ts'
import type { Rule } from './rule.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { mayAsk } from '../permission.ts'
import type { Stage } from '../policy.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** What is asked, by whom, and when it arrived. Imported facts skip the refusals about stage, permission and handler. */
export type Ask = { command: Command; by: Actor; at: Instant; imported?: true }

export type Decided = { complaint: Complaint; events: Event[] }

/** Yields what follows from a command, or refuses; it never half-acts. Time must have been caught up to `at`. */
export function decide(complaint: Complaint, { command, by, at, imported }: Ask): Decided | Refusal {
  const rule = ruleFor(command.type)
  if (imported) return unfold(complaint, rule.events(complaint, command as never, { by, at }))
  const instant = instantOf(complaint, command, rule, at)
  if (typeof instant !== 'number') return instant
  const asked = { by, at: instant }
  const refusal = forbidden(complaint, command.type, by) ?? rule.refuses?.(complaint, command as never, asked)
  return refusal ?? unfold(complaint, rule.events(complaint, command as never, asked))
}

const ruleFor = (type: CommandType): Rule<CommandType> => RULES[type] as unknown as Rule<CommandType>

/** What forbids a command whatever its words: role, stage, the facts. */
function forbidden(complaint: Complaint, type: CommandType, by: Actor): Refusal | undefined {
  if (!mayAsk(by, type)) return refuse('notAllowed', `The role ${by.role} may not ask for ${type}.`)
  const rule = ruleFor(type)
  if (!rule.stages.includes(complaint.stage))
    return refuse('notInThisStage', `${type} is not possible while the complaint is ${complaint.stage}.`)
  if (complaint.archivedAt !== undefined) return refuse('notAllowed', 'The complaint has been archived.')
  return rule.unless?.(complaint, by)
}

/** What somebody could ask for now. */
export const allowedActions = (complaint: Complaint, by: Actor): CommandType[] =>
  COMMAND_TYPES.filter((type) => !forbidden(complaint, type, by))

/** Those of them that depend on more than stage and role; the others need not be told. */
export const dependentActions = (complaint: Complaint, by: Actor): CommandType[] =>
  allowedActions(complaint, by).filter((type) => RULES[type].unless)

/** What somebody could ask for, from the stage and what was told of the dependent actions. */
export const actionsFrom = (stage: Stage, told: readonly CommandType[], by: Actor): CommandType[] =>
  COMMAND_TYPES.filter(
    (type) =>
      told.includes(type) || (!RULES[type].unless && mayAsk(by, type) && RULES[type].stages.includes(stage)),
  )

/**
 * When the fact happened: as told, within bounds, else at arrival. An answer that arrived in time counts as in time
 * even when the lapse has been recorded meanwhile; what moves a clock cannot reach behind what is on record.
 */
function instantOf(
  complaint: Complaint,
  command: Command,
  rule: Rule<CommandType>,
  at: Instant,
): Instant | Refusal {
  const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined
  if (occurredAt === undefined)
    return Math.max(at, rule.neverBackDated ? complaint.lastAt : complaint.movedAt)
  if (occurredAt > at) return refuse('notThisInstant', 'It cannot have occurred in the future.')
  if (occurredAt < complaint.receivedAt)
    return refuse('notThisInstant', 'It cannot have occurred before the receipt.')
  return occurredAt < complaint.movedAt
    ? refuse('notThisInstant', 'It cannot have occurred before the last change of stage or pause.')
    : occurredAt
}
