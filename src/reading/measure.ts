import { certainties, scorerOf } from './classifier.ts'
import { keywordsIn, rulesOf, type Keywords } from './features.ts'
import { learn, type Example } from './learn.ts'
import { inTurns, type Lesson } from './read-all.ts'

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
  const count = new Map<string, { is: number; read: number; right: number }>()
  const of = (code: string) => {
    const one = count.get(code) ?? { is: 0, read: 0, right: 0 }
    count.set(code, one)
    return one
  }
  for (const { code, read } of answers) {
    of(code).is++
    if (read !== undefined) of(read).read++
    if (read === code) of(code).right++
  }
  const scores = [...count.values()]
    .filter(({ is }) => is > 0)
    .map((one) => (2 * one.right) / (one.is + one.read))
  return scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1)
}

/** Each example read by what was learned without it, and without anything else that its writer has written. */
export async function crossRead(examples: readonly Example[], lesson?: Lesson): Promise<Held[]> {
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

/** In which part each is: each code is dealt out over the parts, and all that one person wrote goes into one. */
export function dealt(examples: readonly Pick<Example, 'code' | 'by'>[]): number[] {
  const parts = new Map<string, number>()
  const counts = new Map<string, number[]>()
  return examples.map(({ code, by }) => {
    const count = counts.get(code) ?? Array.from({ length: PARTS }, () => 0)
    counts.set(code, count)
    const part = parts.get(by) ?? count.indexOf(Math.min(...count))
    parts.set(by, part)
    count[part]!++
    return part
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
export async function byKeywords(
  examples: readonly { text: string; code: string }[],
  keywords: Keywords,
  pause?: Lesson['pause'],
): Promise<Answer[]> {
  const rules = rulesOf(keywords)
  const answers: Answer[] = []
  await inTurns(examples, pause, ({ text, code }) => {
    const [best] = keywordsIn(text, rules).toSorted((one, other) => other.count - one.count)
    answers.push({ code, read: best?.code })
  })
  return answers
}

const SHARPNESSES = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8]
/** What was thought impossible and happened counts as this likely: one surprise is not everything. */
const LEAST_LIKELY = 0.001

/** By how much certainties are stretched to fit best what came true. */
export async function sharpnessFor(held: readonly Held[], pause?: Lesson['pause']): Promise<number> {
  const surprises = SHARPNESSES.map(() => 0)
  await inTurns(held, pause, ({ codes, scores, code }) => {
    for (const [n, sharpness] of SHARPNESSES.entries()) {
      const likely = certainties(scores, sharpness)[codes.indexOf(code)] ?? 0
      surprises[n]! -= Math.log(Math.max(likely, LEAST_LIKELY))
    }
  })
  return SHARPNESSES[surprises.indexOf(Math.min(...surprises))] ?? 1
}
