import { GOOD_SCORE } from '../../domain/decide/revisit-rules.ts'
import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { shareOf, type Figures, type Opinion } from '../figure.ts'
import { answersOf } from './folded-answers.ts'

type Scores = { given: number; scored: number; good: number; points: number }

/** What customers said at the decision, long after, and whether it is solved: added up. */
export type Opinions = { atDecision: Scores; afterwards: Scores; answered: number; solved: number }

const noScores = (): Scores => ({ given: 0, scored: 0, good: 0, points: 0 })
export const noOpinionsYet = (): Opinions => ({
  ...{ atDecision: noScores(), afterwards: noScores() },
  ...{ answered: 0, solved: 0 },
})

/** Adds what a journal says of them. */
export function foldedOpinions(
  opinions: Opinions,
  events: readonly Event[],
  isIn: (at: Instant) => boolean,
): void {
  for (const event of events) {
    if (!isIn(event.at)) continue
    if (event.type === 'solutionDeclined') give(opinions.atDecision, event)
    // Nobody's opinion where the policy does without consent.
    if (event.type === 'solutionAccepted' && event.without === undefined) give(opinions.atDecision, event)
    if (event.type === 'feedbackGiven') give(opinions.afterwards, event)
  }
  for (const { at, solved } of answersOf(events)) {
    if (!isIn(at) || solved === undefined) continue
    opinions.answered++
    if (solved) opinions.solved++
  }
}

function give(scores: Scores, { score }: { score?: number | undefined }): void {
  scores.given++
  if (score === undefined) return
  scores.scored++
  scores.points += score
  if (score >= GOOD_SCORE) scores.good++
}

/** As figures show them. */
export const opinionsIn = ({ atDecision, afterwards, answered, solved }: Opinions): Figures['opinions'] => ({
  atDecision: opinionOf(atDecision),
  solved: { answered, solved, share: shareOf(solved, answered) },
  afterwards: opinionOf(afterwards),
})

const opinionOf = ({ given, scored, good, points }: Scores): Opinion => ({
  ...{ given, scored },
  averageScore: shareOf(points, scored),
  goodShare: shareOf(good, scored),
})
