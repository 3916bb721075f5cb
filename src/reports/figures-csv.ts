import { nameOf } from '../words/vocabulary.ts'
import type { Names, Language } from '../domain/names.ts'
import type { Definition } from '../figures/definition.ts'
import { DEFINITIONS, GENERAL } from '../figures/definitions.ts'
import type { Breakdown, FigureRow } from '../figures/figure.ts'
import { BYTE_ORDER_MARK, csvLines, type Cell } from '../words/csv.ts'
import { WORDS } from './words.ts'
import { codeName } from '../words/codes.ts'

/** What the table is about: instants as people of the firm write them, and what the keys of its rows are called. */
export type About = {
  from: string
  to: string
  asOf: string
  language: Language
  by?: Breakdown | undefined
  names: Names
}

const CALLED: Partial<Record<Breakdown, keyof Names>> = {
  ...{ department: 'departments', handler: 'people', category: 'categories', rootCause: 'rootCauses' },
}

/** Every number on a line of its own with what it means: a table that needs nothing beside it. */
export function figuresCsv(rows: readonly FigureRow[], about: About): string {
  const { from, to, asOf, language } = about
  const words = WORDS[language].figuresCsv
  const table: (readonly Cell[])[] = [
    [words.from, from],
    [words.to, to],
    [words.asOf, asOf],
    ...GENERAL[language].map((text) => [words.about, text]),
    words.columns,
    ...rows.flatMap(({ key, figures }) =>
      numbersIn(figures).map(({ figure, value, definition }) => [
        key,
        figure,
        value,
        unitOf(figure),
        definition?.title[language] ?? null,
        definition?.text[language] ?? null,
        key === null ? null : keyName(key, about),
      ]),
    ),
  ]
  return BYTE_ORDER_MARK + csvLines(table)
}

function keyName(key: string, { by, names, language }: About): string {
  const of = by && CALLED[by]
  return of ? nameOf(names, of, key, language) : by ? codeName(by, key, language) : key
}

type Line = { figure: string; value: number | null; definition: Definition | undefined }

/** What an entry of a list goes by. */
const NAMES = ['clock', 'stage', 'level', 'kind', 'currency'] as const

function numbersIn(value: unknown, path: readonly string[] = [], defined: readonly string[] = []): Line[] {
  if (value === null || typeof value === 'number')
    return [{ figure: path.join('.'), value, definition: definitionOf(defined) }]
  if (Array.isArray(value))
    return value.flatMap((one: Record<string, unknown>) => {
      const name = NAMES.find((field) => field in one)!
      const { [name]: called, owedBy: _, ...rest } = one
      return numbersIn(rest, [...path, String(called)], defined)
    })
  return Object.entries(value as object).flatMap(([name, field]) =>
    numbersIn(field, [...path, name], [...defined, name]),
  )
}

/** The definition of a figure or of what it is a part of, else the first of its family. */
function definitionOf(path: readonly string[]): Definition | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.')
    const found = DEFINITIONS.find((one) => one.name === name)
    if (found) return found
  }
  return DEFINITIONS.find(({ name }) => name.startsWith(`${path[0]}.`))
}

function unitOf(figure: string): Definition['unit'] {
  if (figure.endsWith('Ms')) return 'milliseconds'
  if (/share$|target$/i.test(figure)) return 'share'
  if (figure.endsWith('averageScore')) return 'score'
  if (figure.endsWith('minutes')) return 'minutes'
  return figure.endsWith('amountCents') ? 'cents' : 'count'
}
