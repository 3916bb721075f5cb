import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { minuteMs, utc, type Instant } from '../../domain/instant.ts'
import { ask } from '../asking/ask.ts'
import type { Answer } from '../asking/contract.ts'
import { serverNow } from '../asking/server-clock.ts'
import { asking } from '../asking/use-ask.ts'
import { inTurn } from './in-turn.ts'
import type { ListFilter } from './list-filter.ts'
import type { Asked, Span } from './period.ts'

export type Row = Answer<'getFigures'>['data'][number]
export type Figures = Row['figures']

/** Of which complaints figures are told, and over which periods. */
export type Question = { asked: Asked; department?: string }

type Breakdown = NonNullable<Answer<'getFigures'>['by']>

/** A minute or two is as good as now, and is asked for once. */
const FRESH_MS = 120_000

/** The figures of a span, in parts where it is told by something. */
export function useFigures({ from, to }: Span, department?: string, by?: Breakdown) {
  const query = { from: utc(from), to: utc(to), kind: 'complaint', department, by }
  return useQuery({
    ...asking('getFigures', { query }, { freshMs: FRESH_MS, keepsPrevious: true }),
    queryFn: ({ signal }) => inTurn(signal, () => ask('getFigures', { query }, { signal })),
  })
}

/** Now, as often as it is looked at anew: what is asked about does not move while it is read. */
export function useFixedNow(): Instant {
  const [now] = useState(() => Math.floor(serverNow() / (10 * minuteMs)) * 10 * minuteMs)
  return now
}

/** The complaints that figures are of: what lies in the department, if one was chosen. */
export const ofQuestion = ({ department }: Question): ListFilter => ({
  kind: 'complaint',
  ...(department && { department }),
})

export const receivedIn = ({ from, to }: Span): ListFilter => ({
  receivedAfter: utc(from),
  receivedBefore: utc(to),
})

export const closedIn = ({ from, to }: Span): ListFilter => ({
  closedAfter: utc(from),
  closedBefore: utc(to),
})
