import { lapsedAt, resultOf } from '../domain/summary.ts'
import type { SimulatedCase } from './simulation.ts'

/** How one clock fared over many cases: its instances by how they ended, and the cases in which any lapsed. */
type Tally = { inTime: number; late: number; open: number; other: number; lapsedCases: Set<string> }

/** What a policy would have come to: its clocks, and the escalations of each level. */
export type Reckoning = { clocks: Map<string, Tally>; escalations: Map<number, number> }

export const emptyReckoning = (): Reckoning => ({ clocks: new Map(), escalations: new Map() })

/** Adds one case to a reckoning. */
export function reckon(reckoning: Reckoning, { id, complaint, entries }: SimulatedCase): void {
  for (const clock of complaint.clocks) {
    const tally = tallyOf(reckoning, clock.name)
    const result = resultOf(clock)
    if (result === 'in_time') tally.inTime++
    else if (result === 'lapsed') tally.late++
    else if (result === 'lapsed_open') tally.open++
    else tally.other++
    if (lapsedAt(clock) !== undefined) tally.lapsedCases.add(id)
  }
  const { escalations } = reckoning
  for (const { event } of entries)
    if (event.type === 'escalated')
      escalations.set(event.level, (escalations.get(event.level) ?? 0) + (event.folded ?? 1))
}

function tallyOf({ clocks }: Reckoning, name: string): Tally {
  const known = clocks.get(name)
  if (known) return known
  const fresh = { inTime: 0, late: 0, open: 0, other: 0, lapsedCases: new Set<string>() }
  clocks.set(name, fresh)
  return fresh
}

/** Two policies over the same cases, as lines for a person: clock by clock, then the escalations. */
export function comparisonText(
  names: readonly [string, string],
  both: readonly [Reckoning, Reckoning],
): string {
  const [one, other] = both
  const clocks = [...new Set([...one.clocks.keys(), ...other.clocks.keys()])]
  const levels = [...new Set([...one.escalations.keys(), ...other.escalations.keys()])].toSorted(
    (low, high) => low - high,
  )
  return [
    `Clocks: met in time / late / never done, and cases that lapse under ${names[1]} only or no longer.`,
    ...table([
      ['clock', ...names, 'newly lapse', 'no longer lapse'],
      ...clocks.map((name) => clockLine(one.clocks.get(name), other.clocks.get(name), name)),
    ]),
    '',
    'Escalations by level.',
    ...table([
      ['level', ...names],
      ...levels.map((level) => [
        `L${level}`,
        ...both.map(({ escalations }) => `${escalations.get(level) ?? 0}`),
      ]),
    ]),
    '',
  ].join('\n')
}

function clockLine(one: Tally | undefined, other: Tally | undefined, name: string): string[] {
  const counts = (tally: Tally | undefined) =>
    tally
      ? `${tally.inTime} / ${tally.late} / ${tally.open}${tally.other > 0 ? ` (${tally.other} cancelled)` : ''}`
      : 'no such clock'
  const only = (these: Tally | undefined, those: Tally | undefined) =>
    `${[...(these?.lapsedCases ?? [])].filter((id) => !those?.lapsedCases.has(id)).length}`
  return [name, counts(one), counts(other), only(other, one), only(one, other)]
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)))
      .join('  ')
  return rows.map(line)
}
