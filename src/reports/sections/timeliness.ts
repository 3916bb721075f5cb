import type { Html } from '../../words/html.ts'
import { DEFINITIONS } from '../../figures/definitions.ts'
import type { Spread } from '../../figures/figure.ts'
import { shareChart } from '../charts.ts'
import { figure, paragraph, section, shareBar, table } from '../tables.ts'
import type { Telling } from '../telling.ts'
import { shortLabel } from './volumes.ts'

/** Every promise that fell due: kept, kept late, not kept. */
export function timeliness({ data, words, formats, clockNamed }: Telling): Html {
  const { count, share, duration } = formats
  const before = new Map(data.before.clocks.map((one) => [`${one.owedBy} ${one.clock}`, one.inTimeShare]))
  const clocks = data.now.clocks.filter(({ owedBy }) => owedBy === 'agent')
  const columns = [
    words.clock,
    words.inTime,
    words.late,
    words.neverMet,
    words.running,
    words.medianLate,
    words.inTimeShare,
    words.previous,
  ]
  const points = data.trend.map(({ label, inTimeShare }) => ({
    label: shortLabel(label),
    value: inTimeShare,
  }))
  return section(
    words.timeliness,
    figure(shareChart({ title: words.inTimeShare, points }), words.inTimeShare),
    clocks.length === 0
      ? paragraph(words.none)
      : table(
          columns,
          clocks.map((one) => [
            clockNamed(one.clock),
            count(one.inTime),
            count(one.late),
            count(one.neverMet),
            count(one.running),
            duration(one.lateness.medianMs),
            shareBar(one.inTimeShare, share(one.inTimeShare)),
            share(before.get(`${one.owedBy} ${one.clock}`) ?? null),
          ]),
        ),
  )
}

/** How long people waited: mean, middle, and what nine of ten had within. */
export function durations(telling: Telling): Html {
  const { data, words, formats } = telling
  const { now, before } = data
  const row = (name: string, spread: Spread, earlier: Spread) => [
    name,
    ...formats.spread(spread),
    formats.duration(earlier.meanMs),
  ]
  return section(
    words.durations,
    table(
      ['', words.mean, words.median, words.p90, `${words.previous} (${words.mean})`],
      [
        row(words.response, now.response.gross, before.response.gross),
        row(words.responseNet, now.response.net, before.response.net),
        row(words.resolution, now.resolution.gross, before.resolution.gross),
        row(words.resolutionNet, now.resolution.net, before.resolution.net),
        row(words.handling, now.handling.cycle.gross, before.handling.cycle.gross),
      ],
    ),
    againstTargets(telling),
  )
}

/** What is wanted of the receipt (R17) and of the mean first response (R45); a report frozen before that says nothing of it. */
function againstTargets({ data, words, formats, language }: Telling): Html | false {
  const { now, before } = data
  const { share, duration } = formats
  const { receipt } = now
  const { gross, targetMs } = now.response
  const rows = [
    ...(receipt
      ? [
          [
            titleOf('receipt.inTimeShare')[language],
            `${share(receipt.inTimeShare)} (${receipt.inTime}/${receipt.owed})`,
            share(before.receipt?.inTimeShare ?? null),
            `≤ ${duration(receipt.targetMs)}`,
          ],
        ]
      : []),
    ...(targetMs === undefined
      ? []
      : [
          [
            `${words.response} (${words.mean})`,
            `${duration(gross.meanMs)}${gross.meanMs === null ? '' : gross.meanMs <= targetMs ? ' ✓' : ' ✗'}`,
            duration(before.response.gross.meanMs),
            `≤ ${duration(targetMs)}`,
          ],
        ]),
  ]
  return rows.length > 0 && table(['', formats.period(data.period.label), words.previous, words.target], rows)
}

const titleOf = (figureName: string) => DEFINITIONS.find(({ name }) => name === figureName)!.title

/** What had to be raised, and how high. */
export function escalations({ data, words, formats }: Telling): Html {
  const { count, share } = formats
  const before = new Map(data.before.escalation.levels.map((one) => [one.level, one]))
  const { levels } = data.now.escalation
  if (levels.length === 0) return section(words.escalations, paragraph(words.none))
  return section(
    words.escalations,
    table(
      [words.level, words.complaints, words.shareOfReceived, words.steps, words.previous],
      levels.map((one) => [
        words.levels[one.level] ?? String(one.level),
        count(one.complaints),
        share(one.share),
        count(one.steps),
        share(before.get(one.level)?.share ?? null),
      ]),
    ),
  )
}
