import { certainties, type Learned } from './classifier.ts'
import { weightOf } from './features.ts'
import { inTurns, mostWritten, peopleFor, type Lesson, type Read } from './read-all.ts'

/** An example as it is learned from: what was read, and what it is. */
export type Example = Read & { code: string }

/** The most frequent are learned: beyond, an artifact grows and reads no better. */
const MOST_FEATURES = 5_000
const ROUNDS = 20
const FIRST_STEP = 2
const SLOWING = 0.1
/** What is said rarely is believed less. */
const RESTRAINT = 0.003
const BIAS_STEP = 0.1
const DECIMALS = 1_000

/** Learns from examples. The same examples in the same order give the same, always. */
export async function learn(
  examples: readonly Example[],
  { keywords = {}, pause }: Lesson = {},
): Promise<Learned> {
  const codes = [...new Set(examples.map(({ code }) => code))].toSorted()
  const kept = await keptFeatures(examples, pause)
  const order = new Map(kept.map(({ name }, n) => [name, n]))
  const vectors: Vector[] = []
  await inTurns(examples, pause, ({ features }) => void vectors.push(vectorOf(features, order, kept)))
  const truths = examples.map(({ code }) => codes.indexOf(code))
  const says = kept.map(() => new Float64Array(codes.length))
  const bias = codes.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const step = FIRST_STEP / (1 + round * SLOWING)
    await inTurns(vectors, pause, (vector, n) => correct({ says, bias }, vector, { truth: truths[n]!, step }))
  }
  const features = kept.map(({ name, rarity }, n) => ({
    name,
    rarity: rounded(rarity),
    says: Array.from(says[n]!, rounded),
  }))
  return { codes, bias: bias.map(rounded), features, keywords }
}

const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS

type Kept = { name: string; rarity: number }

/** What enough people have written, the most frequent first; how rare each is. */
async function keptFeatures(examples: readonly Example[], pause: Lesson['pause']): Promise<Kept[]> {
  const people = await peopleFor(examples, pause)
  return mostWritten(people, MOST_FEATURES)
    .map((name) => ({ name, rarity: weightOf(name) * Math.log(examples.length / people.get(name)!) }))
    .filter(({ rarity }) => rarity > 0)
}

/** A text as numbers, in as little memory as that takes: which features it has, and how rare each is, of length 1. */
type Vector = { features: Uint16Array; shares: Float32Array }

function vectorOf(
  names: readonly string[],
  order: ReadonlyMap<string, number>,
  kept: readonly Kept[],
): Vector {
  const features = Uint16Array.from(names.flatMap((name) => order.get(name) ?? []))
  const rarities = Float32Array.from(features, (feature) => kept[feature]?.rarity ?? 0)
  const length = Math.hypot(...rarities) || 1
  return { features, shares: rarities.map((rarity) => rarity / length) }
}

/** One step towards what is true of one text. This is where learning spends its time: plain loops. */
function correct(
  { says, bias }: { says: readonly Float64Array[]; bias: number[] },
  { features, shares }: Vector,
  { truth, step }: { truth: number; step: number },
): void {
  const scores = [...bias]
  for (let i = 0; i < features.length; i++) {
    const weights = says[features[i]!]!
    for (let n = 0; n < weights.length; n++) scores[n]! += weights[n]! * shares[i]!
  }
  const errors = certainties(scores, 1)
  errors[truth]! -= 1
  for (let i = 0; i < features.length; i++) {
    const weights = says[features[i]!]!
    for (let n = 0; n < weights.length; n++)
      weights[n]! -= step * (errors[n]! * shares[i]! + RESTRAINT * weights[n]!)
  }
  for (let n = 0; n < bias.length; n++) bias[n]! -= step * BIAS_STEP * errors[n]!
}
