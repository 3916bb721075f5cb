import { FULL_STOP, listed } from '../../words/languages.ts'
import { html, type Html } from '../../words/html.ts'
import { changeOf, pointsOf } from '../formats.ts'
import { dueIn, inTimeShareOf } from '../../figures/in-time.ts'
import type { ReportData } from '../report-data.ts'
import { section } from '../tables.ts'
import type { Telling } from '../telling.ts'

type Verdict = 'good' | 'bad' | 'plain'
type Tile = { name: string; value: string; change: string; verdict: Verdict; note?: string }

/** The figures that a manager looks at first, each against the period before. */
export function tiles(telling: Telling): Html {
  return html`<div class="tiles">
    ${tilesOf(telling).map(
      ({ name, value, change, verdict, note }) =>
        html`<div class="tile">
          <div class="name">${name}</div>
          <div class="big">${value}</div>
          <div class="change ${verdict}">${change}</div>
          ${note && html`<div class="note">${note}</div>`}
        </div>`,
    )}
  </div>`
}

function tilesOf({ data, words, formats }: Telling): Tile[] {
  const { now, before } = data
  const counted = (name: string, value: number, earlier: number, fewerIsBetter: boolean): Tile => ({
    name,
    value: formats.count(value),
    change: changeOf(value, earlier),
    verdict: !fewerIsBetter || value === earlier ? 'plain' : value < earlier ? 'good' : 'bad',
  })
  const shared = (
    name: string,
    value: number | null,
    earlier: number | null,
    moreIsBetter: boolean,
  ): Tile => ({
    name,
    value: formats.share(value),
    change: pointsOf(value, earlier, words.points),
    verdict: verdictOf(value, earlier, moreIsBetter),
  })
  const { goodShare, target } = now.satisfaction
  const isMet = goodShare !== null && goodShare >= target
  return [
    counted(words.received, now.received, before.received, true),
    counted(words.closed, now.closed, before.closed, false),
    counted(words.open, now.open, before.open, true),
    shared(words.inTimeShare, inTimeShareOf(now), inTimeShareOf(before), true),
    {
      ...shared(words.goodShare, goodShare, before.satisfaction.goodShare, true),
      note: `${words.target} ${Math.round(target * 100)}% ${goodShare === null ? '' : isMet ? '✓' : '✗'}`,
    },
    shared(words.repeatShare, now.repeatShare, before.repeatShare, false),
  ]
}

function verdictOf(value: number | null, earlier: number | null, moreIsBetter: boolean): Verdict {
  if (value === null || earlier === null || Math.abs(value - earlier) < 0.0005) return 'plain'
  return value > earlier === moreIsBetter ? 'good' : 'bad'
}

/** The same in sentences, and what stands out. */
export function summary(telling: Telling): Html {
  const { words } = telling
  return section(
    words.summary,
    html`<ul class="findings">
      ${sentencesOf(telling).map((one) => html`<li>${one}</li>`)}
    </ul>`,
  )
}

/** What a report comes to, sentence by sentence. */
export function sentencesOf(telling: Telling): string[] {
  const { data, words, formats, language, clockNamed } = telling
  const { now, before, actions } = data
  const { sentences } = words
  const { count, share } = formats
  const inTime = inTimeShareOf(now)
  const weakest = weakestClock(data)
  const overdue = actions.filter(({ overdue }) => overdue).length
  const { goodShare, scored, target } = now.satisfaction
  return [
    sentences.volume(
      count(now.received),
      changeOf(now.received, before.received),
      count(now.closed),
      count(now.open),
    ),
    ...(inTime === null
      ? []
      : [
          sentences.inTime(share(inTime), pointsOf(inTime, inTimeShareOf(before), words.points)) +
            (weakest
              ? sentences.weakest(clockNamed(weakest.clock), share(weakest.inTimeShare))
              : FULL_STOP[language]),
        ]),
    goodShare === null
      ? sentences.notScored
      : sentences.satisfied(share(goodShare), count(scored), goodShare >= target),
    ...topCategories(telling),
    sentences.actions(count(actions.length), count(overdue)),
  ]
}

/** Of the clocks we owe, the one that is kept least; a clock of a few runs says little. */
function weakestClock({ now }: ReportData) {
  return now.clocks
    .filter((one) => one.owedBy === 'agent' && dueIn(one) >= 5)
    .filter(({ inTimeShare }) => inTimeShare !== null && inTimeShare < 1)
    .toSorted((one, other) => (one.inTimeShare ?? 1) - (other.inTimeShare ?? 1))[0]
}

function topCategories({ data, words, formats, language, categoryNamed }: Telling): string[] {
  const known = data.categories.filter(({ key, received }) => key !== null && received > 0).slice(0, 3)
  if (known.length === 0 || data.now.received === 0) return []
  const names = known.map(({ key }) => categoryNamed(key))
  const together = known.reduce((sum, { received }) => sum + received, 0)
  return [words.sentences.top(listed(names, language), formats.share(together / data.now.received))]
}
