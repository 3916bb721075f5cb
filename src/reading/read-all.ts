import { featuresOf, rulesOf, type Keywords } from './features.ts'
import { sieve } from './sieve.ts'

/** `by`: who wrote it, where that is known. */
export type Written = { text: string; by?: string }

/** As it is learned from: by its features, whoever wrote it under a name that says nothing. */
export type Read = { features: readonly string[]; by: string }

/** `pause`: called after each small piece of work, so that whoever learns lets others have their turn. */
export type Lesson = { keywords?: Keywords | undefined; pause?: Pause | undefined }
export type Pause = () => Promise<void> | undefined

/**
 * In how many people's complaints a feature has to stand to be learned: what only one or two have written, a name above
 * all, is not kept.
 */
export const LEAST_PEOPLE = 3
/** About so many are kept of what all texts are read by: what most people have written. Each field learns some of it. */
const MOST_KEPT = 20_000

/** Reads texts once, for whatever is learned from them. */
export async function readAll<W extends Written>(
  texts: readonly W[],
  { keywords = {}, pause }: Lesson = {},
): Promise<(W & Read)[]> {
  const rules = rulesOf(keywords)
  const written = texts.map((one, n) => ({ ...one, by: one.by ?? `text ${n}` }))
  const counted = sieve()
  for (const [person, own] of [...byWriter(written).values()].entries())
    await inTurns(own, pause, ({ text }) => {
      for (const name of featuresOf(text, rules)) counted.count(name, person)
    })
  const isKept = counted.most(MOST_KEPT, LEAST_PEOPLE)
  // Each name stands in memory once, and not with each text that it was read in.
  const names = new Map<string, string>()
  const nameOf = (name: string) => names.get(name) ?? (names.set(name, name), name)
  const read: (W & Read)[] = []
  await inTurns(written, pause, (one) => {
    read.push({ ...one, features: [...featuresOf(one.text, rules)].filter(isKept).map(nameOf) })
  })
  return read
}

/** In how many people's texts each feature stands. */
export async function peopleFor(read: readonly Read[], pause: Lesson['pause']): Promise<Map<string, number>> {
  const people = new Map<string, number>()
  for (const own of byWriter(read).values()) {
    const written = new Set<string>()
    await inTurns(own, pause, ({ features }) => {
      for (const name of features) written.add(name)
    })
    for (const name of written) people.set(name, (people.get(name) ?? 0) + 1)
  }
  return people
}

function byWriter<T extends { by: string }>(texts: readonly T[]): Map<string, T[]> {
  const writers = new Map<string, T[]>()
  for (const one of texts) {
    const own = writers.get(one.by)
    if (own) own.push(one)
    else writers.set(one.by, [one])
  }
  return writers
}

/** What enough people have written, the most frequent first, then as it was read. */
export const mostWritten = (people: ReadonlyMap<string, number>, most: number): string[] =>
  [...people]
    .filter(([, count]) => count >= LEAST_PEOPLE)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([name]) => name)

/** Does something with each, and lets others have their turn. */
export async function inTurns<T>(
  all: Iterable<T>,
  pause: Lesson['pause'],
  act: (one: T, n: number) => void,
): Promise<void> {
  let n = 0
  for (const one of all) {
    act(one, n++)
    const turn = pause?.()
    if (turn) await turn
  }
}
