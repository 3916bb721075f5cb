import type { Html } from '../words/html.ts'
import { dot, label, line, polyline, rect, shortened, svg, ticksFor, type Point } from '../drawings/svg.ts'

/** One place on a chart's horizontal axis. */
export type Place = { label: string; values: readonly number[] }
export type Columns = { title: string; places: readonly Place[]; names: readonly string[] }

const frame = { width: 520, height: 176 }
const area = { left: 38, right: 512, top: 26, bottom: 152 }

/** Columns side by side over time; the last place is the one the report is about. */
export function columnChart({ title, places, names }: Columns): Html {
  const ticks = ticksFor(Math.max(...places.flatMap(({ values }) => values), 0))
  const top = ticks.at(-1)!
  const slot = (area.right - area.left) / Math.max(places.length, 1)
  const width = Math.min(20, (slot * 0.66) / Math.max(names.length, 1))
  const yOf = (value: number) => area.bottom - (value / top) * (area.bottom - area.top)
  const columns = places.flatMap((place, index) => {
    const middle = area.left + slot * (index + 0.5)
    const left = middle - (width * place.values.length) / 2
    const now = index === places.length - 1 ? ' now' : ''
    const rects = place.values.map((value, nth) =>
      rect(
        { x: left + width * nth, y: yOf(value), width: width - 1.5, height: area.bottom - yOf(value) },
        `series-${nth}${now}`,
      ),
    )
    return [...rects, label([middle, area.bottom + 14], place.label, `axis middle${now}`)]
  })
  return svg({ ...frame, title }, ...legend(names), ...grid(ticks, yOf), ...columns)
}

export type Curve = {
  title: string
  points: readonly { label: string; value: number | null }[]
  /** The line that is to be reached, and what it is called. */
  target?: { value: number; name: string }
}

/** A share over time, up to 100 %; a period of which nothing is known leaves a gap. */
export function shareChart({ title, points, target }: Curve): Html {
  const slot = (area.right - area.left) / Math.max(points.length, 1)
  const known = points.flatMap(({ value }, place) => (value === null ? [] : [{ place, value }]))
  // What lies in the upper half has all the room.
  const floor = Math.min(target?.value ?? 1, ...known.map(({ value }) => value)) >= 0.5 ? 0.5 : 0
  const yOf = (value: number) => area.bottom - ((value - floor) / (1 - floor)) * (area.bottom - area.top)
  const xOf = (place: number) => area.left + slot * (place + 0.5)
  const last = known.at(-1)
  return svg(
    { ...frame, title },
    ...grid(floor ? [0.5, 0.6, 0.7, 0.8, 0.9, 1] : [0, 0.25, 0.5, 0.75, 1], yOf, percent),
    ...(target ? targetLine(target.name, yOf(target.value)) : []),
    ...runsOf(points).map((run) =>
      polyline(
        run.map(({ place, value }) => [xOf(place), yOf(value)] as const),
        'curve',
      ),
    ),
    ...known.map(({ place, value }) => dot([xOf(place), yOf(value)], 'point')),
    ...(last ? [label([xOf(last.place), yOf(last.value) - 8], percent(last.value), 'value middle')] : []),
    ...points.map((point, place) => label([xOf(place), area.bottom + 14], point.label, 'axis middle')),
  )
}

const targetLine = (name: string, y: number): Html[] => [
  line([area.left, y], [area.right, y], 'target'),
  label([area.left + 4, y - 4], name, 'target-name'),
]

type Known = { place: number; value: number }

/** What lies side by side, for a line to join. */
function runsOf(points: Curve['points']): Known[][] {
  const runs: Known[][] = []
  points.forEach(({ value }, place) => {
    if (value === null) return
    if (place > 0 && points[place - 1]!.value !== null) runs.at(-1)!.push({ place, value })
    else runs.push([{ place, value }])
  })
  return runs
}

export type Pareto = { title: string; rows: readonly { name: string; count: number }[]; ofAll: number }

const row = 20
const bar = { left: 188, right: 418 }

/** The most frequent first, each with its count and what all down to it make up together. */
export function paretoChart({ title, rows, ofAll }: Pareto): Html {
  const largest = Math.max(...rows.map(({ count }) => count), 1)
  let together = 0
  const parts = rows.flatMap(({ name, count }, place) => {
    // The few that make up most of it stand out.
    const kind = ofAll > 0 && together / ofAll < 0.8 ? 'vital' : 'useful'
    together += count
    const y = 4 + place * row
    const width = (count / largest) * (bar.right - bar.left)
    const middle: Point = [bar.left - 8, y + 13]
    return [
      label(middle, shortened(name, 32), 'label end'),
      rect({ x: bar.left, y: y + 3, width: Math.max(width, 1), height: row - 7 }, kind),
      label([bar.left + width + 6, y + 13], String(count), 'value'),
      label([516, y + 13], percent(ofAll > 0 ? together / ofAll : 0), 'axis end'),
    ]
  })
  return svg({ width: frame.width, height: Math.max(rows.length, 1) * row + 8, title }, ...parts)
}

function grid(
  ticks: readonly number[],
  yOf: (value: number) => number,
  named: (tick: number) => string = String,
): Html[] {
  return ticks.flatMap((tick) => [
    line([area.left, yOf(tick)], [area.right, yOf(tick)], tick === ticks[0] ? 'base' : 'grid'),
    label([area.left - 6, yOf(tick) + 3.5], named(tick), 'axis end'),
  ])
}

const legend = (names: readonly string[]): Html[] =>
  names.flatMap((name, index) => {
    const x = area.left + index * 120
    return [
      rect({ x, y: 4, width: 10, height: 10 }, `series-${index} now`),
      label([x + 15, 13], name, 'label'),
    ]
  })

const percent = (share: number) => `${Math.round(share * 100)}%`
