import { FIELDS } from '../../words/fields.ts'
import { html, type Html } from '../../words/html.ts'
import { pointsOf, type Point } from '../points.ts'
import { paragraph, section } from '../tables.ts'
import type { Telling } from '../telling.ts'
import { needWords } from './learning.ts'

/** What the meeting that reads this has to talk about (R100). */
export function points(telling: Telling): Html | false {
  const { data, words } = telling
  // What was signed without them goes on without them.
  if (data.format < 8) return false
  const told = pointsOf(data)
  return section(
    words.discussion,
    told.length === 0
      ? paragraph(words.none)
      : html`<ul class="findings">
          ${told.map((point) => html`<li>${pointWords(telling, point)}</li>`)}
        </ul>`,
  )
}

const CALLED = { categories: FIELDS.category, products: FIELDS.product, stores: FIELDS.storeId }

/** A point in a sentence, with its numbers. */
export function pointWords(telling: Telling, point: Point): string {
  const { words, formats, language, clockNamed, categoryNamed } = telling
  const { count, share, duration } = formats
  const { toDiscuss } = words
  switch (point.about) {
    case 'satisfaction':
      return toDiscuss.satisfaction(share(point.share), share(point.target))
    case 'registration':
      return toDiscuss.registration(count(point.missed), count(point.due))
    case 'receipt':
      return toDiscuss.receipt(count(point.missed), count(point.due), duration(point.targetMs))
    case 'response':
      return toDiscuss.response(duration(point.meanMs), duration(point.targetMs))
    case 'clock':
      return toDiscuss.clock(clockNamed(point.clock), count(point.missed), count(point.due))
    case 'actions':
      return toDiscuss.actions(count(point.overdue))
    case 'training':
      return toDiscuss.training(needWords(telling, point.need), count(point.need.times))
    default: {
      const name = point.about === 'categories' ? categoryNamed(point.key) : point.key
      return toDiscuss.rose(CALLED[point.about][language], name, count(point.now), count(point.before))
    }
  }
}
