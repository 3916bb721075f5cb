import type { ClockRule, Policy } from '../policy/policy.ts'
import { isWithin } from '../policy/checks/revisit-check.ts'
import type { Impossibility } from '../policy/checks/stage-check.ts'
import { isOfEvaluation } from './emergency.ts'

/** What in a policy's clocks of an emergency would go on after its end, or when nothing may happen any more. */
export function emergencyFaults({ clocks, reopen }: Policy): Impossibility[] {
  return clocks.flatMap((clock, index) =>
    faultsOf(clock, reopen).map((message) => ({ path: ['clocks', index], message })),
  )
}

function faultsOf(clock: ClockRule, reopen: Policy['reopen']): string[] {
  const { name, from, until, cancelledBy = [] } = clock
  if (isOfEvaluation(clock) || from.includes('emergencyEnded')) return evaluationFaults(clock, reopen)
  if (from.includes('emergencyEvaluated')) return [`Clock ${name}: nothing starts with an evaluation.`]
  const isWhileOn = from.includes('emergencyDeclared') || from.includes('emergencyMeasured')
  return isWhileOn && ![...until, ...cancelledBy].includes('emergencyEnded')
    ? [`Clock ${name} starts in an emergency: with emergencyEnded it ends.`]
    : []
}

/** After closing only targets run, and nobody is called up for them. */
function evaluationFaults(clock: ClockRule, reopen: Policy['reopen']): string[] {
  const { name, basis, from, until, term, termWhen = [], recurs, pausesOn, ladder } = clock
  const terms = [term, ...termWhen.map((one) => one.term)]
  const faults: string[] = []
  if (from.length > 1 || from[0] !== 'emergencyEnded' || until.length > 1 || !isOfEvaluation(clock))
    faults.push(`Clock ${name}: an evaluation is owed from emergencyEnded until emergencyEvaluated.`)
  if (basis !== 'target' || ladder !== 'none' || recurs || pausesOn?.length)
    faults.push(`Clock ${name}: an evaluation is a target without ladder and pauses, owed once.`)
  if (terms.some((one) => !isWithin(one, reopen)))
    faults.push(`Clock ${name}: the evaluation lies beyond the time in which the complaint may be reopened.`)
  return faults
}
