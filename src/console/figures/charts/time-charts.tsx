import { useMemo } from 'react'
import { inTimeShareOf } from '../../../figures/in-time.ts'
import { shareText } from '../../../reports/formats.ts'
import { countText } from '../../../words/durations.ts'
import { useTitleOf } from '../meaning.tsx'
import { partOf } from '../period.ts'
import { partNames } from './part-names.ts'
import { useFigures, closedIn, ofQuestion, receivedIn, type Question } from '../use-figures.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { figureWord } from '../words.ts'
import { ChartCard } from './chart-card.tsx'
import type { Column, Drawn } from './drawn.ts'
import { columnsAndShares } from './options.ts'

const count = (value: number | null) => countText(value ?? 0)

/** The figures of each part of the trend's time. */
const useTrend = ({ asked: { trend }, department }: Question) => useFigures(trend, department, trend.by)

/** What came in and was closed, how much of it in time and to the customers' satisfaction. */
export function TrendChart({ question }: { question: Question }) {
  const [language, titleOf, figures] = [useLanguage(), useTitleOf(), useTrend(question)]
  const period = figureWord('period', language)
  const drawn = useMemo((): Drawn | undefined => {
    const columns: Column[] = [
      { name: titleOf('received'), text: count },
      { name: titleOf('closed'), text: count },
      { name: titleOf('clocks.inTimeShare'), text: shareText },
      { name: titleOf('satisfaction.goodShare'), text: shareText },
    ]
    const lines = figures.data?.data.flatMap(({ key, figures: told }) => {
      if (key === null) return []
      const { received, closed, satisfaction } = told
      const list = { ...ofQuestion(question), ...receivedIn(partOf(key)) }
      const values = [received, closed, inTimeShareOf(told), satisfaction.goodShare]
      return [{ ...partNames(key, language), values, list }]
    })
    return lines && { first: period, columns, lines, option: columnsAndShares({ columns, lines }, 2) }
  }, [figures.data, titleOf, question, period, language])
  return <ChartCard title={figureWord('trend', language)} drawn={drawn} {...stateOf(figures)} />
}

/** How many gave a score, and how many of them a good one, against the target. */
export function SatisfactionChart({ question }: { question: Question }) {
  const [language, titleOf, figures] = [useLanguage(), useTitleOf(), useTrend(question)]
  const period = figureWord('period', language)
  const drawn = useMemo((): Drawn | undefined => {
    const columns: Column[] = [
      { name: titleOf('satisfaction.scored'), text: count },
      { name: titleOf('satisfaction.goodShare'), text: shareText },
    ]
    const lines = figures.data?.data.flatMap(({ key, figures: { satisfaction } }) => {
      if (key === null) return []
      const list = { ...ofQuestion(question), ...closedIn(partOf(key)) }
      return [{ ...partNames(key, language), values: [satisfaction.scored, satisfaction.goodShare], list }]
    })
    const target = figures.data?.data[0]?.figures.satisfaction.target
    const option = lines && columnsAndShares({ columns, lines }, 1, target)
    return lines && option && { first: period, columns, lines, option }
  }, [figures.data, titleOf, question, period, language])
  return <ChartCard title={titleOf('satisfaction.goodShare')} drawn={drawn} {...stateOf(figures)} />
}

type Answered = ReturnType<typeof useFigures>

/** How far its answer is, for a card. */
export const stateOf = ({ error, refetch, isPlaceholderData }: Answered) => ({
  failure: { error, again: refetch },
  isStale: isPlaceholderData,
})
