import type { ClockRule, Trigger } from '../policy/policy.ts'

/** What meets the clocks of an emergency. */
const ITS_OWN: readonly Trigger[] = ['emergencyMeasured', 'emergencyEnded', 'emergencyEvaluated']

/** An emergency is of no cycle: its clocks run on into the next one. */
export const isOfEmergency = ({ until }: ClockRule): boolean =>
  until.some((trigger) => ITS_OWN.includes(trigger))

/** What a clock of an emergency is owed for. */
export type EmergencyPart = 'measure' | 'status' | 'evaluation'

/** For what in an emergency a clock runs: its first measure, its status while it lasts, or its evaluation. */
export function partOfEmergency(rule: Pick<ClockRule, 'from' | 'until'>): EmergencyPart | undefined {
  const { from, until } = rule
  if (until.includes('emergencyEvaluated')) return 'evaluation'
  if (!until.includes('emergencyMeasured')) return undefined
  return from.includes('emergencyDeclared') ? 'measure' : 'status'
}

/** The evaluation is owed also of what was closed meanwhile. */
export const isOfEvaluation = ({ until }: ClockRule): boolean => until.includes('emergencyEvaluated')
