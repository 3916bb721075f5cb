import type { ToldClock, ToldLadder, ToldProcess } from './told.ts'
import { sentencesIn } from './words.ts'

/** A process as Mermaid writes drawings: stages in a row, what is owed below the stage it begins in, and the ladders. */
export function mermaid(process: ToldProcess): string {
  const { title, stages, steps, detours, clocks, ladders, language } = process
  const say = sentencesIn(language)
  return [
    '---',
    `title: ${JSON.stringify(inOneLine(title))}`,
    '---',
    'flowchart LR',
    ...stages.map(({ stage, name, owners }) => `  ${stage}([${lines([name, owners])}])`),
    ...steps.map(({ from, to, why }) => `  ${from} -->|${text(why)}| ${to}`),
    ...detours.map(({ from, to, why }) => `  ${from} -.->|${text(why)}| ${to}`),
    ...clocks.flatMap((clock, index) => clockLines(clock, `clock${index}`, say.ladder)),
    ...(ladders.length > 0 ? [`  subgraph ladders [${text(say.ladders)}]`, '    direction TB'] : []),
    ...ladders.flatMap(ladderLines),
    ...(ladders.length > 0 ? ['  end'] : []),
    '  classDef promise fill:#e7f0f4,stroke:#14506b,color:#1d2733',
    '  classDef statutory fill:#f9ecdf,stroke:#c96f2d,color:#1d2733',
    '  classDef target fill:#ffffff,stroke:#66727f,color:#1d2733',
    '',
  ].join('\n')
}

function clockLines(clock: ToldClock, id: string, ladderName: (letter: string) => string): string[] {
  const { name, terms, remarks, from, to, basis, ladder } = clock
  const climbs = ladder ? [ladderName(ladder)] : []
  return [
    `  ${id}[${lines([name, ...terms, ...remarks, ...climbs])}]:::${basis}`,
    `  ${from} --- ${id}`,
    ...(to === from ? [] : [`  ${id} -.- ${to}`]),
  ]
}

function ladderLines({ name, steps, repeat, accepted }: ToldLadder): string[] {
  const ids = steps.map((_, index) => `ladder${name}${index}`)
  const top = ids.at(-1)!
  return [
    ...steps.map(({ level, role, after, major }, index) => {
      const first = index === 0 ? [name] : []
      const goesOn = index === ids.length - 1 && accepted ? [accepted] : []
      return `    ${ids[index]!}[${lines([...first, `${level} ${role}`, after, ...(major ? [major] : []), ...goesOn])}]`
    }),
    ...ids.slice(1).map((id, index) => `    ${ids[index]!} --> ${id}`),
    ...(repeat ? [`    ${top} -->|${text(repeat)}| ${top}`] : []),
  ]
}

const lines = (parts: readonly string[]): string => `"${parts.filter(Boolean).map(safe).join('<br/>')}"`
const text = (words: string): string => `"${safe(words)}"`

const inOneLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** Whatever a policy is called: characters that would end a text, or begin something else in it, by their numbers. */
const safe = (words: string): string =>
  inOneLine(words).replaceAll(/["#&;<>`\\]/g, (one) => `#${one.codePointAt(0)};`)
