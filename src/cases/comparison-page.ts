import type { ClockTitles, Language } from '../domain/names.ts'
import { PAGE_STYLE } from '../drawings/page-style.ts'
import { rect, svg } from '../drawings/svg.ts'
import { clockName } from '../words/clocks.ts'
import { countText } from '../words/durations.ts'
import { html, styleOf, written, type Html } from '../words/html.ts'
import { PAGE_LANGUAGES } from '../words/languages.ts'
import { PRODUCT } from '../words/product.ts'
import { BANDS, clocksOf, levelsOf, onlyIn, share, type Compared, type Tally } from './comparison.ts'
import { BAND_NAMES, wordsIn, type Words } from './words.ts'

/** Beside so many policies there is room for bars; beside more, for numbers alone. */
const BARRED = 4

/** So many cases are named on the page; the rest is counted. */
const NAMED = 400

type Page = { compared: Compared; language: Language; log: string; titles: ClockTitles }
type Teller = Page & { words: Words; nameOf: (clock: string) => string }

/** What several policies come to over the same cases, as a page that needs nothing besides: no script, nothing loaded. */
export function comparisonPage(page: Page): string {
  const { compared, language, log, titles } = page
  const words = wordsIn(language)
  const teller = { ...page, words, nameOf: (clock: string) => clockName(clock, language, titles.clocks) }
  const text = html`<!doctype html>
    <html lang="${PAGE_LANGUAGES[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <style>
          ${PAGE_STYLE} ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="brand">${PRODUCT.zh} <span>${PRODUCT.en}</span></div>
            <h1>${words.title}</h1>
            <p>${words.lead(compared[0]?.reckoning.cases ?? 0, log)}</p>
          </header>
          ${[policies, clocks, distribution, differences].map((section) => section(teller))}
          <footer>${words.method}</footer>
        </main>
      </body>
    </html> `
  return `${written(text).trim()}\n`
}

function policies({ compared, words }: Teller): Html {
  const levels = levelsOf(compared)
  return html`<section>
    <h2>${words.policies}</h2>
    <table>
      <thead>
        <tr>
          <th class="text">${words.policy}</th>
          <th>${words.inTime}</th>
          <th>${words.lapsing}</th>
          ${levels.map((level) => html`<th>${words.level(level)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${compared.map(
          ({ id, reckoning: { cases, clocks: tallies, lapsedCases, escalations } }) =>
            html`<tr>
              <td class="text">${id}</td>
              <td class="number">${meter(share(sumOf([...tallies.values()])))}</td>
              <td class="number">${words.of(lapsedCases.size, cases)}</td>
              ${levels.map((level) => html`<td>${countText(escalations.get(level) ?? 0)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${levels.length > 0 && html`<p class="small">L1–L${levels.at(-1)}: ${words.escalations}</p>`}
  </section>`
}

const sumOf = (tallies: readonly Tally[]) => {
  const sum = (of: 'inTime' | 'late' | 'open') => tallies.reduce((all, tally) => all + tally[of], 0)
  return { inTime: sum('inTime'), late: sum('late'), open: sum('open') }
}

function clocks({ compared, words, nameOf }: Teller): Html {
  return html`<section>
    <h2>${words.clocks}</h2>
    <table class="${compared.length > BARRED ? 'many' : ''}">
      <thead>
        <tr>
          <th class="text">${words.clock}</th>
          ${compared.map(({ id }) => html`<th>${id}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${clocksOf(compared).map(
          (name) =>
            html`<tr>
              <td class="text">${nameOf(name)}</td>
              ${compared.map(({ reckoning }) => html`<td>${fared(reckoning.clocks.get(name), words)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="small">${words.counted}</p>
  </section>`
}

const fared = (tally: Tally | undefined, words: Words): Html =>
  tally
    ? html`${meter(share(tally))}
        <div class="small">
          ${countText(tally.inTime)} / ${countText(tally.late)} / ${countText(tally.open)}
        </div>`
    : html`<span class="muted">${words.none}</span>`

const percent = (part: number) => `${(part * 100).toFixed(1)} %`

function meter(part: number | undefined): Html {
  if (part === undefined) return html`–`
  const kind = part >= 0.95 ? 'good' : part >= 0.8 ? 'fair' : 'bad'
  const bar = svg(
    { width: 100, height: 13, title: percent(part) },
    rect({ x: 0, y: 0, width: 100, height: 13 }, 'useful'),
    rect({ x: 0, y: 0, width: part * 100, height: 13 }, kind),
  )
  return html`<span class="meter"><b>${percent(part)}</b>${bar}</span>`
}

function distribution({ compared, language, words, nameOf }: Teller): Html {
  const names = BAND_NAMES[language]
  const told = clocksOf(compared).map(
    (clock) =>
      html`<tr>
        <td class="text">${nameOf(clock)}</td>
        <td class="text bands">
          ${compared.map(({ id, reckoning }) => bandsOf(id, reckoning.clocks.get(clock), names))}
        </td>
      </tr>`,
  )
  return html`<section>
    <h2>${words.distribution}</h2>
    <p class="legend">${BANDS.map((band) => html`<span><i class="${band}"></i>${names[band]}</span>`)}</p>
    <table>
      <tbody>
        ${told}
      </tbody>
    </table>
  </section>`
}

function bandsOf(id: string, tally: Tally | undefined, names: Record<string, string>): Html | undefined {
  const all = tally ? BANDS.reduce((sum, band) => sum + tally.bands[band], 0) : 0
  if (!tally || all === 0) return undefined
  let x = 0
  const title = BANDS.map((band) => `${names[band]!} ${tally.bands[band]}`).join(', ')
  const parts = BANDS.map((band) => {
    const width = (tally.bands[band] / all) * 600
    x += width
    return rect({ x: x - width, y: 0, width, height: 14 }, band)
  })
  return html`<div class="row"><span>${id}</span>${svg({ width: 600, height: 14, title }, ...parts)}</div>`
}

function differences({ compared, words, nameOf }: Teller): Html {
  const [first, ...others] = compared
  const told = others.map(({ id, reckoning }) => {
    const lists = clocksOf(compared).flatMap((clock) => {
      const [before, after] = [first!.reckoning.clocks.get(clock), reckoning.clocks.get(clock)]
      // A clock that one of them does not have says nothing of the complaints.
      if (!before || !after) return []
      return [
        listed(nameOf(clock), onlyIn(after.lapsedCases, before.lapsedCases), words.newly, words),
        listed(nameOf(clock), onlyIn(before.lapsedCases, after.lapsedCases), words.noLonger, words),
      ].filter((list) => list !== undefined)
    })
    return html`<h3>${words.against(id, first!.id)}</h3>
      ${lists.length > 0 ? lists : html`<p>${words.same}</p>`}`
  })
  return html`<section>
    <h2>${words.differ}</h2>
    ${told}
  </section>`
}

type Says = (count: number) => string

function listed(clock: string, ids: readonly string[], says: Says, words: Words): Html | undefined {
  if (ids.length === 0) return undefined
  const rest = ids.length - NAMED
  return html`<details>
    <summary>${clock}: ${says(ids.length)}</summary>
    <p class="ids">${ids.slice(0, NAMED).join(' · ')}${rest > 0 && ` · ${words.more(rest)}`}</p>
  </details>`
}

const STYLE = styleOf(`
h3 { font-size: 14px; margin: 12px 0 4px; }
.meter b { min-width: 56px; text-align: right; }
.row { display: flex; gap: 10px; align-items: center; margin: 2px 0; }
.row span { flex: 0 0 132px; overflow-wrap: anywhere; font-size: 11.5px; color: var(--muted); }
.row svg { flex: 1; width: 100%; height: 14px; }
.row svg { min-width: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12px; }
.legend i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 6px; }
i.early { background: #2c7a54; } svg rect.early { fill: #2c7a54; }
i.inTime { background: #8cc3a6; } svg rect.inTime { fill: #8cc3a6; }
i.lateDay { background: #ecc66b; } svg rect.lateDay { fill: #ecc66b; }
i.lateWeek { background: #dd8a3c; } svg rect.lateWeek { fill: #dd8a3c; }
i.lateMore { background: #b23b32; } svg rect.lateMore { fill: #b23b32; }
i.never { background: #4c1d19; } svg rect.never { fill: #4c1d19; }
details { margin: 4px 0; }
summary { cursor: pointer; }
.ids { font-size: 11.5px; color: var(--muted); overflow-wrap: anywhere; }
td.bands { width: 80%; }
.many .meter svg { display: none; }
.many .meter b { min-width: 0; }
.many th { overflow-wrap: anywhere; }
.many td.text { white-space: nowrap; }
@media (max-width: 640px) { .row span { flex-basis: 84px; } td.bands { width: 74%; } }
`)
