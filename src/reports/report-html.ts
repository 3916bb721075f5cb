import { PAGE_LANGUAGES } from '../words/languages.ts'
import type { Names, Language } from '../domain/names.ts'
import { html, written, type Html } from '../words/html.ts'
import { PAGE_STYLE } from '../drawings/page-style.ts'
import type { FrozenReport } from './report-store.ts'
import { actions, definitions, examples, notable } from './sections/follow-up.ts'
import { responsibility, training } from './sections/learning.ts'
import { points } from './sections/points.ts'
import { categories, cost, fairness, products, repeats } from './sections/quality.ts'
import { rootCauses, satisfaction, stores } from './sections/quality.ts'
import { summary, tiles } from './sections/summary.ts'
import { durations, escalations, firstSteps, timeliness } from './sections/timeliness.ts'
import { breakdown, volumes } from './sections/volumes.ts'
import { tellingOf, type Telling } from './telling.ts'
import { PRODUCT } from '../words/product.ts'

/** In the order in which a manager reads. */
const SECTIONS = [
  summary,
  volumes,
  firstSteps,
  timeliness,
  durations,
  escalations,
  satisfaction,
  categories,
  products,
  stores,
  rootCauses,
  repeats,
  responsibility,
  fairness,
  cost,
  training,
  actions,
  notable,
  examples,
  points,
  breakdown,
  definitions,
]

/** A report as a page for the screen and for A4, made of nothing but what was frozen; `names` are what ids are called. */
export function reportHtml(report: FrozenReport, language: Language, names?: Names): string {
  const telling = tellingOf(report.data, language, names)
  const { words, formats } = telling
  const title = `${words.title[report.kind]} ${formats.period(report.period)}`
  const page = html`<!doctype html>
    <html lang="${PAGE_LANGUAGES[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${PAGE_STYLE}
        </style>
      </head>
      <body>
        <main>
          ${head(report, telling)} ${tiles(telling)} ${SECTIONS.map((section) => section(telling))}
          <footer>
            ${words.confidential} ${words.fixed}
            <span class="code">${report.id} · sha256 ${report.digest}</span>
          </footer>
        </main>
      </body>
    </html> `
  return written(page)
}

function head(report: FrozenReport, { words, formats, data, named }: Telling): Html {
  const { from, to } = data.period
  const lastDay = formats.date(to - 1)
  const issuer = report.issuedBy === 'schedule' ? words.bySchedule : named('people', report.issuedBy)
  const edition = report.edition === 1 ? words.firstEdition : String(report.edition)
  const facts: readonly (readonly [string, string])[] = [
    [words.period, `${formats.date(from)} – ${lastDay}`],
    [words.cutOff, formats.instant(report.cutOffAt)],
    [words.edition, edition],
    [words.issued, `${formats.instant(report.issuedAt)} · ${issuer}`],
    ...(report.reason === null ? [] : [[words.correction, report.reason] as const]),
  ]
  return html`<header>
    <div class="brand">${PRODUCT.zh} <span>${PRODUCT.en}</span></div>
    <h1>${words.title[report.kind]}</h1>
    <div class="period">${formats.period(report.period)}</div>
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`
}
