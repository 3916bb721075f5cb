import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { dayMs, utc } from '../../../domain/instant.ts'
import { countText } from '../../../words/durations.ts'
import { asking } from '../../asking/use-ask.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ofQuestion, useFixedNow, type Question } from '../use-figures.ts'
import type { ListFilter } from '../list-filter.ts'
import { figureWord } from '../words.ts'
import { ChartCard } from './chart-card.tsx'
import type { Column, Drawn } from './drawn.ts'
import { plainColumns } from './options.ts'

/** Ages in days, each up to the next. */
const AGES = [0, 3, 7, 15, 30, 60]

type Age = { name: string; list: ListFilter }

function agesAt(now: number, question: Question): Age[] {
  return AGES.map((days, index) => {
    const next = AGES[index + 1]
    const since = next === undefined ? {} : { receivedAfter: utc(now - next * dayMs) }
    return {
      name: next === undefined ? `> ${days}` : `${days}–${next}`,
      list: { ...ofQuestion(question), open: true, ...since, receivedBefore: utc(now - days * dayMs) },
    }
  })
}

/** How long what is open now has been open: each column is the list that it leads to. */
export function AgeingChart({ question }: { question: Question }) {
  const [language, now] = [useLanguage(), useFixedNow()]
  const ages = useMemo(() => agesAt(now, question), [now, question])
  const asked = useQueries({
    queries: ages.map(({ list }) => asking('totalComplaints', { query: list }, { freshMs: 60_000 })),
    combine: (all) => ({
      counts: all.every(({ data }) => data) ? all.map(({ data }) => data!.count).join() : undefined,
      error: all.find(({ error }) => error)?.error ?? null,
      again: () => all.forEach(({ refetch }) => void refetch()),
    }),
  })
  const drawn = useMemo((): Drawn | undefined => {
    const columns: Column[] = [
      { name: figureWord('complaints', language), text: (value) => countText(value ?? 0) },
    ]
    const lines = asked.counts
      ?.split(',')
      .map((count, index) => ({ ...ages[index]!, values: [Number(count)] }))
    const first = figureWord('days', language)
    return lines && { first, columns, lines, option: plainColumns({ columns, lines }) }
  }, [asked.counts, ages, language])
  return <ChartCard title={figureWord('ageing', language)} drawn={drawn} failure={asked} />
}
