import type { Names, Language } from '../domain/names.ts'
import { BYTE_ORDER_MARK, csvLines, type Cell } from '../words/csv.ts'
import { clauses } from '../words/languages.ts'
import { FIELDS } from '../words/fields.ts'
import { DEGREES, EXAMPLE_KINDS } from '../words/findings.ts'
import { CHANNELS, ROLES } from '../words/people.ts'
import { wordIn } from '../words/vocabulary.ts'
import type { Money, Spread } from '../figures/figure.ts'
import { factWords } from './sections/follow-up.ts'
import { bearerNamed, causeNamed, DEGREES_TOLD, needWords } from './sections/learning.ts'
import { inTimeShareOf } from '../figures/in-time.ts'
import type { Reported } from './report-data.ts'
import type { FrozenReport } from './report-store.ts'
import { tellingOf, type Telling } from './telling.ts'

/** Section, item, figure, value, unit, and the value of the period before where there is one. */
type Line = readonly [section: string, item: string, figure: string, value: Cell, unit: string, before: Cell]

/** A report as one long table: a number a line, exactly as it was frozen. */
export function reportCsv({ data, id }: FrozenReport, language: Language, names?: Names): string {
  const telling = tellingOf(data, language, names)
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

/** A figure of this period and of the one before. */
const both =
  ({ data: { now, before } }: Telling) =>
  (section: string, figure: string, unit: string, of: (figures: Reported) => Cell): Line => [
    section,
    '',
    figure,
    of(now),
    unit,
    of(before),
  ]

function totals(telling: Telling): Line[] {
  const { words } = telling
  const { units } = words
  const line = both(telling)
  return [
    line(words.volumes, words.received, units.count, (one) => one.received),
    line(words.volumes, words.closed, units.count, (one) => one.closed),
    line(words.volumes, words.open, units.count, (one) => one.open),
    line(words.volumes, words.resolvedShare, units.share, (one) => one.resolvedShare),
    line(words.timeliness, words.inTimeShare, units.share, inTimeShareOf),
    ...spreads(telling),
    line(words.satisfaction, words.goodShare, units.share, (one) => one.satisfaction.goodShare),
    line(words.satisfaction, words.averageScore, units.score, (one) => one.satisfaction.averageScore),
    line(words.satisfaction, words.answered, units.count, (one) => one.satisfaction.answered),
    line(words.satisfaction, words.unreachable, units.count, (one) => one.unreachable),
    line(words.repeats, words.repeatCount, units.count, (one) => one.repeats),
    line(words.repeats, words.repeatShare, units.share, (one) => one.repeatShare),
    line(words.repeats, words.reopened, units.count, (one) => one.reopened),
    line(words.repeats, words.secondHandlings, units.count, (one) => one.secondHandlings),
    line(words.cost, words.minutes, units.minutes, (one) => one.effort.minutes),
    ...sums(telling, words.otherCosts, ({ effort }) => effort.costs),
    ...sums(telling, words.redress, ({ redress }) => redress.sums),
    ...fairness(telling),
  ]
}

/** Not in what was frozen before there were such figures. */
function fairness(telling: Telling): Line[] {
  const { words, data } = telling
  const line = both(telling)
  if (!data.now.fairness) return []
  return [
    line(words.fairness, words.waivers, words.units.count, (one) => one.fairness?.waivers ?? ''),
    line(words.fairness, words.lateChanges, words.units.count, (one) => one.fairness?.lateChanges ?? ''),
    ...(data.now.kinds
      ? [
          line(words.fairness, words.leftComplaints, words.units.count, (one) => one.kinds?.left ?? ''),
          line(words.fairness, words.kindObjections, words.units.count, (one) => one.kinds?.objections ?? ''),
        ]
      : []),
  ]
}

function spreads(telling: Telling): Line[] {
  const { words } = telling
  const line = both(telling)
  const spread = (name: string, of: (figures: Reported) => Spread): Line[] => [
    line(words.durations, `${name} · ${words.mean}`, words.units.ms, (one) => of(one).meanMs),
    line(words.durations, `${name} · ${words.median}`, words.units.ms, (one) => of(one).medianMs),
    line(words.durations, `${name} · ${words.p90}`, words.units.ms, (one) => of(one).p90Ms),
  ]
  return [
    ...spread(words.response, (one) => one.response.gross),
    ...spread(words.responseNet, (one) => one.response.net),
    ...spread(words.resolution, (one) => one.resolution.gross),
    ...spread(words.resolutionNet, (one) => one.resolution.net),
    ...spread(words.handling, (one) => one.handling.cycle.gross),
  ]
}

/** A line for each currency: sums of different ones are not added. */
function sums({ data, words }: Telling, figure: string, of: (figures: Reported) => readonly Money[]): Line[] {
  const [told, earlier] = [of(data.now), of(data.before)]
  const currencies = [...new Set([...told, ...earlier].map(({ currency }) => currency))].sort()
  const cents = (list: readonly Money[], wanted: string) =>
    list.find(({ currency }) => currency === wanted)?.amountCents ?? 0
  return currencies.map((one) => [
    words.cost,
    one,
    figure,
    cents(told, one),
    words.units.cents,
    cents(earlier, one),
  ])
}

function clocks({ data, words, language, clockNamed }: Telling): Line[] {
  const { units } = words
  const earlier = (clock: string, owedBy: string) =>
    data.before.clocks.find((one) => one.clock === clock && one.owedBy === owedBy)
  return data.now.clocks.flatMap((one): Line[] => {
    const before = earlier(one.clock, one.owedBy)
    const name = `${clockNamed(one.clock)} (${ROLES[one.owedBy][language]})`
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

function breakdowns({ data, words, language, categoryNamed, departmentNamed }: Telling): Line[] {
  const { units } = words
  const { categories, departments, channels } = data
  const subjectNamed = (key: string | null) => key ?? words.untold
  const listed = [
    { title: words.category, rows: categories, named: categoryNamed },
    { title: words.department, rows: departments, named: departmentNamed },
    {
      title: words.channel,
      rows: channels,
      named: (key: string | null) => wordIn(CHANNELS, key ?? '', language),
    },
    { title: FIELDS.product[language], rows: data.products ?? [], named: subjectNamed },
    { title: FIELDS.storeId[language], rows: data.stores ?? [], named: subjectNamed },
  ]
  return listed.flatMap(({ title, rows, named }) =>
    rows.flatMap((row): Line[] => {
      const name = named(row.key)
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
  const { data, words, formats, language, named } = telling
  const { units } = words
  return [
    ...data.rootCauses.map(({ code, title, complaints }): Line => [
      words.rootCauses,
      title?.[language] ?? code ?? words.noCause,
      words.complaints,
      complaints,
      units.count,
      '',
    ]),
    ...learning(telling),
    ...data.actions.map(({ what, owner, dueAt, overdue }): Line => [
      words.actions,
      what,
      `${words.owner}: ${named('people', owner)}${overdue ? `, ${words.overdue}` : ''}`,
      formats.date(dueAt),
      units.date,
      '',
    ]),
    ...cases(telling),
  ]
}

/** Cases to know of, and those to learn from; of these nothing in what was frozen before. */
function cases(telling: Telling): Line[] {
  const { data, words, language } = telling
  const { units } = words
  return [
    ...data.notable.map(({ number, facts }): Line => [
      words.notable,
      number,
      words.facts,
      clauses(
        facts.map((fact) => factWords(telling, fact)),
        language,
      ),
      units.text,
      '',
    ]),
    ...(data.examples ?? []).map(({ number, kind, summary }): Line => [
      words.examples,
      number,
      EXAMPLE_KINDS[kind][language],
      summary,
      units.text,
      '',
    ]),
  ]
}

/** Whose responsibility it was, and what has to be trained; not in what was frozen before. */
function learning(telling: Telling): Line[] {
  const { data, words, language } = telling
  const { units } = words
  return [
    ...(data.responsibility ?? []).flatMap((row) =>
      [...DEGREES_TOLD, 'objections' as const].flatMap((one): Line[] => {
        const item = [bearerNamed(telling, row), row.rootCause && causeNamed(telling, row.rootCause)]
        const figure = one === 'objections' ? words.objections : DEGREES[one][language]
        return row[one] === 0
          ? []
          : [[words.responsibility, item.filter(Boolean).join(' · '), figure, row[one], units.count, '']]
      }),
    ),
    ...(data.trainingNeeds ?? []).map((need): Line => [
      words.training,
      needWords(telling, need),
      words.times,
      need.times,
      units.count,
      '',
    ]),
  ]
}
