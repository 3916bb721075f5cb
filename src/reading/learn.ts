import { certainties, type Learned } from './classifier.ts'
import { featuresOf, weightOf, type Keywords } from './features.ts'

/** `by`: who wrote it, where that is known. */
export type Example = { text: string; code: string; by?: string }

/** An example as it is learned from: by its features, whoever wrote it under a name that says nothing. */
export type Read = { features: readonly string[]; code: string; by: string }

/** `pause`: called again and again, so that whoever learns lets others have their turn. */
export type Lesson = { keywords?: Keywords; pause?: () => Promise<void> }

/**
 * In how many people's complaints a feature has to stand to be learned: what only one or two have written, a name above
 * all, is not kept.
 */
export const LEAST_PEOPLE = 3
/** The most frequent are kept: beyond, an artifact grows and reads no better. */
const MOST_FEATURES = 5_000
const ROUNDS = 20
const FIRST_STEP = 2
const SLOWING = 0.1
/** What is said rarely is believed less. */
const RESTRAINT = 0.003
const BIAS_STEP = 0.1
const DECIMALS = 1_000
/** After so many texts others have their turn: some milliseconds. */
const PACE = 50

/** Reads examples once, for whatever is learned from them. */
export async function readAll(
  examples: readonly Example[],
  { keywords = {}, pause }: Lesson = {},
): Promise<Read[]> {
  const read: Read[] = []
  await inTurns(examples, pause, ({ text, code, by = `text ${read.length}` }) => {
    read.push({ features: [...featuresOf(text, keywords)], code, by })
  })
  return read
}

/** Does something with each, and now and then lets others have their turn. */
export async function inTurns<T>(
  all: readonly T[],
  pause: Lesson['pause'],
  act: (one: T, n: number) => void,
): Promise<void> {
  for (const [n, one] of all.entries()) {
    act(one, n)
    if (n % PACE === 0) await pause?.()
  }
}

/** Learns from examples. The same examples in the same order give the same, always. */
export async function learn(
  examples: readonly Read[],
  { keywords = {}, pause }: Lesson = {},
): Promise<Learned> {
  const codes = [...new Set(examples.map(({ code }) => code))].toSorted()
  const kept = await keptFeatures(examples, pause)
  const order = new Map(kept.map(({ name }, n) => [name, n]))
  const vectors: Vector[] = []
  await inTurns(examples, pause, ({ features }) => void vectors.push(vectorOf(features, order, kept)))
  const truths = examples.map(({ code }) => codes.indexOf(code))
  const says = kept.map(() => codes.map(() => 0))
  const bias = codes.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const step = FIRST_STEP / (1 + round * SLOWING)
    await inTurns(vectors, pause, (vector, n) => correct({ says, bias }, vector, truths[n] ?? 0, step))
  }
  const features = kept.map(({ name, rarity }, n) => ({
    name,
    rarity: rounded(rarity),
    says: (says[n] ?? []).map(rounded),
  }))
  return { codes, bias: bias.map(rounded), features, keywords }
}

const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS

type Kept = { name: string; rarity: number }

/** What enough people have written, the most frequent first; how rare each is. */
async function keptFeatures(examples: readonly Read[], pause: Lesson['pause']): Promise<Kept[]> {
  const people = new Map<string, Set<string>>()
  await inTurns(examples, pause, ({ features, by }) => {
    for (const name of features) people.set(name, (people.get(name) ?? new Set()).add(by))
  })
  return [...people]
    .filter(([, { size }]) => size >= LEAST_PEOPLE)
    .toSorted(([one, { size: a }], [other, { size: b }]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST_FEATURES)
    .map(([name, { size }]) => ({ name, rarity: weightOf(name) * Math.log(examples.length / size) }))
    .filter(({ rarity }) => rarity > 0)
}

/** A text as numbers: which features it has, and how rare each is, of length 1. */
type Vector = { features: readonly number[]; shares: readonly number[] }

function vectorOf(
  names: readonly string[],
  order: ReadonlyMap<string, number>,
  kept: readonly Kept[],
): Vector {
  const features = names.flatMap((name) => order.get(name) ?? [])
  const rarities = features.map((feature) => kept[feature]?.rarity ?? 0)
  const length = Math.hypot(...rarities) || 1
  return { features, shares: rarities.map((rarity) => rarity / length) }
}

/** One step towards what is true of one text. */
function correct(
  { says, bias }: { says: number[][]; bias: number[] },
  { features, shares }: Vector,
  truth: number,
  step: number,
): void {
  const scores = [...bias]
  for (const [i, feature] of features.entries())
    for (const [n, weight] of (says[feature] ?? []).entries()) scores[n]! += weight * shares[i]!
  const errors = certainties(scores, 1)
  errors[truth]! -= 1
  for (const [i, feature] of features.entries()) {
    const weights = says[feature]!
    for (const [n, error] of errors.entries())
      weights[n]! -= step * (error * shares[i]! + RESTRAINT * weights[n]!)
  }
  for (const [n, error] of errors.entries()) bias[n]! -= step * BIAS_STEP * error
}
