import { plainText } from '../../domain/matching/plain-text.ts'

/** Of the pairs of neighbouring characters in both texts, at least so many are shared. */
const SHARED_AT_LEAST = 0.4

/** Whether two short texts say nearly the same. Pairs of characters serve Chinese, which has no spaces, as well. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [plainText(one), plainText(other)]
  if (a === b) return a !== ''
  return sharedPairs(a, b) >= SHARED_AT_LEAST
}

/** Dice's coefficient over pairs of characters, from 0 to 1. */
function sharedPairs(one: string, other: string): number {
  const pairs = pairsOf(one)
  const others = pairsOf(other)
  const left = new Map<string, number>()
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of others) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    shared += 1
  }
  return pairs.length + others.length === 0 ? 0 : (2 * shared) / (pairs.length + others.length)
}

function pairsOf(text: string): string[] {
  const characters = Array.from(text)
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
