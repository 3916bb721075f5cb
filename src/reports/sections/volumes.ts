import type { Html } from '../../words/html.ts'
import { KINDS } from '../../words/matters.ts'
import { CHANNELS } from '../../words/people.ts'
import { OUTCOMES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { columnChart } from '../charts.ts'
import { changeOf, pointsOf } from '../formats.ts'
import type { Row } from '../report-data.ts'
import { figure, paragraph, section, shareBar, table } from '../tables.ts'
import type { Telling } from '../telling.ts'

/** How much came in, how much was brought to an end, and how that has gone over the last periods (R93). */
export function volumes({ data, words, formats, language }: Telling): Html {
  const { now, before, trend, otherKinds } = data
  const { count, share } = formats
  const columns = ['', formats.period(data.period.label), words.previous, words.change]
  const counted = (name: string, value: number, earlier: number) => [
    name,
    count(value),
    count(earlier),
    changeOf(value, earlier),
  ]
  const outcomes = Object.entries(now.outcomes).map(
    ([outcome, closed]) => `${wordIn(OUTCOMES, outcome, language)} ${count(closed)}`,
  )
  const others = otherKinds.map(({ kind, received }) => `${wordIn(KINDS, kind, language)} ${count(received)}`)
  const places = trend.map(({ label, received, closed }) => ({
    label: shortLabel(label),
    values: [received, closed],
  }))
  return section(
    words.volumes,
    figure(columnChart({ title: words.volumes, names: [words.received, words.closed], places })),
    table(columns, [
      counted(words.received, now.received, before.received),
      counted(words.closed, now.closed, before.closed),
      counted(words.open, now.open, before.open),
      [
        words.resolvedShare,
        share(now.resolvedShare),
        share(before.resolvedShare),
        pointsOf(now.resolvedShare, before.resolvedShare, words.points),
      ],
    ]),
    outcomes.length > 0 && paragraph(`${words.outcomes}: ${outcomes.join(' · ')}`, 'small'),
    others.length > 0 && paragraph(`${words.otherKinds}: ${others.join(' · ')}`, 'small'),
  )
}

/** Of the year only what tells periods apart: 26-09, 26-Q3. */
export const shortLabel = (label: string): string => label.slice(2)

/** Where complaints come in and who handles them. */
export function breakdown(telling: Telling): Html {
  const { data, words, language, departmentNamed } = telling
  return section(
    words.breakdown,
    rowsTable(telling, {
      title: words.department,
      rows: data.departments,
      named: departmentNamed,
    }),
    rowsTable(telling, {
      title: words.channel,
      rows: data.channels,
      named: (key) => (key === null ? words.unknown : wordIn(CHANNELS, key, language)),
    }),
  )
}

type Rows = { title: string; rows: readonly Row[]; named: (key: string | null) => string }

/** At most so many rows: the rest is in the table that goes along. */
const SHOWN = 12

export function rowsTable({ words, formats }: Telling, { title, rows, named }: Rows): Html {
  const { count, share } = formats
  const columns = [title, words.received, words.previous, words.closed, words.inTimeShare, words.goodShare]
  return table(
    columns,
    rows
      .slice(0, SHOWN)
      .map((row) => [
        named(row.key),
        count(row.received),
        count(row.receivedBefore),
        count(row.closed),
        shareBar(row.inTimeShare, share(row.inTimeShare)),
        share(row.goodShare),
      ]),
  )
}
