/** Sentences in Chinese by those in English, whose values are numbered: `There is no policy {1}.` */
export type Sentences = Readonly<Record<string, string>>

type Template = { parts: readonly string[]; chinese: string }
const lettersIn = ({ parts }: Template) => parts.join('').length

/** The sentences with values in them, the most telling first. */
const templatesIn = (sentences: Sentences): readonly Template[] =>
  Object.entries(sentences)
    .filter(([english]) => english.includes('{1}'))
    .map(([english, chinese]) => ({ parts: english.split(/\{\d\}/), chinese }))
    .toSorted((one, other) => lettersIn(other) - lettersIn(one))

/** What a value is called, where it is no sentence itself. */
type Naming = (value: string) => string

/**
 * What is refused, and what is wrong with a file, travels as its English sentence. Whoever reads Chinese is given the
 * catalogue's sentence instead, with the values that stood in the English one; undefined where it has none.
 */
export function chineseFrom(sentences: Sentences) {
  const known = new Map(Object.entries(sentences))
  const templates = templatesIn(sentences)
  return function chineseOf(english: string, named: Naming): string | undefined {
    const whole = known.get(english)
    if (whole !== undefined) return whole
    const valueIn = (value: string) => chineseOf(value, named) ?? named(value)
    for (const { parts, chinese } of templates) {
      const values = valuesIn(english, parts)
      if (values) return chinese.replaceAll(/\{(\d)\}/g, (_, n) => valueIn(values[Number(n) - 1] ?? ''))
    }
    return undefined
  }
}

/** What stands between the parts. By searching: a value is what somebody else has written, of any length. */
function valuesIn(sentence: string, parts: readonly string[]): string[] | undefined {
  const [first = '', ...rest] = parts
  if (!sentence.startsWith(first)) return undefined
  const values: string[] = []
  let from = first.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const to =
      isLast && sentence.endsWith(part) ? sentence.length - part.length : sentence.indexOf(part, from)
    if (to < from || (isLast && !sentence.endsWith(part))) return undefined
    values.push(sentence.slice(from, to))
    from = to + part.length
  }
  return values
}
