import { html, type Html } from '../words/html.ts'

type Frame = { width: number; height: number; title: string }

/** A picture in the page itself: nothing is loaded, and it prints as sharp as the paper allows. */
export const svg = ({ width, height, title }: Frame, ...parts: readonly Html[]): Html =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">${parts}</svg>`

/** A tenth of a unit is finer than the eye sees. */
const round = (value: number) => Math.round(value * 10) / 10

type Box = { x: number; y: number; width: number; height: number }
export const rect = ({ x, y, width, height }: Box, kind: string): Html =>
  html`<rect
    class="${kind}"
    x="${round(x)}"
    y="${round(y)}"
    width="${round(width)}"
    height="${round(Math.max(0, height))}"
  />`

export type Point = readonly [x: number, y: number]
export const line = ([x1, y1]: Point, [x2, y2]: Point, kind: string): Html =>
  html`<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" />`

/** A line with a head, to the right. */
export const arrow = (from: number, to: number, y: number, kind = 'way'): Html[] => [
  line([from, y], [to - 5, y], kind),
  html`<path class="${kind}-head" d="M${to - 7} ${y - 4} L${to} ${y} L${to - 7} ${y + 4} Z" />`,
]

export const polyline = (points: readonly Point[], kind: string): Html =>
  html`<polyline class="${kind}" points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" />`

export const dot = ([x, y]: Point, kind: string): Html =>
  html`<circle class="${kind}" cx="${round(x)}" cy="${round(y)}" r="2.6" />`

export const label = ([x, y]: Point, words: string, kind: string): Html =>
  html`<text class="${kind}" x="${round(x)}" y="${round(y)}">${words}</text>`

/** Round steps from zero to at least the largest value: the axis of a chart. */
export function ticksFor(largest: number, count = 4): number[] {
  const rough = Math.max(largest, 1) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power)
  return Array.from({ length: Math.ceil(Math.max(largest, 1) / step) + 1 }, (_, index) => index * step)
}

/** As much of a text as has room: a Chinese character is as wide as two others. */
export function shortened(words: string, room: number): string {
  let used = 0
  let kept = ''
  for (const character of words) {
    used += character.codePointAt(0)! > 0x2e7f ? 2 : 1
    if (used > room) return `${kept}…`
    kept += character
  }
  return kept
}
