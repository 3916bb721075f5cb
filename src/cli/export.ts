import { createWriteStream } from 'node:fs'
import { program } from 'commander'
import { clockTable, type ClockRow } from '../cases/clock-rows.ts'
import type { ClockResult } from '../domain/summary.ts'
import { apiClient } from './api-client.ts'

type Options = { url?: string; out?: string }

/** One clock as the API's export tells it. */
type Line = {
  case: string
  cycle: number
  clock: string
  instance: number
  startedAt: string
  dueAt: string
  doneAt: string | null
  state: ClockResult
  lapsedAt: string | null
}

/** Reads every clock out of the running system, in the order of case, cycle, clock and instance. */
async function exportClocks({ url, out }: Options): Promise<void> {
  const rows: ClockRow[] = []
  for await (const line of apiClient(url).lines<Line>('/v1/clocks')) rows.push(rowOf(line))
  rows.sort(
    (one, other) =>
      compare(one.case, other.case) ||
      one.cycle - other.cycle ||
      compare(one.clock, other.clock) ||
      one.instance - other.instance,
  )
  const stream = out === undefined ? process.stdout : createWriteStream(out)
  stream.write(clockTable(rows))
  if (out !== undefined) console.error(`${rows.length} clocks are in ${out}.`)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const rowOf = ({ startedAt, dueAt, doneAt, lapsedAt, ...line }: Line): ClockRow => ({
  ...line,
  started_at: startedAt,
  due_at: dueAt,
  done_at: doneAt ?? '',
  lapsed_at: lapsedAt ?? '',
})

program.name('export').description('Reads tables out of a running system, as CSV.')
program
  .command('clocks')
  .description('every clock of every complaint, cycle and instance')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--out <file>', 'where the table goes; without it to stdout')
  .action(exportClocks)
await program.parseAsync().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
