import { html, type Html } from '../words/html.ts'
import type { Columns } from './columns.ts'
import { label } from './svg.ts'
import type { ToldProcess } from './told.ts'

export const DETOUR_ROW = 26

type Detours = ToldProcess['detours']

/** Ways other than the usual, as lines above the stages: the shortest lies lowest, so that none crosses another. */
export function detourParts(detours: Detours, { left, right }: Columns, top: number): Html[] {
  const middle = (stage: Detours[number]['from']) => (left(stage) + right(stage)) / 2
  const length = ({ from, to }: Detours[number]) => Math.abs(middle(from) - middle(to))
  return detours
    .toSorted((one, other) => length(one) - length(other))
    .flatMap(({ from, to, why }, index) => {
      const y = top - 8 - (index + 0.4) * DETOUR_ROW
      // The longer one lies outside of the shorter at either end, so that none lies upon another.
      const aside = (index - (detours.length - 1) / 2) * 12
      const outward = middle(from) < middle(to) ? -aside : aside
      const [x, end] = [middle(from) + outward, middle(to) - outward]
      return [
        html`<path class="back" d="M${x} ${top} V${y} H${end} V${top - 6}" />`,
        html`<path
          class="back-head"
          d="M${end - 4} ${top - 8} L${end} ${top - 1} L${end + 4} ${top - 8} Z"
        />`,
        label([(x + end) / 2, y - 4], why, 'back-name middle'),
      ]
    })
}
