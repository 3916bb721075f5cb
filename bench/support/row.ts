import { spread, type Spread } from './statistics.ts'

/** What is to hold, and what counts as a failure; between them is neither. */
export type Bound = { is: 'atLeast' | 'atMost'; hold: number; failure: number }
/** One figure, with the values it is the median of. */
export type Row = { name: string; unit: string; bound?: Bound; values: number[]; note?: string } & Spread

export function row(
  name: string,
  unit: string,
  values: number[],
  more: { bound?: Bound; note?: string } = {},
): Row {
  return { name, unit, values, ...spread(values), ...more }
}

export const atLeast = (hold: number, failure: number): Bound => ({ is: 'atLeast', hold, failure })
export const atMost = (hold: number, failure: number): Bound => ({ is: 'atMost', hold, failure })

/** ✓ holds, ✗ is a failure, ~ lies between. */
export function verdict({ bound, median }: Pick<Row, 'bound' | 'median'>): string {
  if (!bound) return ' '
  const sign = bound.is === 'atLeast' ? 1 : -1
  if (sign * median >= sign * bound.hold) return '✓'
  return sign * median < sign * bound.failure || Number.isNaN(median) ? '✗' : '~'
}

export function boundText({ bound }: Row): string {
  if (!bound) return ''
  const [better, worse] = bound.is === 'atLeast' ? ['≥', '<'] : ['≤', '>']
  return bound.hold === bound.failure
    ? `${better} ${bound.hold}`
    : `${better} ${bound.hold}, failure ${worse} ${bound.failure}`
}

export function amount(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Math.abs(value) >= 100
    ? value.toFixed(0)
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : value.toFixed(2)
}
