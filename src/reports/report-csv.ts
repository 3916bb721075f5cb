import { BYTE_ORDER_MARK, csvLines, type Cell } from '../exports/csv.ts'
import { valueName, type Language } from '../exports/words.ts'
import type { Figures, Money, Spread } from '../figures/figure.ts'
import { factWords } from './sections/follow-up.ts'
import { inTimeShareOf } from './report-data.ts'
import type { FrozenReport } from './report-store.ts'
import { tellingOf, type Telling } from './telling.ts'

/** Section, item, figure, value, unit, and the value of the period before where there is one. */
type Line = readonly [section: string, item: string, figure: string, value: Cell, unit: string, before: Cell]

/** A report as one long table: a number a line, exactly as it was frozen. */
export function reportCsv({ data, id }: FrozenReport, language: Language): string {
  const telling = tellingOf(data, language)
  const { words, formats } = telling
  const { units } = words
  const period: Line[] = [
    [words.period, id, words.period, data.period.label, units.text, data.previous.label],
    [words.period, id, words.cutOff, formats.instant(data.cutOffAt), units.date, ''],
  ]
  const lines = [
    ...period,
    ...trend(telling),
    ...totals(telling),
    ...clocks(telling),
    ...levels(telling),
    ...breakdowns(telling),
    ...followUp(telling),
  ]
  return BYTE_ORDER_MARK + csvLines([words.csv, ...lines])
}

function trend({ data, words }: Telling): Line[] {
  const { units } = words
  return data.trend.flatMap(({ label, received, closed, inTimeShare, goodShare }): Line[] => [
    [words.volumes, label, words.received, received, units.count, ''],
    [words.volumes, label, words.closed, closed, units.count, ''],
    [words.volumes, label, words.inTimeShare, inTimeShare, units.share, ''],
    [words.volumes, label, words.goodShare, goodShare, units.share, ''],
  ])
}

function totals({ data, words }: Telling): Line[] {
  const { units } = words
  const { now, before } = data
  const both = (section: string, figure: string, unit: string, of: (figures: Figures) => Cell): Line => [
    section,
    '',
    figure,
    of(now),
    unit,
    of(before),
  ]
  const spread = (name: string, of: (figures: Figures) => Spread): Line[] => [
    both(words.durations, `${name} · ${words.mean}`, units.ms, (one) => of(one).meanMs),
    both(words.durations, `${name} · ${words.median}`, units.ms, (one) => of(one).medianMs),
    both(words.durations, `${name} · ${words.p90}`, units.ms, (one) => of(one).p90Ms),
  ]
  return [
    both(words.volumes, words.received, units.count, (one) => one.received),
    both(words.volumes, words.closed, units.count, (one) => one.closed),
    both(words.volumes, words.open, units.count, (one) => one.open),
    both(words.volumes, words.resolvedShare, units.share, (one) => one.resolvedShare),
    both(words.timeliness, words.inTimeShare, units.share, inTimeShareOf),
    ...spread(words.response, (one) => one.response.gross),
    ...spread(words.responseNet, (one) => one.response.net),
    ...spread(words.resolution, (one) => one.resolution.gross),
    ...spread(words.resolutionNet, (one) => one.resolution.net),
    ...spread(words.handling, (one) => one.handling.cycle.gross),
    both(words.satisfaction, words.goodShare, units.share, (one) => one.satisfaction.goodShare),
    both(words.satisfaction, words.averageScore, units.score, (one) => one.satisfaction.averageScore),
    both(words.satisfaction, words.answered, units.count, (one) => one.satisfaction.answered),
    both(words.satisfaction, words.unreachable, units.count, (one) => one.unreachable),
    both(words.repeats, words.repeatCount, units.count, (one) => one.repeats),
    both(words.repeats, words.repeatShare, units.share, (one) => one.repeatShare),
    both(words.repeats, words.reopened, units.count, (one) => one.reopened),
    both(words.repeats, words.secondHandlings, units.count, (one) => one.secondHandlings),
    both(words.cost, words.minutes, units.minutes, (one) => one.effort.minutes),
    ...sums(words.otherCosts, now.effort.costs, before.effort.costs),
    ...sums(words.redress, now.redress.sums, before.redress.sums),
  ]

  function sums(figure: string, told: readonly Money[], earlier: readonly Money[]): Line[] {
    const currencies = [...new Set([...told, ...earlier].map(({ currency }) => currency))].sort()
    const of = (list: readonly Money[], wanted: string) =>
      list.find(({ currency }) => currency === wanted)?.amountCents ?? 0
    return currencies.map((one) => [words.cost, one, figure, of(told, one), units.cents, of(earlier, one)])
  }
}

function clocks({ data, words, language }: Telling): Line[] {
  const { units } = words
  const earlier = (clock: string, owedBy: string) =>
    data.before.clocks.find((one) => one.clock === clock && one.owedBy === owedBy)
  return data.now.clocks.flatMap((one): Line[] => {
    const before = earlier(one.clock, one.owedBy)
    const name = `${valueName(one.clock, language)} (${valueName(one.owedBy, language)})`
    const line = (figure: string, value: Cell, unit: string, was: Cell): Line => [
      words.timeliness,
      name,
      figure,
      value,
      unit,
      was,
    ]
    return [
      line(words.inTime, one.inTime, units.count, before?.inTime ?? ''),
      line(words.late, one.late, units.count, before?.late ?? ''),
      line(words.neverMet, one.neverMet, units.count, before?.neverMet ?? ''),
      line(words.running, one.running, units.count, before?.running ?? ''),
      line(words.inTimeShare, one.inTimeShare, units.share, before?.inTimeShare ?? ''),
    ]
  })
}

function levels({ data, words }: Telling): Line[] {
  return data.now.escalation.levels.flatMap(({ level, complaints, steps }): Line[] => {
    const before = data.before.escalation.levels.find((one) => one.level === level)
    const { units } = words
    return [
      [words.escalations, String(level), words.complaints, complaints, units.count, before?.complaints ?? 0],
      [words.escalations, String(level), words.steps, steps, units.count, before?.steps ?? 0],
    ]
  })
}

function breakdowns({ data, words, language }: Telling): Line[] {
  const { units } = words
  const { categories, departments, channels } = data
  const listed = [
    { title: words.category, rows: categories, named: (key: string) => key },
    { title: words.department, rows: departments, named: (key: string) => key },
    { title: words.channel, rows: channels, named: (key: string) => valueName(key, language) },
  ]
  return listed.flatMap(({ title, rows, named }) =>
    rows.flatMap((row): Line[] => {
      const name = row.key === null ? words.unknown : named(row.key)
      return [
        [title, name, words.received, row.received, units.count, row.receivedBefore],
        [title, name, words.closed, row.closed, units.count, ''],
        [title, name, words.inTimeShare, row.inTimeShare, units.share, ''],
        [title, name, words.goodShare, row.goodShare, units.share, ''],
        [title, name, words.repeatCount, row.repeats, units.count, ''],
        [title, name, words.minutes, row.minutes, units.minutes, ''],
      ]
    }),
  )
}

function followUp(telling: Telling): Line[] {
  const { data, words, formats, language } = telling
  const { units } = words
  const join = language === 'zh' ? '；' : '; '
  return [
    ...data.rootCauses.map(({ code, title, complaints }): Line => [
      words.rootCauses,
      title?.[language] ?? code ?? words.noCause,
      words.complaints,
      complaints,
      units.count,
      '',
    ]),
    ...data.actions.map(({ what, owner, dueAt, overdue }): Line => [
      words.actions,
      what,
      `${words.owner}: ${owner}${overdue ? `, ${words.overdue}` : ''}`,
      formats.date(dueAt),
      units.date,
      '',
    ]),
    ...data.notable.map(({ number, facts }): Line => [
      words.notable,
      number,
      words.facts,
      facts.map((fact) => factWords(telling, fact)).join(join),
      units.text,
      '',
    ]),
  ]
}
