import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

// A test cites what it shows by the numbers at the end of its name, `(R12, F3)`, or in a line of their own above it.

const Lacking = z.strictObject({
  asks: z.string(),
  partly: z.string().optional(),
  missing: z.string().optional(),
  organisational: z.string().optional(),
})
const Asked = z.union([z.string().transform((asks): z.output<typeof Lacking> => ({ asks })), Lacking])
const Source = z.record(z.string(), z.record(z.string().regex(/^[RF]\d+$/), Asked))
export type Requirements = z.output<typeof Source>
/** The files that cite a number, by number. */
export type Citations = ReadonlyMap<string, readonly string[]>

export const readRequirements = (): Requirements =>
  Source.parse(parse(readFileSync('docs/requirements.yaml', 'utf8')))

const NUMBERS = String.raw`[RF]\d+(?:, [RF]\d+)*`
const CITED = new RegExp(String.raw`\((${NUMBERS})\)|^\s*// (${NUMBERS})$`, 'gm')

export const citedIn = (text: string): string[] =>
  [...text.matchAll(CITED)].flatMap(([, named, above]) => (named ?? above ?? '').split(', '))

export function citationsOf(texts: Iterable<readonly [file: string, text: string]>): Citations {
  const files = new Map<string, string[]>()
  for (const [file, text] of texts)
    for (const number of new Set(citedIn(text))) files.set(number, [...(files.get(number) ?? []), file])
  return files
}

export const testCitations = (): Citations =>
  citationsOf(
    readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `test/${file.replaceAll('\\', '/')}`)
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )

/** Everything that is wrong between what is asked and what is cited, in sentences. */
export function faultsOf(requirements: Requirements, citations: Citations): string[] {
  const asked = new Map(Object.values(requirements).flatMap((one) => Object.entries(one)))
  const unknown = [...citations].flatMap(([number, files]) =>
    asked.has(number) ? [] : [`${files.join(', ')}: there is no ${number}.`],
  )
  const wrong = [...asked].flatMap(([number, { partly, missing, organisational }]) => {
    if (partly && missing) return [`${number} is either partly met or not at all.`]
    if (organisational) return []
    const isCited = citations.has(number)
    if (missing && isCited) return [`${number} is said to be missing, and a test cites it.`]
    return missing || isCited ? [] : [`No test cites ${number}, and nothing says what is missing.`]
  })
  return [...unknown, ...wrong]
}

const linkTo = (file: string) => `[${file.replace(/^test\/|\.test\.ts$/g, '')}](../${file})`

const HEAD = `# Requirements

What the system must do, and the tests that show it. R numbers come from the founding documents, F numbers from what
users of other systems complain about. Written by \`npm run build:requirements\` from
[requirements.yaml](requirements.yaml) and from what tests cite: the numbers at the end of a test's name, or in a line of
their own above it. A test checks that page, source and citations agree.
`

type Lacks = Omit<z.output<typeof Lacking>, 'asks'>
const lackOf = ({ partly, missing, organisational }: Lacks): string => {
  if (missing) return `not yet: ${missing}`
  if (organisational) return `organisational: ${organisational}`
  return partly ? `partly: ${partly}` : ''
}

/** The page as it has to be. */
export function pageOf(requirements: Requirements, citations: Citations): string {
  const all = Object.values(requirements).flatMap((one) => Object.values(one))
  const count = (lack: keyof Lacks) => all.filter((one) => one[lack]).length
  const [partly, missing, organisational] = [count('partly'), count('missing'), count('organisational')]
  const counted =
    `Of ${all.length} requirements ${all.length - partly - missing - organisational} are met, ${partly} partly, ` +
    `${missing} not yet; ${organisational} are a matter of people alone.\n`
  const sections = Object.entries(requirements).map(([subject, asked]) => {
    const lines = Object.entries(asked).map(([number, one]) => {
      const shown = (citations.get(number) ?? []).map(linkTo).join(', ')
      return `| ${number} | ${one.asks} | ${shown} | ${lackOf(one)} |`
    })
    return [
      `## ${subject}\n`,
      '| | what is asked | shown by | what is missing |',
      '|---|---|---|---|',
      ...lines,
      '',
    ].join('\n')
  })
  return [HEAD, counted, ...sections].join('\n')
}
