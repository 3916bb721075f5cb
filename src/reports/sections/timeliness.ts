import type { Html } from '../../words/html.ts'
import { DEFINITIONS } from '../../figures/definitions.ts'
import { dueIn } from '../../figures/in-time.ts'
import { isRegistration } from '../../figures/registration.ts'
import type { Spread } from '../../figures/figure.ts'
import { shareChart } from '../charts.ts'
import type { Reported } from '../report-data.ts'
import { figure, paragraph, section, shareBar, table } from '../tables.ts'
import type { Telling } from '../telling.ts'
import { shortLabel } from './volumes.ts'

/** Every promise that fell due: kept, kept late, not kept. */
export function timeliness({ data, words, formats, clockNamed }: Telling): Html {
  const { count, share, duration } = formats
  const before = new Map(data.before.clocks.map((one) => [`${one.owedBy} ${one.clock}`, one.inTimeShare]))
  // The registration stands in a section of its own.
  const clocks = data.now.clocks.filter((one) => one.owedBy === 'agent' && !isRegistration(one))
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
  )
}

/** How soon a complaint was registered (R8), the receipt sent (R17) and a first response given (R45), each against its target. */
export function firstSteps(telling: Telling): Html {
  const { words, formats, data } = telling
  const rows = [registration(telling), receipt(telling), firstResponse(telling)].filter(
    (row) => row !== undefined,
  )
  const columns = ['', formats.period(data.period.label), words.previous, words.target]
  return section(words.firstSteps, rows.length > 0 ? table(columns, rows) : paragraph(words.none))
}

/** Of what a policy sets a term for; each policy has its own. */
function registration({ data, words, formats, clockNamed }: Telling): string[] | undefined {
  const of = ({ clocks }: Reported) => clocks.find(isRegistration)
  const now = of(data.now)
  return (
    now && [
      `${clockNamed(now.clock)} · ${words.inTimeShare}`,
      `${formats.share(now.inTimeShare)} (${now.inTime}/${dueIn(now)})`,
      formats.share(of(data.before)?.inTimeShare ?? null),
      words.byPolicy,
    ]
  )
}

/** A report that was frozen before receipts were counted says nothing of them. */
function receipt({ data: { now, before }, formats, language }: Telling): string[] | undefined {
  const { share, duration } = formats
  return (
    now.receipt && [
      titleOf('receipt.inTimeShare')[language],
      `${share(now.receipt.inTimeShare)} (${now.receipt.inTime}/${now.receipt.owed})`,
      share(before.receipt?.inTimeShare ?? null),
      `≤ ${duration(now.receipt.targetMs)}`,
    ]
  )
}

/** Nor of the target of what came before there was one. */
function firstResponse({
  data: { now, before },
  words,
  formats: { duration },
}: Telling): string[] | undefined {
  const { gross, targetMs } = now.response
  if (targetMs === undefined) return undefined
  const verdict = gross.meanMs === null ? '' : gross.meanMs <= targetMs ? ' ✓' : ' ✗'
  return [
    `${words.response} (${words.mean})`,
    `${duration(gross.meanMs)}${verdict}`,
    duration(before.response.gross.meanMs),
    `≤ ${duration(targetMs)}`,
  ]
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
