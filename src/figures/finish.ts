import { shareOf, type ClockTally, type Figures, type LevelFigures } from './figure.ts'

/** Works out what rests on several counts, and puts lists into an order that does not depend on the database. */
export function finish(figures: Figures): Figures {
  const { closed, received, escalation, satisfaction, unreachable } = figures
  const laterClosings = figures.secondHandlingShare ?? 0
  return {
    ...figures,
    resolvedShare: shareOf(figures.resolvedShare ?? 0, closed),
    clocks: figures.clocks
      .map((clock) => ({
        ...clock,
        ...withShare(clock),
        firstCycle: withShare(clock.firstCycle),
        laterCycles: withShare(clock.laterCycles),
      }))
      .toSorted((one, other) => compare(one.owedBy, other.owedBy) || compare(one.clock, other.clock)),
    stages: figures.stages
      .map((stage) => ({ ...stage, costs: sorted(stage.costs) }))
      .toSorted((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage)),
    escalation: {
      complaints: escalation.complaints,
      share: shareOf(escalation.complaints, received),
      levels: levels(escalation.levels, received),
    },
    reopenedShare: shareOf(figures.reopened, closed),
    secondHandlingShare: shareOf(laterClosings, closed),
    unreachableShare: shareOf(unreachable, unreachable + satisfaction.answered),
    repeatShare: shareOf(figures.repeats, received),
    effort: { ...figures.effort, costs: sorted(figures.effort.costs) },
    redress: {
      ...figures.redress,
      sums: sorted(figures.redress.sums),
      byKind: figures.redress.byKind
        .map((one) => ({ ...one, sums: sorted(one.sums) }))
        .toSorted((one, other) => compare(one.kind, other.kind)),
    },
  }
}

const STAGES = ['received', 'investigating', 'proposed', 'executing', 'revisiting', 'closed']

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

const sorted = <T extends { currency: string }>(sums: readonly T[]): T[] =>
  sums.toSorted((one, other) => compare(one.currency, other.currency))

/** What was owed and never done counts against, by firm or customer; what still runs or fell away counts neither way. */
function withShare<T extends ClockTally>(tally: T): T {
  const { inTime, late, neverMet, expired } = tally
  return { ...tally, inTimeShare: shareOf(inTime, inTime + late + neverMet + expired) }
}

/** From those whose highest level it is to those who reached it or a higher one. */
function levels(highest: readonly LevelFigures[], received: number): LevelFigures[] {
  return highest
    .map((one) => {
      const reached = highest.filter(({ level }) => level >= one.level)
      const complaints = reached.reduce((sum, { complaints }) => sum + complaints, 0)
      return { ...one, complaints, share: shareOf(complaints, received) }
    })
    .toSorted((one, other) => one.level - other.level)
}
