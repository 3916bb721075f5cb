import { featuresOf, isWord, rulesOf, type Keywords } from './features.ts'

/** What a feature says: for each code, in their order, how much it speaks for or against it. */
export type Feature = { name: string; rarity: number; says: readonly number[] }

/** Logistic regression over the features of a text, as plain data. */
export type Classifier = {
  codes: readonly string[]
  bias: readonly number[]
  features: readonly Feature[]
  keywords: Keywords
  /** By how much what it says is stretched, so that of its certainties of 80 % eight in ten are right. */
  sharpness: number
}

/** As it is learned, before anybody has looked how certain it may be. */
export type Learned = Omit<Classifier, 'sharpness'>

/** `certainty`: between 0 and 1. `reasons`: the words of the text that spoke for it most. */
export type Reading = { code: string; certainty: number; reasons: string[] }

/** Reads a text; `among`: the codes that may be chosen, which is no reason to be surer of one of them. Nothing is read of a text that has nothing known in it. */
export type Reader = (text: string, among?: (code: string) => boolean) => Reading | undefined

const MOST_REASONS = 3

export function readerOf(classifier: Classifier): Reader {
  const [scored, rules] = [scorerOf(classifier), rulesOf(classifier.keywords)]
  return (text, among = () => true) => {
    const { found, scores } = scored(featuresOf(text, rules))
    const likely = certainties(scores, classifier.sharpness)
      .map((certainty, n) => ({ n, certainty, code: classifier.codes[n] ?? '' }))
      .filter(({ code }) => among(code))
    const [best] = likely.toSorted((one, other) => other.certainty - one.certainty)
    if (found.length === 0 || !best) return undefined
    return { code: best.code, certainty: best.certainty, reasons: reasonsFor(found, best.n) }
  }
}

type Scored = { found: Feature[]; scores: number[] }

/** What is known of the features of a text, and how much that speaks for each code, in their order. */
export function scorerOf({ features, bias }: Learned): (names: Iterable<string>) => Scored {
  const known = new Map(features.map((feature) => [feature.name, feature]))
  return (names) => {
    const found = [...names].flatMap((name) => known.get(name) ?? [])
    const length = Math.hypot(...found.map(({ rarity }) => rarity)) || 1
    const scores = bias.map((start, n) =>
      found.reduce((sum, { rarity, says }) => sum + ((says[n] ?? 0) * rarity) / length, start),
    )
    return { found, scores }
  }
}

/** Scores as shares of certainty. */
export function certainties(scores: readonly number[], sharpness: number): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(sharpness * (score - highest)))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** What spoke for the code most, in words; a word within a longer one is not told twice. */
function reasonsFor(found: readonly Feature[], code: number): string[] {
  const speaking = found
    .map(({ name, rarity, says }) => ({ name, weight: rarity * (says[code] ?? 0) }))
    .filter(({ name, weight }) => weight > 0 && isWord(name))
    .toSorted((one, other) => other.weight - one.weight)
  const reasons: string[] = []
  for (const { name } of speaking) {
    if (reasons.length === MOST_REASONS) break
    if (!reasons.some((told) => told.includes(name) || name.includes(told))) reasons.push(name)
  }
  return reasons
}
