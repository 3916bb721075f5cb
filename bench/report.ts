import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { amount, boundText, row, verdict, type Row } from './support/row.ts'

export type Results = {
  at: string
  commit: string
  machine: string
  /** Of the last minute before the run: what others did to the machine. */
  loadAverage: number
  quick: boolean
  rounds: number
  figures: Record<string, Row[]>
}

const folder = 'bench/results'
const page = 'docs/performance.md'
const [begin, end] = ['<!-- figures -->', '<!-- /figures -->']
const runsReported = 3
const reported = ['creation', 'lives', 'steady', 'burst', 'beyond', 'memory', 'register', 'start']

export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown'
  const gib = (totalmem() / 1024 ** 3).toFixed(0)
  return `${cpus().length} × ${model}, ${gib} GiB, ${process.platform}, Node ${process.versions.node}`
}

export function printTable(rows: readonly Row[]): void {
  for (const one of rows) {
    const range = one.values.length > 1 ? `${amount(one.min)}–${amount(one.max)}` : ''
    const text = [
      verdict(one),
      one.name.padEnd(56),
      `${amount(one.median)} ${one.unit}`.padEnd(14),
      range.padEnd(14),
      boundText(one).padEnd(26),
    ]
    process.stdout.write(`${`${text.join(' ')} ${one.note ?? ''}`.trimEnd()}\n`)
  }
}

export function saveResults(results: Results): void {
  mkdirSync(folder, { recursive: true })
  const text = `${JSON.stringify(results, null, 2)}\n`
  writeFileSync(path.join(folder, `${results.at.replaceAll(':', '-')}.json`), text)
  writeFileSync(path.join(folder, 'latest.json'), text)
}

/** Puts the last runs of each figure between the marks of the page. */
export function writeReport(): void {
  const runs = readdirSync(folder)
    .filter((name) => /^\d.*\.json$/.test(name))
    .toSorted()
    .toReversed()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Results)
    .filter(({ quick }) => !quick)
  if (runs.length === 0) throw new Error('There is no full run to report: npm run bench')
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} lacks the marks ${begin} and ${end}.`)
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${reportOf(runs)}\n\n${text.slice(to)}`)
}

function reportOf(runs: readonly Results[]): string {
  const names = reported.filter((name) => runs.some(({ figures }) => figures[name]))
  const used = new Set<Results>()
  const lines = names.flatMap((name) => {
    const last = runs.filter(({ figures }) => figures[name]).slice(0, runsReported)
    for (const run of last) used.add(run)
    return last[0]!.figures[name]!.map((one) =>
      line(
        one,
        last.flatMap(({ figures }) => same(figures[name], one)),
      ),
    )
  })
  const [latest] = used
  const days = [...new Set([...used].map(({ at }) => at.slice(0, 10)))].toSorted()
  const load = Math.max(...[...used].map(({ loadAverage }) => loadAverage))
  const disturbed =
    load > 1
      ? `Other work disturbed these runs (load average up to ${load.toFixed(1)}): the ratios hold better than the rest.`
      : 'Nothing else ran.'
  return [
    `${latest!.machine}; ${days.join(', ')}; commit ${[...new Set([...used].map(({ commit }) => commit))].join(', ')}. ${disturbed}`,
    '',
    '| | median | least to most | to hold | |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

const same = (rows: readonly Row[] | undefined, { name, unit }: Row): number[] =>
  (rows ?? []).filter((one) => one.name === name && one.unit === unit).map(({ median }) => median)

function line(one: Row, medians: number[]): string {
  // One run shows the spread of its own rounds, several show the spread of their medians.
  const shown = medians.length > 1 ? row(one.name, one.unit, medians, one.bound && { bound: one.bound }) : one
  const range = shown.values.length > 1 ? `${amount(shown.min)}–${amount(shown.max)}` : ''
  return `| ${one.name} | ${amount(shown.median)} ${one.unit} | ${range} | ${boundText(one)} | ${verdict(shown)} |`
}
