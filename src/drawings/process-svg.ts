import { html, styleOf, written, type Html } from '../words/html.ts'
import { PAGE_LANGUAGES } from '../words/languages.ts'
import { columnsOf, PAGE, type Columns } from './columns.ts'
import { detourParts, DETOUR_ROW } from './detours.ts'
import { wrapped } from './fitting.ts'
import { ladderParts } from './ladder-svg.ts'
import { arrow, label, line, rect } from './svg.ts'
import type { ToldClock, ToldProcess } from './told.ts'

const TITLE_SIZE = 19
const LINE = 15
const STAGE = { height: 46, gap: 30, below: 40 }
const BAR = { pad: 9, gap: 10 }

/** A process as one picture that needs nothing besides: stages, what is owed from which to which, and the ladders. */
export function processSvg(process: ToldProcess): string {
  const { language, title, stages, detours, clocks, ladders } = process
  const columns = columnsOf(process)
  const heading = wrapped(title, (PAGE.width - 2 * PAGE.margin) / TITLE_SIZE)
  const top = PAGE.margin + heading.length * 26 + detours.length * DETOUR_ROW + 14
  const bars = barsOf(clocks, columns, top + STAGE.height + STAGE.below)
  const climbs = ladderParts(ladders, language, { ...PAGE, top: bars.bottom + 16 })
  const height = climbs.bottom + PAGE.margin
  const parts = [
    ...heading.map((words, index) => label([PAGE.margin, PAGE.margin + 18 + index * 26], words, 'title')),
    ...stages.map(({ stage }) => {
      const middle = (columns.left(stage) + columns.right(stage)) / 2
      return line([middle, top + STAGE.height], [middle, bars.bottom], 'guide')
    }),
    ...detourParts(detours, columns, top),
    ...stageParts(process, columns, top),
    ...bars.parts,
    ...climbs.parts,
  ]
  const picture = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${PAGE.width} ${Math.ceil(height)}"
    width="${PAGE.width}"
    height="${Math.ceil(height)}"
    lang="${PAGE_LANGUAGES[language]}"
    role="img"
    aria-label="${title}"
  >
    <title>${title}</title>
    <style>
      ${STYLE}
    </style>
    <rect class="paper" width="100%" height="100%" />
    ${parts}
  </svg>`
  // XML has no control characters, whatever a policy is called.
  return `${written(picture).replaceAll(/[^\P{Cc}\n]/gu, ' ')}\n`
}

function stageParts({ stages, steps }: ToldProcess, { left, right }: Columns, top: number): Html[] {
  const half = STAGE.gap / 2
  const boxes = stages.flatMap(({ stage, name, owners }) => {
    const [x, end] = [left(stage) + half, right(stage) - half]
    const middle = (x + end) / 2
    return [
      rect({ x, y: top, width: end - x, height: STAGE.height }, 'stage'),
      label([middle, top + (owners ? 20 : 28)], name, 'stage-name middle'),
      ...(owners ? [label([middle, top + 37], owners, 'small light middle')] : []),
    ]
  })
  const ways = steps.flatMap(({ from, why }) => {
    const [x, y] = [right(from), top + STAGE.height / 2]
    const words = wrapped(why, (right(from) - left(from) - 50) / 11)
    return [
      ...arrow(x - half + 2, x + half - 2, y),
      ...words.map((one, index) =>
        label([x, top + STAGE.height + 14 + index * 13], one, 'small muted middle'),
      ),
    ]
  })
  return [...ways, ...boxes]
}

type Bar = { clock: ToldClock; x: number; width: number; texts: Html[]; height: number }

/** Clocks as bars over the stages in which they run, those of the earliest first, side by side where there is room. */
function barsOf(clocks: readonly ToldClock[], columns: Columns, top: number) {
  const rows: Bar[][] = []
  for (const bar of clocks.map((clock) => barOf(clock, columns))) {
    const row = rows.find((one) => one.every(({ x, width }) => x >= bar.x + bar.width || x + width <= bar.x))
    if (row) row.push(bar)
    else rows.push([bar])
  }
  const parts: Html[] = []
  let y = top
  for (const row of rows) {
    const height = Math.max(...row.map((one) => one.height))
    parts.push(...row.map(({ clock, x, width, texts }) => drawn(clock, { x, y, width, height }, texts)))
    y += height + BAR.gap
  }
  return { parts, bottom: y }
}

function barOf(clock: ToldClock, { left, right }: Columns): Bar {
  const [x, end] = [left(clock.from) + 4, right(clock.to) - 4]
  const width = end - x
  const room = width - 2 * BAR.pad - 6
  const lines = [
    ...wrapped(clock.name, (room - 20) / 13).map((words) => ({ words, kind: 'name' })),
    ...clock.terms.flatMap((term) => wrapped(term, room / 12).map((words) => ({ words, kind: 'term' }))),
    ...clock.remarks.flatMap((one) =>
      wrapped(one, room / 11).map((words) => ({ words, kind: 'small muted' })),
    ),
  ]
  const texts = lines.map(({ words, kind }, index) =>
    label([BAR.pad + 4, BAR.pad + 11 + index * LINE], words, kind),
  )
  return { clock, x, width, texts, height: lines.length * LINE + 2 * BAR.pad - 3 }
}

type Frame = { x: number; y: number; width: number; height: number }

function drawn({ basis, ladder }: ToldClock, { x, y, width, height }: Frame, texts: readonly Html[]): Html {
  const badge = ladder
    ? [
        html`<circle class="badge" cx="${width - 15}" cy="15" r="9" />`,
        label([width - 15, 19], ladder, 'badge-name middle'),
      ]
    : []
  return html`<g transform="translate(${Math.round(x)} ${Math.round(y)})">
    ${rect({ x: 0, y: 0, width, height }, `bar ${basis}`)}
    ${rect({ x: 0, y: 0, width: 4, height }, `edge ${basis}`)} ${texts} ${badge}
  </g>`
}

/** Set down here and nowhere else: an SVG of its own has no page to take its looks from. */
const STYLE = styleOf(`
text { font: 12px "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif;
  fill: #1d2733; }
.paper { fill: #ffffff; }
.title { font-size: ${TITLE_SIZE}px; font-weight: 650; }
.heading { font-size: 13px; font-weight: 650; }
.name { font-size: 13px; font-weight: 650; }
.small { font-size: 11px; }
.muted { fill: #66727f; }
.middle { text-anchor: middle; }
.stage { fill: #14506b; rx: 8px; }
.stage-name { fill: #ffffff; font-size: 14px; font-weight: 650; }
.light { fill: #cfe0e8; }
.guide { stroke: #e3e8ec; stroke-width: 1; }
.way { stroke: #14506b; stroke-width: 1.6; fill: none; }
.way-head { fill: #14506b; }
.back { stroke: #8a97a3; stroke-width: 1.2; stroke-dasharray: 5 3; fill: none; }
.back-head { fill: #8a97a3; }
.back-name { font-size: 11px; fill: #55616d; stroke: #ffffff; stroke-width: 4px; paint-order: stroke; }
.bar { fill: #e9f1f5; stroke: #b9cdd8; rx: 4px; }
.bar.statutory { fill: #fbefe3; stroke: #e3bf9d; }
.bar.target { fill: #f7f8f9; stroke: #d9dfe5; }
.edge { fill: #14506b; }
.edge.statutory { fill: #c96f2d; }
.edge.target { fill: #9aa6b1; }
.badge { fill: #ffffff; stroke: #b23b32; stroke-width: 1.3; }
.badge-name { fill: #b23b32; font-size: 11px; font-weight: 650; }
.level { fill: #fdf3f2; stroke: #e2b5b1; rx: 4px; }
.climb { stroke: #b23b32; stroke-width: 1.4; fill: none; }
.climb-head { fill: #b23b32; }
`)
