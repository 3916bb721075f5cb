import { useMemo } from 'react'
import { utc } from '../../../domain/instant.ts'
import { inTimeShareOf } from '../../../figures/in-time.ts'
import { shareText } from '../../../reports/formats.ts'
import { countText } from '../../../words/durations.ts'
import { fieldName } from '../../../words/fields.ts'
import { nameOf } from '../../../words/vocabulary.ts'
import { useNames } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useFigures, ofQuestion, receivedIn, type Question, type Row } from '../use-figures.ts'
import type { ListFilter } from '../list-filter.ts'
import { figureWord, type FigureWord } from '../words.ts'
import { ChartCard } from './chart-card.tsx'
import type { Column, Drawn, Line } from './drawn.ts'
import { pareto, shareBars } from './options.ts'
import { together } from './together.ts'
import { stateOf } from './time-charts.tsx'

const count = (value: number | null) => countText(value ?? 0)

/** How much of what was due each department did in time, the worst first. */
export function TeamChart({ question }: { question: Question }) {
  const [language, names] = [useLanguage(), useNames()]
  const figures = useFigures(question.asked, question.department, 'department')
  const { from, to } = question.asked
  const drawn = useMemo((): Drawn | undefined => {
    const say = (word: FigureWord) => figureWord(word, language)
    const columns: Column[] = [
      { name: say('byTeam'), text: shareText },
      { name: say('complaints'), text: count },
    ]
    const lapsed = { lapsedAfter: utc(from), lapsedBefore: utc(to) }
    const lines = figures.data?.data
      .map(({ key, figures: told }) => ({
        name: key === null ? say('unassigned') : nameOf(names, 'departments', key, language),
        values: [inTimeShareOf(told), told.received],
        list: key === null ? undefined : { ...ofQuestion(question), department: key, ...lapsed },
      }))
      .filter(({ values: [share] }) => share !== null)
      .toSorted((one, other) => one.values[0]! - other.values[0]!)
    const first = fieldName('department', language)
    return lines && { first, columns, lines, option: shareBars({ columns, lines }) }
  }, [figures.data, language, names, question, from, to])
  return <ChartCard title={figureWord('byTeam', language)} drawn={drawn} {...stateOf(figures)} />
}

type Of = {
  question: Question
  by: 'category' | 'rootCause' | 'product' | 'store'
  title: FigureWord
  /** Of those of whom it is not known. */
  unknown: FigureWord
  /** By which lists are filtered. */
  field: keyof ListFilter
}

/** What most complaints come from: the few that make up most of them stand first. */
export function ParetoChart({ question, by, title, unknown, field }: Of) {
  const [language, names] = [useLanguage(), useNames()]
  const figures = useFigures(question.asked, question.department, by)
  const drawn = useMemo((): Drawn | undefined => {
    const named = {
      category: 'categories',
      rootCause: 'rootCauses',
      product: undefined,
      store: undefined,
    } as const
    const of = named[by]
    const say = (word: FigureWord) => figureWord(word, language)
    const columns: Column[] = [
      { name: say('complaints'), text: count },
      { name: say('together'), text: shareText },
    ]
    const list = (key: string) => ({
      ...ofQuestion(question),
      ...receivedIn(question.asked),
      [field]: key,
    })
    const lineOf = ({ key, figures: { received } }: Row): Line => ({
      name: key === null ? say(unknown) : of ? nameOf(names, of, key, language) : key,
      values: [received],
      list: key === null ? undefined : list(key),
    })
    const lines = figures.data && together(figures.data.data.map(lineOf), say('others'))
    const first = fieldName(field, language)
    return lines && { first, columns, lines, option: pareto({ columns, lines }) }
  }, [figures.data, language, names, question, by, field, unknown])
  return <ChartCard title={figureWord(title, language)} drawn={drawn} {...stateOf(figures)} />
}
