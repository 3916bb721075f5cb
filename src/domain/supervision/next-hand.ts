/** A person who may get complaints: how many open ones they have, and when they were last given one. */
export type Hand = { person: string; load: number; givenAt: number | null }

/** Who gets the next complaint: who has the fewest; of several the one who has waited longest for one; of these by id. */
export function nextHand(hands: readonly Hand[], except: readonly string[]): Hand | undefined {
  const [first, ...others] = hands.filter(({ person }) => !except.includes(person))
  return first && others.reduce((one, other) => (isBefore(other, one) ? other : one), first)
}

function isBefore(one: Hand, other: Hand): boolean {
  if (one.load !== other.load) return one.load < other.load
  const [since, otherSince] = [one.givenAt ?? -Infinity, other.givenAt ?? -Infinity]
  return since === otherSince ? one.person < other.person : since < otherSince
}
