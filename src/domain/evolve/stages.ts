import type { Complaint } from '../complaint.ts'
import type { Event, EventOf, EventType } from '../event.ts'
import type { Policy, Stage } from '../policy/policy.ts'

/** What of a complaint says to which stage an event leads. */
export type Standing = Pick<Complaint, 'stage' | 'cycle'> & { policy: Pick<Policy, 'skips' | 'cycles'> }

/** What a complaint stands at before its first event. */
export const standingAtFirst = (policy: Standing['policy']): Standing => ({
  stage: 'received',
  cycle: 1,
  policy,
})

type Leads = { readonly [T in EventType]?: (before: Standing, event: EventOf<T>) => Stage }

/** Where events lead that may lead to another stage: the one rule. */
const LEADS: Leads = {
  received: () => 'received',
  assigned: ({ stage }) => (stage === 'received' ? 'investigating' : stage),
  solutionOffered: () => 'proposed',
  solutionAccepted: ({ policy }) => (policy.skips?.includes('execution') ? 'revisiting' : 'executing'),
  solutionDeclined: () => 'investigating',
  executionRecorded: () => 'revisiting',
  revisitRecorded: (before, event) => (leavesFinalOnly(before, event) ? 'investigating' : before.stage),
  rated: (before, event) => (leavesFinalOnly(before, event) ? 'investigating' : before.stage),
  cycleOpened: () => 'investigating',
  closed: () => 'closed',
}

/** The events that may lead to another stage. */
export const LEADING = Object.keys(LEADS) as EventType[]

export function stageAfter(before: Standing, event: Event): Stage {
  const leads = LEADS[event.type] as ((before: Standing, event: Event) => Stage) | undefined
  return leads ? leads(before, event) : before.stage
}

/** The policy allows no further cycle after this one. */
export const isLastCycle = ({ cycle, policy }: Pick<Standing, 'cycle' | 'policy'>): boolean =>
  cycle >= policy.cycles.max

/** What the customer answers to a revisit: told by staff, or by themselves. */
export type Answer = EventOf<'revisitRecorded'> | EventOf<'rated'>

/** Dissatisfied in the last cycle: it goes back, and only a final response is left; not once that was the end. */
export const leavesFinalOnly = (before: Pick<Standing, 'cycle' | 'policy'>, answer: Answer): boolean =>
  answer.result === 'dissatisfied' && isLastCycle(before) && !('later' in answer && answer.later)

/** The stage after each of these events. */
export function stagesAfter(before: Standing, events: readonly Event[]): Stage[] {
  let now = before
  return events.map((event) => {
    const stage = stageAfter(now, event)
    const cycle = event.type === 'cycleOpened' ? event.cycle : now.cycle
    now = { stage, cycle, policy: event.type === 'policyAdopted' ? event.policy : now.policy }
    return stage
  })
}
