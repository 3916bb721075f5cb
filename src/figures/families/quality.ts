import { GOOD_SCORE } from '../../domain/decide/revisit-rules.ts'
import { family } from '../family.ts'
import { ANSWERS } from './answers.ts'
import type { Figures, LevelFigures } from '../figure.ts'

/** Complaints by the highest level they have reached; of the lower ones they count too. */
const escalated = family(
  (within) => `
    select key, level, count(*)
    from (${within(`
      select s.k, 1 as seq, s.opened_at as at, e.level
      from figure_cycle s join (
        select k, max((said ->> 'level')::int) as level from figure_event where type = 'escalated' group by k
      ) e on e.k = s.k where s.from_seq = 0`)}) f group by key, level`,
  (figures, { level, count }: { level: number; count: number }) => {
    figures.escalation.complaints += count
    levelIn(figures, level).complaints = count
  },
)

const steps = family(
  (within) => `
    select key, level, sum(steps) as steps
    from (${within(`
      select k, seq, at, (said ->> 'level')::int as level, coalesce((said ->> 'folded')::int, 1) as steps
      from figure_event where type = 'escalated'`)}) f group by key, level`,
  (figures, { level, steps: taken }: { level: number; steps: number }) => {
    levelIn(figures, level).steps = taken
  },
)

function levelIn({ escalation }: Figures, level: number): LevelFigures {
  const known = escalation.levels.find((one) => one.level === level)
  if (known) return known
  const fresh: LevelFigures = { level, complaints: 0, share: null, steps: 0 }
  escalation.levels.push(fresh)
  return fresh
}

type Answers = { answered: number; satisfied: number; scored: number; good: number; points: number | null }

const satisfaction = family(
  (within) => `
    select key, count(*) as answered, count(*) filter (where satisfied) as satisfied,
      count(score) as scored, count(*) filter (where score >= ${GOOD_SCORE}) as good, sum(score)::float8 as points
    from (${within(ANSWERS)}) f group by key`,
  (figures, { answered, satisfied, scored, good, points }: Answers) => {
    const { target } = figures.satisfaction
    const over = (part: number) => (scored === 0 ? null : Math.round((part / scored) * 10_000) / 10_000)
    const averageScore = over(points ?? 0)
    figures.satisfaction = { answered, satisfied, scored, averageScore, goodShare: over(good), target }
  },
)

/** How it went, as seen by those above and by the customers. */
export const QUALITY = [escalated, steps, satisfaction]
