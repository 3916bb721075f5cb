import { dayMs, hourMs } from '../../../domain/instant.ts'
import type { Listed } from '../../asking/contract.ts'
import type { Pressure } from '../../parts/clock-state.ts'

export type DuePressure = Extract<Pressure, 'calm' | 'half' | 'soon' | 'over'>
type Due = Pick<Listed, 'nextDueAt' | 'closedAt'>

/** How pressing what a complaint owes next is, by the wall clock: a list is told when it is due, not how it counts. */
export function duePressure({ nextDueAt, closedAt }: Due, now: number): DuePressure | undefined {
  if (nextDueAt === null || closedAt !== null) return undefined
  const leftMs = Date.parse(nextDueAt) - now
  if (leftMs < 0) return 'over'
  if (leftMs < 4 * hourMs) return 'soon'
  return leftMs < dayMs ? 'half' : 'calm'
}
