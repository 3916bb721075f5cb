import fc from 'fast-check'
import { admit, catchUp, type Admission } from '../../../src/domain/admit.ts'
import type { Actor, Command, CommandType } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { allowedActions } from '../../../src/domain/decide/decide.ts'
import { hourMs, minuteMs, type Instant } from '../../../src/domain/instant.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { open, type Opening } from '../../../src/domain/opening.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { nextStep } from '../../../src/domain/time/steps.ts'
import {
  agent,
  cn,
  colleague,
  customer,
  management,
  manager,
  on,
  opening,
  operator,
  policyNamed,
  supervisor,
  system,
} from './given.ts'

const STAFF = [agent, agent, agent, colleague, colleague, colleague, supervisor, supervisor, manager]
const ACTORS = [...STAFF, ...STAFF, management, customer, customer, customer, operator, system]

/** A policy whose pauses may credit only so much, and that waits for third parties without an end. */
const limited = () => {
  const policy = structuredClone(policyNamed('default'))
  for (const clock of policy.clocks)
    if (clock.name === 'resolve') {
      clock.maxPause = { amount: 2, unit: 'workingDays' }
      clock.pausesOn = ['information', 'consent', 'thirdParty']
    }
  return { ...policy, id: 'limited' }
}

/** Policies the lives are lived by; in the demonstration's an hour is a second. */
export const POLICIES = [
  ...['default', 'rental', 'carmaker', 'cn-nfra', 'enquiry', 'event-log', 'demo'].map(policyNamed),
  limited(),
]

export type Turn = {
  actor: number
  pick: number
  gap: number
  backwards: number
  flag: boolean
  number: number
}
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
export function live(script: Script, { watched = false } = {}): Life {
  const begin = openingOf(script)
  const opened = open(begin)
  if (isRefusal(opened)) throw new Error(opened.detail)
  const commits = [opened]
  let { complaint } = opened
  let at = begin.registeredAt
  const facts: Fact[] = []
  const ask = (by: Actor, command: Command) => {
    const admitted = admit(complaint, [command], { by, at, now: at })
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

const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'phone' } as const
const of = <T>(options: readonly T[], number: number): T => options[number % options.length]!
const newer = (version: string) => ({ ...cn, version, holidays: { ...cn.holidays } })

/** Something to say for each command. */
const WORDS: Record<CommandType, (turn: Turn, complaint: Complaint, at: Instant) => object> = {
  acknowledge: () => ({ type: 'acknowledge', method: 'phone', said: 'Received' }),
  classify: ({ number, flag }) => ({
    type: 'classify',
    category: 'delivery',
    impact: of(['low', 'medium', 'high'], number),
    risk: of(['low', 'high'], number),
    complexity: flag ? 'simple' : 'complex',
    ...(number > 1 && { reason: 'Looked at again' }),
  }),
  assign: ({ flag, number }) => ({
    type: 'assign',
    department: 'service',
    ...(flag && { person: of(['li.na', 'wang.wei', 'rude.man'], number) }),
    ...(number % 4 === 3 ? { automatic: 'delivery' } : flag && { reason: 'He knows the matter.' }),
  }),
  requestInformation: () => ({ type: 'requestInformation', what: 'The receipt' }),
  awaitThirdParty: ({ flag }) => ({
    type: 'awaitThirdParty',
    party: 'Carrier',
    what: 'A statement',
    reason: 'Needed',
    ...(flag && { appraisal: true }),
  }),
  cancelRequest: () => ({ type: 'cancelRequest', reason: 'Not needed' }),
  provideInformation: ({ flag }) => ({
    type: 'provideInformation',
    text: 'Here',
    ...(flag && { from: 'thirdParty' }),
  }),
  recordContact: ({ flag }) => ({
    type: 'recordContact',
    direction: flag ? 'outward' : 'inward',
    method: 'phone',
    summary: 'Called',
  }),
  addNote: () => ({ type: 'addNote', text: 'A note' }),
  amendDetails: () => ({ type: 'amendDetails', details: { subject: 'Put right' } }),
  attachEvidence: () => ({ type: 'attachEvidence', ...evidence }),
  recordFindings: () => ({ type: 'recordFindings', rootCause: 'carrier', text: 'Lost', upheld: 'upheld' }),
  offerInterimMeasure: () => ({ type: 'offerInterimMeasure', what: 'A car', said: 'A car', method: 'phone' }),
  promiseInvestigation: (_, __, at) => ({
    type: 'promiseInvestigation',
    said: 'We look',
    method: 'phone',
    dueAt: at + 86_400_000,
  }),
  openTask: ({ flag, number }, _, at) => ({
    type: 'openTask',
    kind: 'siteVisit',
    title: 'Look',
    department: 'stores',
    ...(flag && { dueAt: at + (number + 1) * hourMs }),
    ...(number === 5 && { mandatory: true }),
  }),
  completeTask: ({ number }, { tasks }) => ({
    type: 'completeTask',
    task: (number % Math.max(tasks.length, 1)) + 1,
    result: 'Done',
  }),
  proposeSolution: ({ flag, number }, _, at) => ({
    type: 'proposeSolution',
    measures: 'Refund',
    ...(number === 5 && { redress: { amountCents: 900_000, currency: 'CNY' } }),
    ...(flag && { executeBy: at + (number + 1) * 20 * hourMs }),
  }),
  approveProposal: () => ({ type: 'approveProposal' }),
  returnProposal: () => ({ type: 'returnProposal', reason: 'Too much' }),
  acceptSolution: () => ({ type: 'acceptSolution', evidence }),
  declineSolution: () => ({ type: 'declineSolution', reason: 'Too little', evidence }),
  recordExecution: () => ({ type: 'recordExecution', what: 'Paid' }),
  recordRevisit: ({ number }) => ({
    type: 'recordRevisit',
    ...of<object>(
      [
        { result: 'dissatisfied', comment: 'No better' },
        { result: 'unreachable' },
        { result: 'unreachable' },
        { result: 'satisfied' },
        { score: 3 },
      ],
      number,
    ),
  }),
  escalate: ({ flag, number }) => ({ type: 'escalate', reason: 'Slow', ...(flag && { level: number + 1 }) }),
  acceptEscalation: ({ flag }, { escalations }) => ({
    type: 'acceptEscalation',
    ...(flag && { key: escalations.at(-1)?.key ?? 'none' }),
  }),
  delegateEscalation: (_, { escalations }) => ({
    type: 'delegateEscalation',
    key: escalations.at(-1)?.key ?? 'none',
    to: 'wang.wei',
    reason: 'Away',
  }),
  resolveEscalation: ({ flag }, { escalations }) => ({
    type: 'resolveEscalation',
    note: 'Settled',
    ...(flag && { key: escalations.at(-1)?.key ?? 'none' }),
  }),
  orderSupervision: ({ flag, number }, _, at) => ({
    type: 'orderSupervision',
    instruction: 'Call the customer today',
    ...(flag
      ? { dueAt: at + (number + 1) * 5 * hourMs }
      : { within: { amount: number, unit: 'workingDays' } }),
  }),
  replyToSupervision: ({ number }, { supervision = [] }) => ({
    type: 'replyToSupervision',
    order: Math.max(1, supervision.length - (number % 2)),
    reply: 'Called',
  }),
  concludeSupervision: ({ flag }, { supervision = [] }) => ({
    type: 'concludeSupervision',
    order: Math.max(1, supervision.length),
    ...(flag && { comment: 'Good' }),
  }),
  extendDeadline: () => ({
    type: 'extendDeadline',
    clock: 'resolve',
    reason: 'Hard',
    approvedBy: 'zhao.min',
  }),
  cancelExtension: () => ({ type: 'cancelExtension', clock: 'resolve', reason: 'Not needed' }),
  confirmNotice: (_, { clocks }, at) => ({
    type: 'confirmNotice',
    key: clocks.flatMap(({ extensions }) => extensions ?? [])[0]?.notice ?? 'none',
    sentAt: at,
  }),
  withdraw: () => ({ type: 'withdraw', reason: 'Enough', evidence }),
  refuse: () => ({ type: 'refuse', ground: 'outOfScope', reason: 'Not ours' }),
  transfer: () => ({ type: 'transfer', to: 'Other firm', reason: 'Theirs' }),
  merge: ({ flag }) => ({ type: 'merge', into: flag ? 'cmp_1' : 'cmp_2', reason: 'The same' }),
  beginMerge: ({ flag }) => ({ type: 'beginMerge', into: flag ? 'cmp_1' : 'cmp_2' }),
  cancelMerge: ({ flag }) => ({ type: 'cancelMerge', into: flag ? 'cmp_1' : 'cmp_2', why: 'refused' }),
  release: ({ number }) => ({ type: 'release', complaint: `cmp_${number + 1}`, why: 'reopened' }),
  absorb: ({ number }) => ({
    type: 'absorb',
    complaint: `cmp_${number + 1}`,
    number: `20260302-${number + 1}`,
    receivedAt: on('03-02 08:00'),
    mergedBy: 'li.na',
    reason: 'The same',
  }),
  reopen: () => ({ type: 'reopen', reason: 'Again' }),
  finalResponse: () => ({ type: 'finalResponse', reasons: 'These', routes: 'Those' }),
  declareEmergency: () => ({ type: 'declareEmergency', reason: 'Injury' }),
  reviewHandling: ({ flag }) => ({ type: 'reviewHandling', fair: flag, text: 'Looked at' }),
  waiveIndependence: ({ number }) => ({
    type: 'waiveIndependence',
    person: of(['li.na', 'wang.wei'], number),
    reason: 'Nobody else is there',
  }),
  recordEffort: ({ number }) => ({ type: 'recordEffort', minutes: number + 1 }),
  recordLessons: () => ({ type: 'recordLessons', text: 'Learned' }),
  proveEntry: ({ flag }, { unproved }) => ({
    type: 'proveEntry',
    sequence: unproved?.at(-1)?.sequence ?? 1,
    reason: 'Heard it on the tape',
    ...(flag && { evidence }),
  }),
  voidEntry: (_, { voidable }) => ({ type: 'voidEntry', sequence: voidable.at(-1) ?? 1, reason: 'Mistaken' }),
  adoptPolicy: ({ number }) => {
    const snapshot = POLICIES[number % 4]!
    return { type: 'adoptPolicy', policyId: snapshot.id, snapshot, reason: 'New' }
  },
  adoptCalendar: ({ number }) => ({
    type: 'adoptCalendar',
    calendarId: 'cn',
    snapshot: newer(`cn-test.${number}`),
    reason: 'Published',
  }),
}
