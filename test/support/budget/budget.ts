import { readFileSync } from 'node:fs'

export type Counts = Record<string, number>

/** The lines of a table of docs/budget.md, each by its name: the table whose columns begin with this one. */
export function budgetOf(firstColumn: string): Map<string, Counts> {
  const lines = readFileSync(new URL('../../../docs/budget.md', import.meta.url), 'utf8').split('\n')
  const begin = lines.findIndex((line) => line.startsWith(`| | ${firstColumn} |`))
  const rest = lines.slice(begin)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  const [head = [], , ...rows] = rest.slice(0, end < 0 ? undefined : end).map(cellsOf)
  return new Map(rows.map(([name = '', ...values]) => [name, countsOf(head.slice(1), values)]))
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const countsOf = (names: readonly string[], values: readonly string[]): Counts =>
  Object.fromEntries(names.map((name, index) => [name, Number(values[index]!.replaceAll(',', ''))]))
