import { readerOf, type Classifier, type Reading } from './classifier.ts'
import { isRule } from './features.ts'
import { learn, type Example } from './learn.ts'
import { answersOf, byKeywords, crossRead, macroF1, mostFrequent, sharpnessFor } from './measure.ts'
import { inTurns, readAll, type Lesson, type Read } from './read-all.ts'

/** What of a classification is suggested. */
export const FIELDS = [
  ...(['category', 'nature', 'impact', 'risk', 'complexity', 'urgency', 'department'] as const),
]
export type Field = (typeof FIELDS)[number]

/** A complaint that people have classified, as it ended. */
export type Past = { text: string; by: string; codes: Partial<Record<Field, string>> }

/** How well a field is read, by cross-validation, over so many complaints. */
export type Measured = { complaints: number; macroF1: number; mostFrequent: number; keywords?: number }

/** What is learned of all fields. A field that is not read well enough has been measured, and has no classifier. */
export type Model = {
  complaints: number
  measured: Partial<Record<Field, Measured>>
  classifiers: Partial<Record<Field, Classifier>>
}

/** A code of which there are fewer is not learned. */
const LEAST_OF_CODE = 10
/** By so much more than by the most frequent code, or by keywords, a field must be read to be suggested at all. */
const BETTER_BY = 0.15

/** Learns from complaints that people have classified. */
export async function train(pasts: readonly Past[], lesson: Lesson = {}): Promise<Model> {
  const model: Model = { complaints: pasts.length, measured: {}, classifiers: {} }
  const { pause } = lesson
  const read = await readAll(pasts, lesson)
  const plain: ReadPast[] = []
  await inTurns(read, pause, (one) => {
    plain.push({ ...one, features: one.features.filter((name) => !isRule(name)) })
  })
  for (const field of FIELDS) {
    const learned = await (field === 'category'
      ? trainField(examplesFor(field, read), lesson)
      : trainField(examplesFor(field, plain), { pause }))
    if (learned) model.measured[field] = learned.measured
    if (learned?.classifier) model.classifiers[field] = learned.classifier
  }
  return model
}

type ReadPast = Past & Read
type Known = Example & { text: string }

/** What is known of a field. The firm's words speak for categories, and for nothing else. */
function examplesFor(field: Field, pasts: readonly ReadPast[]): Known[] {
  const examples = pasts.flatMap(({ text, by, codes, features }) => {
    const code = codes[field]
    return code === undefined ? [] : [{ text, by, code, features }]
  })
  const count = new Map<string, number>()
  for (const { code } of examples) count.set(code, (count.get(code) ?? 0) + 1)
  return examples.filter(({ code }) => (count.get(code) ?? 0) >= LEAST_OF_CODE)
}

async function trainField(
  examples: readonly Known[],
  lesson: Lesson,
): Promise<{ measured: Measured; classifier?: Classifier } | undefined> {
  if (new Set(examples.map(({ code }) => code)).size < 2) return undefined
  const held = await crossRead(examples, lesson)
  const { keywords, pause } = lesson
  const measured = {
    complaints: examples.length,
    macroF1: macroF1(answersOf(held)),
    mostFrequent: macroF1(mostFrequent(examples)),
    ...(keywords && { keywords: macroF1(await byKeywords(examples, keywords, pause)) }),
  }
  const known = Math.max(measured.mostFrequent, measured.keywords ?? 0)
  if (measured.macroF1 < known + BETTER_BY) return { measured }
  const sharpness = await sharpnessFor(held, pause)
  return { measured, classifier: { ...(await learn(examples, lesson)), sharpness } }
}

/** What a text is likely to be, field by field; what is not certain enough is not said. */
export type Suggestion = Partial<Record<Field, Reading>>

/** `certainty`: from which on something is said. `among`: the codes that may be chosen of a field. */
export type Asked = { certainty: number; among(field: Field, code: string): boolean }

/** Makes suggestions by what was learned. */
export function suggesterOf(classifiers: Model['classifiers']): (text: string, asked: Asked) => Suggestion {
  const readers = FIELDS.flatMap((field) => {
    const classifier = classifiers[field]
    return classifier ? [{ field, read: readerOf(classifier) }] : []
  })
  return (text, { certainty, among }) =>
    Object.fromEntries(
      readers.flatMap(({ field, read }) => {
        const reading = read(text, (code) => among(field, code))
        return reading && reading.certainty >= certainty ? [[field, reading]] : []
      }),
    )
}

/** What of a complaint is read: what it is about and what was told. */
export const textOf = ({
  subject,
  description,
}: {
  subject: string
  description?: string | undefined
}): string => (description === undefined ? subject : `${subject}\n${description}`)
