import type { Answer, News } from '../asking/contract.ts'

export type Going = Answer<'listEscalations'>['data'][number]
export type GoingOrder = Answer<'listSuperviseOrders'>['data'][number]

/** Gone by now, but still under somebody's eyes. */
export type Line = Going & { isGone?: true }

/** What nobody has accepted stands first; otherwise as the API has it. */
export const pinned = (all: readonly Going[]): Going[] => [
  ...all.filter(({ state }) => state === 'open'),
  ...all.filter(({ state }) => state !== 'open'),
]

/**
 * While somebody points at the list no line moves: those that are there stay where they are, what is new comes below
 * them, and what has ended says so.
 */
export function steady(before: readonly Line[], now: readonly Going[]): Line[] {
  const known = new Map(now.map((one) => [one.id, one]))
  const kept = before.map((one): Line => known.get(one.id) ?? { ...one, isGone: true })
  const ids = new Set(before.map(({ id }) => id))
  return [...kept, ...now.filter(({ id }) => !ids.has(id))]
}

const TOUCHING =
  /^(escalat|supervision|breach|assigned|closed|clockMet|reopened|merged|withdrawn|cycleOpened)/

/** What may change what escalates, or who has it. */
export const changesEscalations = ({ kind, type }: News): boolean =>
  kind !== 'recorded' || type === undefined || TOUCHING.test(type)
