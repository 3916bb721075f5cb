import type { Relation } from '../access/permission.ts'
import { mayEver, mayUnder, rolesInWords } from '../access/table.ts'
import { relationsOf } from '../access/ties.ts'
import type { Actor, Command, CommandType } from '../command.ts'
import { departmentOf, type Complaint } from '../complaint.ts'
import { unfold } from '../time/consequences.ts'
import { COMMAND_TYPES, RULES } from './rules.ts'
import { conflictOf, hasPart, isAbout, isOneOf, othersTask } from './fairness.ts'
import { EDITION, type Asked, type Rule } from './rule.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { CLOCKS_DIFFER_MS, isUnproved, toldInstant } from '../proof.ts'
import { sentElsewhere } from '../notices/decision.ts'
import type { Stage } from '../policy/policy.ts'
import { refuse, type Refusal } from '../refusal.ts'

/**
 * What is asked, by whom, and when it arrived. Nothing is refused of what is on record already: neither what this
 * complaint `accepted` once (a history on its way through again) nor facts `imported` from elsewhere, which also bear
 * their instants as they are. So a rule may become stricter at any time: it meets only what is asked from then on.
 */
export type Ask = {
  command: Command
  by: Actor
  at: Instant
  /** When it is written down; not said of what is imported. */
  recordedAt?: Instant
  accepted?: true
  imported?: true
  /** Who tells of it, where that is another than who did it. */
  toldBy?: string | undefined
  /** When the letter of an imported offer went out. */
  sentAt?: Instant | undefined
  edition?: number
  /** How who asks stood to the complaint before the first of several commands: what they may begin they may finish. */
  before?: readonly Relation[]
}

export type Decided = { complaint: Complaint; events: Event[] }

/** Yields what follows from a command, or refuses; it never half-acts. Time must have been caught up to `at`. */
export function decide(complaint: Complaint, ask: Ask): Decided | Refusal {
  const { by, at, recordedAt, accepted, imported, toldBy, sentAt, edition = EDITION } = ask
  // A fact that is imported bears its instant itself.
  const command = imported ? ({ ...ask.command, occurredAt: undefined } as Command) : ask.command
  const rule = ruleFor(command.type)
  const instant = imported ? at : instantOf(complaint, command, rule, at)
  const asked = { by, at: instant, arrivedAt: at, edition }
  if (!accepted && !imported) {
    const refusal = refusalOf(complaint, command, { ...asked, before: ask.before ?? [] })
    if (refusal) return refusal
  }
  const happened = imported
    ? sentElsewhere(rule.events(complaint, command, asked), complaint.policy, { sentAt, edition })
    : eventsOf(complaint, command, asked)
  const told = toldBy === undefined ? happened : happened.map((event) => ({ ...event, toldBy }))
  return unfold(complaint, told, { ...by, toldAt: recordedAt }, edition)
}

/** What is told to have been earlier and would move something counts as of its arrival, unless it is proved. */
function eventsOf(complaint: Complaint, command: Command, asked: Asked): Event[] {
  const rule = ruleFor(command.type)
  const counts = rule.unproved !== undefined || asked.edition < 2 || !isUnproved(complaint, command, asked)
  if (counts) return rule.events(complaint, command, asked)
  const at = Math.max(asked.arrivedAt, complaint.movedAt)
  const [own, ...others] = rule.events(complaint, command, { ...asked, at })
  return own ? [{ ...own, toldAt: asked.at }, ...others] : []
}

function refusalOf(
  complaint: Complaint,
  command: Command,
  asked: Asked & { before: readonly Relation[] },
): Refusal | undefined {
  return (
    notThisInstant(complaint, command, asked.arrivedAt) ??
    forbidden(complaint, command.type, asked) ??
    othersTask(complaint, command, asked.by) ??
    beyondTheirTask(complaint, command, asked) ??
    ruleFor(command.type).refuses?.(complaint, command, asked)
  )
}

/** Nothing is asked of a complaint whose past is still being told. */
export const whileImporting = ({ importing }: Complaint): Refusal | undefined =>
  importing &&
  refuse('importing', 'It is still being imported: nothing else can be asked of it until that is complete.')

const ruleFor = (type: CommandType): Rule<CommandType> => RULES[type] as unknown as Rule<CommandType>

/** What forbids a command whatever its words: role, stage, the facts. */
function forbidden(
  complaint: Complaint,
  type: CommandType,
  { by, before = [] }: { by: Actor; before?: readonly Relation[] },
): Refusal | undefined {
  const importing = whileImporting(complaint)
  if (importing) return importing
  if (!mayEver(by, type))
    return refuse(
      'notAllowed',
      `The role ${by.role} may not ask for ${type}: it is for ${rolesInWords(type)}.`,
    )
  if (!isTheirs(complaint, by, { type, before })) return notTheirs(complaint, type)
  const rule = ruleFor(type)
  if (!rule.stages.includes(complaint.stage))
    return refuse('notInThisStage', `${type} is not possible while the complaint is ${complaint.stage}.`)
  if (complaint.archivedAt !== undefined) return refuse('notAllowed', 'The complaint has been archived.')
  return conflictOf(complaint, type, by) ?? rule.unless?.(complaint, by)
}

/** What it means that a complaint is about them, fairness says. */
const isTheirs = (
  complaint: Complaint,
  by: Actor,
  { type, before }: { type: CommandType; before: readonly Relation[] },
): boolean => isAbout(complaint, by) || mayUnder(by, type, [...relationsOf(complaint, by), ...before])

function notTheirs(complaint: Complaint, type: CommandType): Refusal {
  const where = departmentOf(complaint)
  return refuse('notAllowed', `It lies with ${where}: there ${type} is for ${rolesInWords(type)}.`)
}

/** Whoever only contributes to it completes what was given to them, or to their department. */
function beyondTheirTask(
  complaint: Complaint,
  command: Command,
  { by, before }: { by: Actor; before: readonly Relation[] },
): Refusal | undefined {
  if (command.type !== 'completeTask' || isAbout(complaint, by)) return undefined
  const beside = [...relationsOf(complaint, by), ...before].filter((one) => one !== 'contributing')
  const task = complaint.tasks.find(({ n }) => n === command.task)
  const isGiven = isOneOf(by, task?.person) || (task && by.departments?.includes(task.department))
  return !task || isGiven || mayUnder(by, command.type, beside)
    ? undefined
    : refuse('notAllowed', 'That task was given to others.')
}

/** What a person could ask for now. */
export const allowedActions = (complaint: Complaint, by: Actor): CommandType[] =>
  COMMAND_TYPES.filter((type) => !forbidden(complaint, type, { by }))

const isDependent = (type: CommandType): boolean => RULES[type].unless !== undefined
const isUsual = (type: CommandType): boolean => RULES[type].usual === true

/**
 * What a person could ask for, as far as it depends on more than stage and role: what is allowed of it, and what is
 * forbidden of the usual. `barred`: what is allowed is all. Answers of old name the usual where it is allowed.
 */
export type NextActions = {
  actions: readonly CommandType[]
  without?: readonly CommandType[]
  barred?: true
}

/** What a person has to be told, short: the rest follows from stage and role. */
export function dependentActions(complaint: Complaint, by: Actor) {
  const allowed = allowedActions(complaint, by)
  const usual = byStage(complaint.stage, by).filter(isUsual)
  const dependent = {
    actions: allowed.filter((type) => isDependent(type) && !isUsual(type)),
    without: usual.filter((type) => !allowed.includes(type)),
  }
  const isBarred =
    hasPart(complaint, by) || actionsFrom(complaint.stage, dependent, by).length > allowed.length
  return isBarred ? { actions: allowed, barred: true as const } : dependent
}

/** What a person could ask for, from the stage and what they were told. */
export function actionsFrom(
  stage: Stage,
  { actions, without, barred }: NextActions,
  by: Actor,
): CommandType[] {
  const goesWithoutSaying = (type: CommandType) =>
    isUsual(type) ? without !== undefined && !without.includes(type) : !isDependent(type)
  const others = barred ? [] : byStage(stage, by).filter(goesWithoutSaying)
  return COMMAND_TYPES.filter((type) => actions.includes(type) || others.includes(type))
}

const byStage = (stage: Stage, by: Actor): CommandType[] =>
  COMMAND_TYPES.filter((type) => mayEver(by, type) && RULES[type].stages.includes(stage))

/**
 * When the fact happened: as told, within bounds, else at arrival. An answer that arrived in time counts as in time
 * even when the lapse has been recorded meanwhile; what moves a clock cannot reach behind what is on record.
 */
function instantOf(complaint: Complaint, command: Command, rule: Rule<CommandType>, at: Instant): Instant {
  const told = toldInstant(command)
  if (told !== undefined && told <= at) return told
  return Math.max(at, rule.neverBackDated ? complaint.lastAt : complaint.movedAt)
}

/** A clock that goes a little ahead of ours tells of now; a record may tell of what was before the last change. */
function notThisInstant(complaint: Complaint, command: Command, at: Instant): Refusal | undefined {
  const told = toldInstant(command)
  if (told === undefined) return undefined
  if (told > at + CLOCKS_DIFFER_MS) return refuse('notThisInstant', 'It cannot have occurred in the future.')
  if (told < complaint.receivedAt)
    return refuse('notThisInstant', 'It cannot have occurred before the receipt.')
  const isRecord = ruleFor(command.type).unproved === 'ever'
  return told < complaint.movedAt && told <= at && !isRecord
    ? refuse('notThisInstant', 'It cannot have occurred before the last change of stage or pause.')
    : undefined
}
