import type { ClockFigures, Share } from './figure.ts'

type Due = Pick<ClockFigures, 'owedBy' | 'inTime' | 'late' | 'neverMet'>

/** Of what we owed and what was due, the share that was done in time; null where nothing was due. */
export function inTimeShareOf({ clocks }: { clocks: readonly Due[] }): Share {
  const ours = clocks.filter(({ owedBy }) => owedBy === 'agent')
  const inTime = ours.reduce((sum, clock) => sum + clock.inTime, 0)
  const due = ours.reduce((sum, clock) => sum + clock.inTime + clock.late + clock.neverMet, 0)
  return due === 0 ? null : Math.round((inTime / due) * 10_000) / 10_000
}
