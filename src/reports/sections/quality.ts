import type { Html } from '../../words/html.ts'
import { STAGES } from '../../words/stages.ts'
import { paretoChart, shareChart } from '../charts.ts'
import { figure, paragraph, section, table } from '../tables.ts'
import type { Reported } from '../report-data.ts'
import type { Telling } from '../telling.ts'
import { shortLabel } from './volumes.ts'

/** What customers said afterwards, against the target of 85 % (R90). */
export function satisfaction({ data, words, formats }: Telling): Html {
  const { count, share, score } = formats
  const [now, before] = [data.now, data.before]
  const { target } = now.satisfaction
  return section(
    words.satisfaction,
    figure(
      shareChart({
        title: words.goodShare,
        points: data.trend.map(({ label, goodShare }) => ({ label: shortLabel(label), value: goodShare })),
        target: { value: target, name: `${words.target} ${Math.round(target * 100)}%` },
      }),
      words.goodShare,
    ),
    table(
      ['', formats.period(data.period.label), words.previous],
      [
        [words.goodShare, share(now.satisfaction.goodShare), share(before.satisfaction.goodShare)],
        [words.averageScore, score(now.satisfaction.averageScore), score(before.satisfaction.averageScore)],
        [words.answered, count(now.satisfaction.answered), count(before.satisfaction.answered)],
        [
          words.unreachable,
          `${count(now.unreachable)} (${share(now.unreachableShare)})`,
          `${count(before.unreachable)} (${share(before.unreachableShare)})`,
        ],
      ],
    ),
  )
}

/** At most so many bars: what comes after them is rare. */
const BARS = 10

/** The few categories that make up most of the complaints (R91). */
export function categories({ data, words, categoryNamed }: Telling): Html {
  const rows = data.categories
    .filter(({ received }) => received > 0)
    .map(({ key, received }) => ({ name: categoryNamed(key), count: received }))
  return pareto(words.categories, rows, { ...words, ofAll: data.now.received })
}

/** The same by product and by store: what nobody told of either has no bar. A report of before has neither. */
export const products = (telling: Telling): Html | false => subjects(telling, 'products')
export const stores = (telling: Telling): Html | false => subjects(telling, 'stores')

function subjects({ data, words }: Telling, of: 'products' | 'stores'): Html | false {
  const rows = data[of]?.filter(({ received }) => received > 0)
  if (!rows) return false
  const known = rows.flatMap(({ key, received }) => (key === null ? [] : [{ name: key, count: received }]))
  const untold = rows.find(({ key }) => key === null)?.received ?? 0
  const note = untold > 0 ? `${words.untold}: ${untold}` : ''
  return pareto(words[of], known, { ...words, ofAll: total(known), note })
}

const total = (rows: readonly { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0)

/** And the few causes behind them; of what has no known cause yet there is no bar. */
export function rootCauses({ data, words, language }: Telling): Html {
  const known = data.rootCauses.flatMap(({ code, title, complaints }) =>
    code === null ? [] : [{ name: title?.[language] ?? code, count: complaints }],
  )
  const open = data.rootCauses.find(({ code }) => code === null)?.complaints ?? 0
  const note = open > 0 ? `${words.noCause}: ${open}` : ''
  return pareto(words.rootCauses, known, { ...words, ofAll: total(known), note })
}

type About = { none: string; paretoNote: string; ofAll: number; note?: string }

function pareto(title: string, rows: readonly { name: string; count: number }[], about: About): Html {
  const { none, paretoNote, ofAll, note = '' } = about
  if (rows.length === 0) return section(title, paragraph([none, note].join(' ')))
  return section(
    title,
    figure(
      paretoChart({ title, rows: rows.slice(0, BARS), ofAll }),
      [paretoNote, note].filter(Boolean).join(' '),
    ),
  )
}

/** What came back: from the same person or order, or because the first handling did not do. */
export function repeats({ data, words, formats }: Telling): Html {
  const { count, share } = formats
  const [now, before] = [data.now, data.before]
  const row = (
    name: string,
    value: number,
    part: number | null,
    earlier: number,
    earlierPart: number | null,
  ) => [name, count(value), share(part), `${count(earlier)} (${share(earlierPart)})`]
  return section(
    words.repeats,
    table(
      ['', words.complaints, '%', words.previous],
      [
        row(words.repeatCount, now.repeats, now.repeatShare, before.repeats, before.repeatShare),
        row(words.reopened, now.reopened, now.reopenedShare, before.reopened, before.reopenedShare),
        row(
          words.secondHandlings,
          now.secondHandlings,
          now.secondHandlingShare,
          before.secondHandlings,
          before.secondHandlingShare,
        ),
      ],
    ),
  )
}

/** What could have favoured a person (R41); not in what was frozen before there were such figures. */
export function fairness({ data, words, formats }: Telling): Html | false {
  const { count } = formats
  const [now, before] = [data.now.fairness, data.before.fairness]
  if (!now || !before) return false
  return section(
    words.fairness,
    table(
      ['', formats.period(data.period.label), words.previous],
      [
        [words.waivers, count(now.waivers), count(before.waivers)],
        [words.lateChanges, count(now.lateChanges), count(before.lateChanges)],
        ...kindRows(data.now.kinds, data.before.kinds).map(([name, one, other]) => [
          words[name],
          count(one),
          count(other),
        ]),
      ],
    ),
  )
}

type Kinds = Reported['kinds']
/** What was frozen before they were counted says nothing of them. */
const kindRows = (now: Kinds, before: Kinds) =>
  now && before
    ? ([
        ['leftComplaints', now.left, before.left],
        ['kindObjections', now.objections, before.objections],
      ] as const)
    : []

/** What complaints took, by stage and by category (R95, R96). */
export function cost(telling: Telling): Html {
  const { data, words, formats, language, categoryNamed } = telling
  const { minutes, money, duration } = formats
  const { now, before, categories } = data
  const dear = categories.filter((one) => one.minutes > 0 || one.redress.length > 0).slice(0, BARS)
  return section(
    words.cost,
    table(
      ['', words.minutes, words.otherCosts, words.redress],
      [
        [formats.period(data.period.label), ...sums(now)],
        [words.previous, ...sums(before)],
      ],
    ),
    table(
      [words.stage, words.timeInStage, words.minutes, words.otherCosts],
      now.stages
        .filter(({ stage }) => stage !== 'closed')
        .map((one) => [
          STAGES[one.stage][language],
          duration(one.time.medianMs),
          minutes(one.minutes),
          money(one.costs),
        ]),
    ),
    dear.length > 0 &&
      table(
        [words.category, words.minutes, words.redress],
        dear.map((one) => [categoryNamed(one.key), minutes(one.minutes), money(one.redress)]),
      ),
  )

  function sums({ effort, redress }: typeof now): string[] {
    return [minutes(effort.minutes), money(effort.costs), money(redress.sums)]
  }
}
