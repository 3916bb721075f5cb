import { certainties, scorerOf } from './classifier.ts'
import { keywordsIn, type Keywords } from './features.ts'
import { inTurns, learn, type Example, type Lesson, type Read } from './learn.ts'

/** Into so many parts examples are divided; each part is read by what was learned from the others. */
export const PARTS = 5

/** What a code was, and as what it was read. */
export type Answer = { code: string; read: string | undefined }

/** How much spoke for each of the codes, and which of them it was. */
export type Held = { codes: readonly string[]; scores: readonly number[]; code: string }

/**
 * The mean over the codes of F1, the harmonic mean of precision and recall: a rare code counts as much as a frequent one.
 */
export function macroF1(answers: readonly Answer[]): number {
  const codes = [...new Set(answers.map(({ code }) => code))]
  const count = (fits: (one: Answer) => boolean) => answers.filter(fits).length
  const scores = codes.map((code) => {
    const right = count((one) => one.code === code && one.read === code)
    return (2 * right) / (count((one) => one.code === code) + count(({ read }) => read === code))
  })
  return scores.reduce((sum, score) => sum + score, 0) / (codes.length || 1)
}

/** Each example read by what was learned without it; each code is dealt out over the parts. */
export async function crossRead(examples: readonly Read[], lesson?: Lesson): Promise<Held[]> {
  const parts = dealt(examples)
  const held: Held[] = []
  for (let part = 0; part < PARTS; part++) {
    const others = examples.filter((_, n) => parts[n] !== part)
    const learned = await learn(others, lesson)
    const scored = scorerOf(learned)
    const own = examples.filter((_, n) => parts[n] === part)
    await inTurns(own, lesson?.pause, ({ features, code }) => {
      held.push({ codes: learned.codes, scores: scored(features).scores, code })
    })
  }
  return held
}

function dealt(examples: readonly Read[]): number[] {
  const counts = new Map<string, number>()
  return examples.map(({ code }) => {
    const n = counts.get(code) ?? 0
    counts.set(code, n + 1)
    return n % PARTS
  })
}

export const answersOf = (held: readonly Held[]): Answer[] =>
  held.map(({ codes, scores, code }) => ({ code, read: codes[scores.indexOf(Math.max(...scores))] }))

/** The answers that are at least so certain; others are not given. */
export const withCertainty = (
  held: readonly Held[],
  { sharpness, certainty }: { sharpness: number; certainty: number },
): Answer[] =>
  answersOf(held.filter(({ scores }) => Math.max(...certainties(scores, sharpness)) >= certainty))

/** What one gets by always saying the most frequent code. */
export function mostFrequent(examples: readonly Pick<Example, 'code'>[]): Answer[] {
  const counts = new Map<string, number>()
  for (const { code } of examples) counts.set(code, (counts.get(code) ?? 0) + 1)
  const [read] = [...counts].toSorted((one, other) => other[1] - one[1])[0] ?? []
  return examples.map(({ code }) => ({ code, read }))
}

/** What one gets by saying the code of which most keywords stand in the text, and nothing where none does. */
export const byKeywords = (examples: readonly Example[], keywords: Keywords): Answer[] =>
  examples.map(({ text, code }) => {
    const [best] = keywordsIn(text, keywords).toSorted((one, other) => other.count - one.count)
    return { code, read: best?.code }
  })

const SHARPNESSES = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8]
/** What was thought impossible and happened counts as this likely: one surprise is not everything. */
const LEAST_LIKELY = 0.001

/** By how much certainties are stretched to fit best what came true. */
export function sharpnessFor(held: readonly Held[]): number {
  const surprise = (sharpness: number) =>
    held.reduce((sum, { codes, scores, code }) => {
      const likely = certainties(scores, sharpness)[codes.indexOf(code)] ?? 0
      return sum - Math.log(Math.max(likely, LEAST_LIKELY))
    }, 0)
  return SHARPNESSES.toSorted((one, other) => surprise(one) - surprise(other))[0] ?? 1
}
