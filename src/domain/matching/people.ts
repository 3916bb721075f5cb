import type { Details } from '../intake.ts'
import { matchKeys } from './match-keys.ts'

/** What was told of somebody, as it is compared by. */
export type PersonKeys = { phone?: string; email?: string; customerId?: string; name?: string }

export function personKeys({
  complainant,
  customerId,
}: Pick<Details, 'complainant' | 'customerId'>): PersonKeys {
  const { phone, email, name } = matchKeys({ complainant, subject: '' })
  return {
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name }),
    ...(customerId !== undefined && { customerId }),
  }
}

/** How somebody can be reached, the surest first; and who of the same name they may be that left something else. */
const MAY_BE = { number: [], address: ['number'], nothing: ['number', 'address', 'nothing'] } as const
type Way = keyof typeof MAY_BE

/**
 * Of each the first that may be of the same person, so that nobody counts as several because they wrote from another
 * address. One are those who have a number, an address or the firm's id in common; and whoever left no number is one with
 * the first of their name who left one, or, if they left no address either, with the first of their name.
 */
export function peopleAmong(all: readonly PersonKeys[]): number[] {
  const certain = joined(all.map(({ name: _, ...contacts }) => Object.entries(contacts).map(String)))
  const ways = waysOf(all, certain)
  const firsts = new Map<string, number>()
  for (const [n, { name }] of all.entries()) {
    const key = `${ways[n]} ${name}`
    if (name !== undefined && !firsts.has(key)) firsts.set(key, n)
  }
  return joined(
    all.map(({ name }, n) => {
      const namesakes = MAY_BE[ways[n]!].flatMap((way) => firsts.get(`${way} ${name}`) ?? [])
      return [certain[n]!, ...namesakes.slice(0, 1).map((other) => certain[other]!)].map(String)
    }),
  )
}

/** How each can be reached, by all that is certainly of the same person. */
function waysOf(all: readonly PersonKeys[], certain: readonly number[]): Way[] {
  const [numbers, addresses] = [new Set<number>(), new Set<number>()]
  for (const [n, { phone, email }] of all.entries()) {
    if (phone !== undefined) numbers.add(certain[n]!)
    if (email !== undefined) addresses.add(certain[n]!)
  }
  return certain.map((one) => (numbers.has(one) ? 'number' : addresses.has(one) ? 'address' : 'nothing'))
}

/** Of each the first that has a key in common with it, or with another that has. */
function joined(keysOfAll: readonly (readonly string[])[]): number[] {
  const firsts = keysOfAll.map((_, n) => n)
  const firstOf = (n: number): number => {
    let at = n
    while (firsts[at] !== at) at = firsts[at] = firsts[firsts[at]!]!
    return at
  }
  const holders = new Map<string, number>()
  for (const [n, keys] of keysOfAll.entries())
    for (const key of keys) {
      const [one, other] = [firstOf(holders.get(key) ?? n), firstOf(n)]
      firsts[Math.max(one, other)] = Math.min(one, other)
      holders.set(key, n)
    }
  return firsts.map((_, n) => firstOf(n))
}
