import type { Line } from './drawn.ts'

const SHOWN = 10

/** The most frequent first, what is left as one, what is not known last, each with the share of all down to it. */
export function together(all: readonly Line[], others: string): Line[] {
  const counted = all.filter(({ values: [received] }) => received! > 0)
  const unknown = counted.filter(({ list }) => list === undefined)
  const some = counted
    .filter(({ list }) => list !== undefined)
    .toSorted((one, other) => other.values[0]! - one.values[0]!)
  const left = some.slice(SHOWN).reduce((sum, { values }) => sum + values[0]!, 0)
  const rest = left > 0 ? [{ name: others, values: [left] }] : []
  const shown = [...some.slice(0, SHOWN), ...rest, ...unknown]
  const whole = shown.reduce((sum, { values }) => sum + values[0]!, 0)
  let until = 0
  return shown.map((line) => {
    until += line.values[0]!
    return { ...line, values: [line.values[0]!, until / whole] }
  })
}
