import { clockStages, stagesOf } from './spans.ts'
import { clockRulesOf, stageOwnerOf } from '../domain/time/clocks.ts'
import { LATER_REVISIT, laterRevisits } from '../domain/policy/revisits.ts'
import { termSources, type TermSource } from './term-sources.ts'
import type {
  ClockRule,
  Ladder,
  Policy,
  Role,
  Stage,
  Trigger,
  WithoutClock,
} from '../domain/policy/policy.ts'
import type { Span, TermRule } from '../domain/policy/terms.ts'

/** A clock as a drawing shows it: from which stage to which it runs, who owes what it waits for, and by when. */
export type ProcessClock = {
  name: string
  basis: ClockRule['basis']
  owner: Role | ClockRule['owedBy']
  from: Stage
  to: Stage
  until: ClockRule['until']
  term: TermRule
  termWhen: NonNullable<ClockRule['termWhen']>
  promised: boolean
  recurs: boolean
  pausesOn: NonNullable<ClockRule['pausesOn']>
  ladder?: string
  /** Of what is asked several times after closing: how long after it each time. */
  times?: readonly Span[]
  /** Who clears what, of the clock under which that waits. */
  clearance?: Policy['clearance']
  /** What a document or a law says of its terms: of its own first, then of each case. */
  sources?: readonly (TermSource | null)[]
}

export type ProcessStage = { stage: Stage; owners: ProcessClock['owner'][] }

/** The way on from a stage, and what leads there. */
export type ProcessStep = { from: Stage; to: Stage; by: Trigger }

/** Another way than the usual: where from, where to, why, and how often at most, or for how long after closing. */
export type ProcessDetour = {
  why: 'solutionDeclined' | 'dissatisfied' | 'reopened' | 'finalResponseGiven'
  from: Stage
  to: Stage
  max?: number
  within?: Span
}

export type ProcessLadder = Pick<Ladder, 'steps' | 'repeat' | 'acceptedFor'> & {
  name: string
  majorAt?: number
}

/** How a complaint goes its way under a policy: all of it follows from the policy, and nothing is drawn by hand (R102). */
export type Process = {
  policy: { id: string; version: string; title?: { en: string; zh: string } }
  stages: ProcessStage[]
  steps: ProcessStep[]
  detours: ProcessDetour[]
  clocks: ProcessClock[]
  ladders: ProcessLadder[]
  /** Clocks that the policy says it goes without, and why (F27). */
  without?: readonly WithoutClock[]
}

/** The process that a policy makes. */
export function processOf(policy: Policy): Process {
  const { id, version, about } = policy
  return {
    policy: { id, version, ...(about && { title: about.title }) },
    stages: stagesOf(policy).map((stage) => ({ stage, owners: ownersOf(stage) })),
    steps: stepsOf(policy),
    detours: detoursOf(policy),
    clocks: clockRulesOf(policy).map((rule) => clockOf(policy, rule)),
    ladders: laddersOf(policy),
    ...(policy.without && { without: policy.without }),
  }
}

function clockOf(policy: Policy, rule: ClockRule): ProcessClock {
  const { name, basis, owedBy, until, term, termWhen = [], promised, recurs, pausesOn = [], ladder } = rule
  return {
    ...{
      name,
      basis,
      owner: stageOwnerOf({ policy }, name) ?? owedBy,
      ...clockStages(policy, rule),
      until,
      term,
      termWhen,
      pausesOn,
    },
    promised: promised ?? false,
    recurs: recurs ?? false,
    ...(ladder !== 'none' && { ladder }),
    ...(name === LATER_REVISIT && { times: laterRevisits(policy) }),
    ...(policy.clearance && rule.from.includes('clearanceNeeded') && { clearance: policy.clearance }),
    ...termSources(policy, rule),
  }
}

/** Whose move it is in a stage. */
const MOVES: Record<Exclude<Stage, 'closed'>, ProcessClock['owner']> = {
  received: 'agent',
  investigating: 'agent',
  proposed: 'customer',
  executing: 'agent',
  revisiting: 'agent',
}

const ownersOf = (stage: Stage): ProcessClock['owner'][] => (stage === 'closed' ? [] : [MOVES[stage]])

const LEAVES: Record<Exclude<Stage, 'closed'>, Trigger> = {
  received: 'assigned',
  investigating: 'solutionOffered',
  proposed: 'solutionAccepted',
  executing: 'executionRecorded',
  revisiting: 'revisitAnswered',
}

function stepsOf(policy: Policy): ProcessStep[] {
  const stages = stagesOf(policy)
  return stages.flatMap((from, index) => {
    const to = stages[index + 1]
    if (from === 'closed' || !to) return []
    const isAnswered = from === 'investigating' && to !== 'proposed'
    return [{ from, to, by: isAnswered ? 'answered' : LEAVES[from] }]
  })
}

function detoursOf(policy: Policy): ProcessDetour[] {
  const { skips = [], rework, cycles, reopen } = policy
  const to = 'investigating' as const
  const detours: ProcessDetour[] = []
  if (!skips.includes('consent')) {
    if (rework.max > 0) detours.push({ why: 'solutionDeclined', from: 'proposed', to, max: rework.max })
    detours.push({ why: 'finalResponseGiven', from: to, to: 'closed' })
  }
  if (!skips.includes('revisit') && cycles.max > 1)
    detours.push({ why: 'dissatisfied', from: 'revisiting', to, max: cycles.max - 1 })
  if (reopen.amount > 0) detours.push({ why: 'reopened', from: 'closed', to, within: reopen })
  return detours
}

/** Those that something climbs, in the order of the policy. */
function laddersOf({ ladders, clocks, major, manual }: Policy): ProcessLadder[] {
  const used = new Set([...clocks.map(({ ladder }) => ladder), major?.ladder, manual?.ladder])
  return Object.entries(ladders)
    .filter(([name]) => used.has(name))
    .map(([name, { steps, repeat, acceptedFor }]) => ({
      name,
      steps,
      ...(repeat && { repeat }),
      ...(acceptedFor && { acceptedFor }),
      ...(major?.ladder === name && { majorAt: major.level }),
    }))
}
