import type { Asked } from '../asking/contract.ts'

type Query = NonNullable<Asked<'listActions'>['query']>

/** Which are shown, and what that asks for. */
const VIEWS = {
  open: () => ({ state: 'open' }),
  overdue: () => ({ overdue: 'true' }),
  mine: (me: string) => ({ state: 'open', owner: me }),
  checkDue: () => ({ checkDue: 'true' }),
  done: () => ({ state: 'done' }),
  withdrawn: () => ({ state: 'withdrawn' }),
} as const satisfies Record<string, (me: string) => Query>
export type View = keyof typeof VIEWS
export const VIEW_NAMES = Object.keys(VIEWS) as View[]

/** Where somebody is among the actions, as it stands in the address. */
export type Place = { show?: string; owner?: string; department?: string; cursor?: string }

export const viewOf = ({ show }: Place): View => VIEW_NAMES.find((one) => one === show) ?? 'open'

/** One's own are one's own, whoever else was picked before. */
export const queryOf = (place: Place, me: string): Query => {
  const { owner, department, cursor } = place
  return {
    ...(owner && { owner }),
    ...(department && { department }),
    ...VIEWS[viewOf(place)](me),
    ...(cursor && { cursor }),
  }
}
