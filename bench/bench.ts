import { Command } from 'commander'
import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { consolePages } from './figures/console.ts'
import { compare } from './figures/compare.ts'
import { creation } from './figures/creation.ts'
import { lives } from './figures/lives.ts'
import { longLife } from './figures/long-life.ts'
import { memory } from './figures/memory.ts'
import { beyond, burst, steady } from './figures/punctuality.ts'
import { receipts } from './figures/receipts.ts'
import { register } from './figures/register.ts'
import { warmStart } from './figures/warm-start.ts'
import { machine, printTable, saveResults, writeReport, type Results } from './report.ts'
import { openHouse, type House } from './support/house.ts'
import type { Row } from './support/row.ts'

type Size = { quick: boolean; rounds: number; against?: string }

const figures: Record<string, (house: House, size: Size) => Promise<Row[]>> = {
  creation,
  lives,
  steady,
  burst,
  beyond,
  memory,
  long: longLife,
  register,
  receipts,
  console: consolePages,
  start: (_, size) => warmStart(size),
}
const names = Object.keys(figures)
const all: typeof figures = { ...figures, compare }

new Command('bench')
  .description('Measures the system against a bare SDK client on the same server. No name: all figures.')
  .argument(
    '[names...]',
    `${names.join(', ')}, compare; or report: write the last results into docs/performance.md`,
  )
  .option('--quick', 'small sizes: to see that it works, not to quote', false)
  .option('--rounds <n>', 'pairs of slices', (text) => Number(text))
  .option('--against <directory>', 'for compare: another checkout')
  .action(
    async (
      wanted: string[],
      { quick, rounds = quick ? 2 : 6, ...more }: Partial<Size> & { quick: boolean },
    ) => {
      const unknown = wanted.filter((name) => !(name in all) && name !== 'report')
      if (unknown.length > 0)
        throw new Error(`No such figure: ${unknown.join(', ')}. There are ${names.join(', ')}.`)
      const measured = wanted.length === 0 ? names : wanted.filter((name) => name !== 'report')
      if (measured.length > 0) await measure(measured, { quick, rounds, ...more })
      if (wanted.includes('report')) writeReport()
    },
  )
  .parseAsync()
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })

async function measure(wanted: readonly string[], size: Size): Promise<void> {
  const results: Results = {
    at: new Date().toISOString(),
    commit: commit(),
    machine: machine(),
    loadAverage: loadavg()[0]!,
    ...size,
    figures: {},
  }
  for (const name of wanted) {
    process.stderr.write(`${name} …\n`)
    // New servers for each figure: what one leaves behind must not slow the next.
    const house = await openHouse()
    const leave = () => void house.close().then(() => process.exit(130))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
    try {
      results.figures[name] = await all[name]!(house, size)
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave)
      await house.close()
    }
    printTable(results.figures[name])
    saveResults(results)
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
