import { GOOD_SCORE } from '../../domain/decide/revisit-rules.ts'
import type { Event, EventOf } from '../../domain/event.ts'
import type { Answer } from '../../domain/evolve/stages.ts'
import type { Instant } from '../../domain/instant.ts'

/** Closings that resolved the matter, and answers of customers who were satisfied. */
export type Answers = { resolved: number; satisfied: number }

/** Adds what a journal says of them, cycle by cycle: of a cycle the first closing counts, and the last answer. */
export function foldedAnswers(
  answers: Answers,
  events: readonly Event[],
  isIn: (at: Instant) => boolean,
): void {
  for (const cycle of cyclesOf(events)) {
    const closed = cycle.find((event): event is EventOf<'closed'> => event.type === 'closed')
    const answer = cycle.findLast(isAnswer)
    if (answer && isIn(answer.at) && isSatisfied(answer)) answers.satisfied++
    const isResolved = closed?.outcome === 'resolved' && (!answer || isSatisfied(answer))
    if (isResolved && isIn(closed.at)) answers.resolved++
  }
}

/** The last answer in each cycle that has one. */
export const answersOf = (events: readonly Event[]): Answer[] =>
  cyclesOf(events).flatMap((cycle) => cycle.findLast(isAnswer) ?? [])

const isAnswer = (event: Event): event is Answer =>
  event.type === 'rated' || (event.type === 'revisitRecorded' && event.result !== 'unreachable')

/** A score of 3 is no success, whatever result was once recorded with it. */
const isSatisfied = ({ result, score = GOOD_SCORE }: Answer): boolean =>
  result === 'satisfied' && score >= GOOD_SCORE

function cyclesOf(events: readonly Event[]): Event[][] {
  const cycles: Event[][] = [[]]
  for (const event of events) {
    if (event.type === 'cycleOpened') cycles.push([])
    cycles.at(-1)!.push(event)
  }
  return cycles
}
