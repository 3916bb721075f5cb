import { GOOD_SCORE } from '../../domain/decide/revisit-rules.ts'
import { family } from '../family.ts'
import { shareOf, type Opinion } from '../figure.ts'
import { ANSWERS } from './answers.ts'

type Scored = { scored: number; good: number; points: number | null }

const SCORED = `count(score) as scored, count(*) filter (where score >= ${GOOD_SCORE}) as good,
  sum(score)::float8 as points`

const opinionOf = ({ scored, good, points }: Scored): Omit<Opinion, 'given'> => ({
  scored,
  averageScore: shareOf(points ?? 0, scored),
  goodShare: shareOf(good, scored),
})

const saying = (...types: readonly string[]) => `
  select k, seq, at, (said ->> 'score')::int as score
  from figure_event where type in (${types.map((type) => `'${type}'`).join(', ')})`

/** A solution accepted because the policy does without consent is nobody's opinion. */
const decided = family(
  (within) => `
    select key, count(*) as given, ${SCORED}
    from (${within(`${saying('solutionAccepted', 'solutionDeclined')} and said ->> 'without' is null`)}) f group by key`,
  (figures, { given, ...scored }: Scored & { given: number }) => {
    figures.opinions = { ...figures.opinions, atDecision: { given, ...opinionOf(scored) } }
  },
)

const fedBack = family(
  (within) =>
    `select key, count(*) as given, ${SCORED} from (${within(saying('feedbackGiven'))}) f group by key`,
  (figures, { given, ...scored }: Scored & { given: number }) => {
    figures.opinions = { ...figures.opinions, afterwards: { given, ...opinionOf(scored) } }
  },
)

const solved = family(
  (within) => `
    select key, count(solved) as answered, count(*) filter (where solved) as solved
    from (${within(ANSWERS)}) f group by key`,
  (figures, { answered, solved: count }: { answered: number; solved: number }) => {
    const share = shareOf(count, answered)
    figures.opinions = { ...figures.opinions, solved: { answered, solved: count, share } }
  },
)

/** What customers say beside the answer to the revisit: at the decision, whether it is solved, and long after (R81). */
export const OPINIONS = [decided, fedBack, solved]
