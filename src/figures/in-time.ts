import type { ClockFigures, Share } from './figure.ts'

type Runs = Pick<ClockFigures, 'inTime' | 'late' | 'neverMet'>
type Due = Runs & Pick<ClockFigures, 'owedBy'>

/** How many runs of a clock were due, and how many of them were not met in time. */
export const dueIn = ({ inTime, late, neverMet }: Runs): number => inTime + late + neverMet
export const missedIn = ({ late, neverMet }: Runs): number => late + neverMet

/** Of what we owed and what was due, the share that was done in time; null where nothing was due. */
export function inTimeShareOf({ clocks }: { clocks: readonly Due[] }): Share {
  const ours = clocks.filter(({ owedBy }) => owedBy === 'agent')
  const inTime = ours.reduce((sum, clock) => sum + clock.inTime, 0)
  const due = ours.reduce((sum, clock) => sum + dueIn(clock), 0)
  return due === 0 ? null : Math.round((inTime / due) * 10_000) / 10_000
}
