import { Stage, type ClockRule, type Policy, type Trigger } from '../domain/policy/policy.ts'

/** The stages a policy has, in their order. */
export const stagesOf = ({ skips = [] }: Pick<Policy, 'skips'>): Stage[] =>
  Stage.options.filter(
    (stage) =>
      !(stage === 'proposed' && skips.includes('consent')) &&
      !(stage === 'executing' && skips.includes('execution')) &&
      !(stage === 'revisiting' && skips.includes('revisit')),
  )

/** In which stage something is done, and which stage it leads to, where that is not the investigation. */
const DONE_IN: { readonly [T in Trigger]?: Stage } = {
  received: 'received',
  acknowledged: 'received',
  // May be at any time: where something else ends the clock too, that says where.
  customerContacted: 'received',
  classified: 'received',
  assigned: 'received',
  solutionAccepted: 'proposed',
  solutionDeclined: 'proposed',
  executionRecorded: 'executing',
  revisitAnswered: 'revisiting',
  revisitUnreachable: 'revisiting',
  emergencyEvaluated: 'closed',
  closed: 'closed',
}
const LEADS_TO: { readonly [T in Trigger]?: Stage } = {
  received: 'received',
  acknowledged: 'received',
  classified: 'received',
  solutionOffered: 'proposed',
  solutionAccepted: 'executing',
  executionRecorded: 'revisiting',
  revisitAnswered: 'closed',
  revisitUnreachable: 'revisiting',
  closed: 'closed',
}

/** From which stage to which a clock runs when everything goes its way: from its first start to its last end. */
export function clockStages(
  policy: Policy,
  { from, until, inStages }: ClockRule,
): { from: Stage; to: Stage } {
  const there = stagesOf(policy)
  const place = (stage: Stage) => Stage.options.indexOf(stage)
  // A stage the policy goes without is passed through: what would begin there begins in the next.
  const next = (stage: Stage) => there.find((one) => place(one) >= place(stage)) ?? 'closed'
  const before = (stage: Stage) => there.findLast((one) => place(one) <= place(stage)) ?? 'received'
  const starts = inStages ?? from.map((trigger) => LEADS_TO[trigger] ?? 'investigating')
  const ends = inStages ?? until.map((trigger) => DONE_IN[trigger] ?? 'investigating')
  const first = starts.toSorted((one, other) => place(one) - place(other))[0]!
  const last = ends.toSorted((one, other) => place(other) - place(one))[0]!
  const begun = next(first)
  return { from: begun, to: place(last) < place(begun) ? begun : before(last) }
}
