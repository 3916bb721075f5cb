import type { Language } from '../domain/names.ts'
import { html, type Html } from '../words/html.ts'
import { wrapped } from './fitting.ts'
import { arrow, label, rect } from './svg.ts'
import type { ToldLadder, ToldProcess } from './told.ts'
import { sentencesIn } from './words.ts'

type Area = { width: number; margin: number; top: number }

const ROW = { height: 58, gap: 12, letter: 34, between: 26 }
const WIDEST_LEVEL = 215

/** The ladders below each other, their levels from left to right. */
export function ladderParts(ladders: ToldProcess['ladders'], language: Language, area: Area) {
  if (ladders.length === 0) return { parts: [], bottom: area.top }
  const { margin, top } = area
  const parts: Html[] = [label([margin, top + 12], sentencesIn(language).ladders, 'heading')]
  const first = top + 24
  const step = ROW.height + ROW.gap
  ladders.forEach((ladder, index) => parts.push(...oneLadder(ladder, { ...area, top: first + index * step })))
  return { parts, bottom: first + ladders.length * step - ROW.gap }
}

function oneLadder({ name, steps, repeat, accepted }: ToldLadder, { width, margin, top }: Area): Html[] {
  const room = width - 2 * margin - ROW.letter
  const aside = [repeat, accepted].filter((one) => one !== undefined)
  const boxes = steps.length + (aside.length > 0 ? 1 : 0)
  const wide = Math.min(WIDEST_LEVEL, (room - (boxes - 1) * ROW.between) / boxes)
  const middle = top + ROW.height / 2
  const at = (index: number) => margin + ROW.letter + index * (wide + ROW.between)
  const levels = steps.flatMap(({ level, role, after, major }, index) => {
    const x = at(index)
    const lines = [...wrapped(after, (wide - 16) / 11), ...(major ? wrapped(major, (wide - 16) / 11) : [])]
    return [
      ...(index > 0 ? arrow(x - ROW.between + 3, x - 3, middle, 'climb') : []),
      rect({ x, y: top, width: wide, height: ROW.height }, 'level'),
      label([x + 9, top + 19], `${level} ${role}`, 'name'),
      ...lines.map((words, nth) => label([x + 9, top + 35 + nth * 14], words, 'small muted')),
    ]
  })
  const beside = margin + ROW.letter + steps.length * (wide + ROW.between) - ROW.between + 8
  const lines = aside.flatMap((one) => wrapped(one, (width - margin - beside) / 11))
  const again = lines.map((words, nth) => label([beside, top + 26 + nth * 14], words, 'small muted'))
  return [
    html`<circle class="badge" cx="${margin + 11}" cy="${middle}" r="10" />`,
    label([margin + 11, middle + 4], name, 'badge-name middle'),
    ...levels,
    ...again,
  ]
}
