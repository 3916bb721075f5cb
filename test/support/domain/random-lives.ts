import { EDITION } from '../../../src/domain/decide/rule.ts'
import fc from 'fast-check'
import { admit, catchUp, type Admission } from '../../../src/domain/admit.ts'
import type { Actor, Command, CommandType } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { allowedActions } from '../../../src/domain/decide/decide.ts'
import { minuteMs, type Instant } from '../../../src/domain/instant.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { open, type Opening } from '../../../src/domain/opening.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { nextStep } from '../../../src/domain/time/steps.ts'
import {
  agent,
  colleague,
  customer,
  management,
  manager,
  on,
  opening,
  operator,
  supervisor,
  system,
} from './given.ts'
import { POLICIES } from './random-policies.ts'
import { WORDS, type Turn } from './random-words.ts'

const STAFF = [agent, agent, agent, colleague, colleague, colleague, supervisor, supervisor, manager]
const ACTORS = [...STAFF, ...STAFF, management, customer, customer, customer, operator, system]

/** `stage`: how far the complaint has been brought at once, before chance takes over. */
export type Script = { policy: number; start: number; late: number; stage: number; turns: Turn[] }

const turn = fc.record({
  actor: fc.nat(ACTORS.length - 1),
  pick: fc.nat(1_000),
  /** Minutes since the turn before; a tenth of the turns hit the next alarm exactly. */
  gap: fc.oneof(fc.constant(-1), fc.constant(0), fc.nat(300), fc.nat(3_000), fc.nat(30_000)),
  backwards: fc.oneof(fc.constant(0), fc.nat(2_000)),
  flag: fc.boolean(),
  number: fc.nat(5),
})

const FIRST_MOVES: readonly (readonly [Actor, Command])[] = [
  [agent, { type: 'assign', department: 'service', person: agent.id }],
  [agent, { type: 'proposeSolution', measures: 'Refund' }],
  [customer, { type: 'acceptSolution' }],
  [agent, { type: 'recordExecution', what: 'Paid' }],
]

export const script: fc.Arbitrary<Script> = fc.record({
  policy: fc.nat(POLICIES.length - 1),
  start: fc.nat(300 * 24 * 60),
  late: fc.oneof(fc.constant(0), fc.nat(72 * 60)),
  stage: fc.nat(FIRST_MOVES.length),
  turns: fc.array(turn, { minLength: 1, maxLength: 40, size: 'max' }),
})

export const unitMsOf = ({ policy }: Pick<Script, 'policy'>): number =>
  POLICIES[policy]!.id === 'demo' ? 1_000 / 60 : minuteMs

export function openingOf(script: Script): Opening {
  const unitMs = unitMsOf(script)
  const begin = opening(POLICIES[script.policy], on('01-02 09:00') + script.start * minuteMs)
  return {
    ...begin,
    registeredAt: begin.receivedAt + Math.round(script.late * Math.min(unitMs, minuteMs)),
    kind: begin.policy.kinds[0]!,
  }
}

export const turns = fc.array(turn, { minLength: 1, maxLength: 2 })

export type Life = Admission & {
  opening: Opening
  commits: { complaint: Complaint; entries: Entry[] }[]
  endedAt: Instant
  /** What was asked and not refused, as an import would tell it. */
  facts: Fact[]
}

/** Lives a script. Watched, time is caught up at every alarm; otherwise only when somebody asks for something. */
export function live(script: Script, { watched = false, edition = EDITION } = {}): Life {
  const begin = openingOf(script)
  const opened = open(begin)
  if (isRefusal(opened)) throw new Error(opened.detail)
  const commits = [opened]
  let { complaint } = opened
  let at = begin.registeredAt
  const facts: Fact[] = []
  const ask = (by: Actor, command: Command) => {
    const admitted = admit(complaint, [command], { by, at, now: at, edition })
    if (isRefusal(admitted)) return
    facts.push({ command, by, at })
    add(admitted)
  }
  const add = (admission: Admission) => {
    complaint = admission.complaint
    if (admission.entries.length > 0) commits.push(admission)
  }
  for (const [by, command] of FIRST_MOVES.slice(0, script.stage)) ask(by, command)
  for (const turn of script.turns) {
    const alarm = nextStep(catchUp(complaint, { until: at, now: at }).complaint)?.at ?? at
    at = turn.gap < 0 ? Math.max(at, alarm) : at + Math.round(turn.gap * unitMsOf(script))
    if (watched) watch(complaint, at, add)
    const by = ACTORS[turn.actor]!
    const present = catchUp(complaint, { until: at, now: at }).complaint
    const command = commandFor(present, by, turn, at)
    if (command) ask(by, command)
  }
  if (watched) watch(complaint, at, add)
  else add(catchUp(complaint, { until: at, now: at }))
  return {
    complaint,
    entries: commits.flatMap(({ entries }) => entries),
    opening: begin,
    commits,
    endedAt: at,
    facts,
  }
}

function watch(complaint: Complaint, until: Instant, add: (admission: Admission) => void): void {
  let present = complaint
  for (let next = nextStep(present); next && next.at < until; next = nextStep(present)) {
    const caught = catchUp(present, { until: next.at + 1, now: next.at + 1 })
    present = caught.complaint
    add(caught)
  }
}

/** Every command by every kind of person, in these words. */
export const everythingAsked = (
  complaint: Complaint,
  turn: Turn,
  at: Instant,
): { by: Actor; command: Command }[] =>
  [...new Set(ACTORS)].flatMap((by) =>
    Object.values(WORDS).map((say) => ({ by, command: say(turn, complaint, at) as Command })),
  )

/** Mostly something that is possible now, sometimes anything. */
function commandFor(complaint: Complaint, by: Actor, turn: Turn, at: Instant): Command | undefined {
  const possible = allowedActions(complaint, by).flatMap((type) =>
    Array<CommandType>(weightOf(type)).fill(type),
  )
  const types = turn.pick % 10 === 0 ? (Object.keys(WORDS) as CommandType[]) : possible
  const type = types[turn.pick % Math.max(types.length, 1)]
  if (!type) return undefined
  const words = WORDS[type](turn, complaint, at) as Command
  const occurredAt = at - turn.backwards * minuteMs
  return turn.backwards > 0 && MAY_BE_BACK_DATED.has(type) ? ({ ...words, occurredAt } as Command) : words
}

/** What leads on is asked for more often than what leads nowhere: lives are to become long. */
const weightOf = (type: CommandType): number => (LEADS_ON.has(type) ? 12 : ENDS.has(type) ? 1 : 3)
const LEADS_ON = new Set<CommandType>([
  'proposeSolution',
  'acceptSolution',
  'declineSolution',
  'assign',
  'recordExecution',
  'recordRevisit',
  'approveProposal',
  'reopen',
  'extendDeadline',
  'classify',
  'requestInformation',
  'awaitThirdParty',
])
const ENDS = new Set<CommandType>([
  'withdraw',
  'refuse',
  'transfer',
  'merge',
  'finalResponse',
  'attachEvidence',
])
const MAY_BE_BACK_DATED = new Set<CommandType>([
  'acknowledge',
  'assign',
  'provideInformation',
  'recordContact',
  'acceptSolution',
  'declineSolution',
  'recordExecution',
  'recordRevisit',
  'finalResponse',
  'addNote',
  'completeTask',
  'reopen',
])
