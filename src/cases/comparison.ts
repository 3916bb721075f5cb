import { lapsedAt, resultOf } from '../domain/summary.ts'
import type { Clock } from '../domain/complaint.ts'
import type { SimulatedCase } from './simulation.ts'

const HOUR_MS = 3_600_000

/** How an instance of a clock ended: in time with room to spare or narrowly, late by how much, or never done. */
export const BANDS = ['early', 'inTime', 'lateDay', 'lateWeek', 'lateMore', 'never'] as const
export type Band = (typeof BANDS)[number]

/** How one clock fared over many cases: its instances by how they ended, and the cases in which any lapsed. */
export type Tally = {
  inTime: number
  late: number
  open: number
  other: number
  bands: Record<Band, number>
  lapsedCases: Set<string>
}

/** What a policy would have come to: its clocks, the escalations of each level, and the cases in which anything lapsed. */
export type Reckoning = {
  cases: number
  clocks: Map<string, Tally>
  escalations: Map<number, number>
  lapsedCases: Set<string>
}

export const emptyReckoning = (): Reckoning => ({
  cases: 0,
  clocks: new Map(),
  escalations: new Map(),
  lapsedCases: new Set(),
})

/** Adds one case to a reckoning. */
export function reckon(reckoning: Reckoning, { id, complaint, entries }: SimulatedCase): void {
  reckoning.cases++
  for (const clock of complaint.clocks) {
    const tally = tallyOf(reckoning, clock.name)
    const result = resultOf(clock)
    if (result === 'in_time') tally.inTime++
    else if (result === 'lapsed') tally.late++
    else if (result === 'lapsed_open') tally.open++
    else tally.other++
    const band = bandOf(clock)
    if (band) tally.bands[band]++
    if (lapsedAt(clock) === undefined) continue
    tally.lapsedCases.add(id)
    reckoning.lapsedCases.add(id)
  }
  const { escalations } = reckoning
  for (const { event } of entries)
    if (event.type === 'escalated')
      escalations.set(event.level, (escalations.get(event.level) ?? 0) + (event.folded ?? 1))
}

function bandOf(clock: Clock): Band | undefined {
  const result = resultOf(clock)
  if (result === 'lapsed_open') return 'never'
  const { startedAt, dueAt, endedAt = dueAt } = clock
  if (result === 'in_time') return endedAt - startedAt <= (dueAt - startedAt) / 2 ? 'early' : 'inTime'
  if (result !== 'lapsed') return undefined
  const lateBy = endedAt - (clock.breach?.dueAt ?? dueAt)
  if (lateBy <= 24 * HOUR_MS) return 'lateDay'
  return lateBy <= 7 * 24 * HOUR_MS ? 'lateWeek' : 'lateMore'
}

/** How many of those that came to an end were in time. */
export const share = ({ inTime, late, open }: Pick<Tally, 'inTime' | 'late' | 'open'>): number | undefined =>
  inTime + late + open === 0 ? undefined : inTime / (inTime + late + open)

function tallyOf({ clocks }: Reckoning, name: string): Tally {
  const known = clocks.get(name)
  if (known) return known
  const bands = { early: 0, inTime: 0, lateDay: 0, lateWeek: 0, lateMore: 0, never: 0 }
  const fresh = { inTime: 0, late: 0, open: 0, other: 0, bands, lapsedCases: new Set<string>() }
  clocks.set(name, fresh)
  return fresh
}

/** What several policies come to over the same cases, each by its id, the first being what others are held against. */
export type Compared = readonly { id: string; reckoning: Reckoning }[]

/** What they have, in the order in which they first name it. */
export const clocksOf = (compared: Compared): string[] => [
  ...new Set(compared.flatMap(({ reckoning }) => [...reckoning.clocks.keys()])),
]
export const levelsOf = (compared: Compared): number[] =>
  [...new Set(compared.flatMap(({ reckoning }) => [...reckoning.escalations.keys()]))].toSorted(
    (low, high) => low - high,
  )

/** The cases that are in one of two sets only. */
export const onlyIn = (
  these: ReadonlySet<string> | undefined,
  those: ReadonlySet<string> | undefined,
): string[] => [...(these ?? [])].filter((id) => !those?.has(id))

/** Policies over the same cases, as lines for a person: clock by clock, then the escalations. */
export function comparisonText(compared: Compared): string {
  const [first, ...others] = compared
  const names = compared.map(({ id }) => id)
  const changes = (heading: string) =>
    others.map(({ id }) => (others.length === 1 ? heading : `${heading}: ${id}`))
  return [
    `Clocks: met in time / late / never done, and cases that lapse under ${others.map(({ id }) => id).join(', ')} only or no longer.`,
    ...table([
      ['clock', ...names, ...changes('newly lapse'), ...changes('no longer lapse')],
      ...clocksOf(compared).map((name) => clockLine(name, first!, compared)),
    ]),
    '',
    'Escalations by level.',
    ...table([
      ['level', ...names],
      ...levelsOf(compared).map((level) => [
        `L${level}`,
        ...compared.map(({ reckoning }) => `${reckoning.escalations.get(level) ?? 0}`),
      ]),
    ]),
    '',
  ].join('\n')
}

function clockLine(name: string, first: Compared[number], compared: Compared): string[] {
  const tallies = compared.map(({ reckoning }) => reckoning.clocks.get(name))
  const before = first.reckoning.clocks.get(name)?.lapsedCases
  const others = tallies.slice(1).map((tally) => tally?.lapsedCases)
  return [
    name,
    ...tallies.map(counts),
    ...others.map((after) => `${onlyIn(after, before).length}`),
    ...others.map((after) => `${onlyIn(before, after).length}`),
  ]
}

function counts(tally: Tally | undefined): string {
  if (!tally) return 'no such clock'
  const { inTime, late, open, other } = tally
  return `${inTime} / ${late} / ${open}${other > 0 ? ` (${other} cancelled)` : ''}`
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)))
      .join('  ')
  return rows.map(line)
}
