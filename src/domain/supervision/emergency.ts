import type { ClockRule, Trigger } from '../policy/policy.ts'

/** What meets the clocks of an emergency. */
const ITS_OWN: readonly Trigger[] = ['emergencyMeasured', 'emergencyEnded', 'emergencyEvaluated']

/** An emergency is of no cycle: its clocks run on into the next one. */
export const isOfEmergency = ({ until }: ClockRule): boolean =>
  until.some((trigger) => ITS_OWN.includes(trigger))

/** The evaluation is owed also of what was closed meanwhile. */
export const isOfEvaluation = ({ until }: ClockRule): boolean => until.includes('emergencyEvaluated')
