import { program } from 'commander'
import { clockTable, type ClockRow } from '../cases/clock-rows.ts'
import type { ClockResult } from '../domain/summary.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { download, save } from './shared/download.ts'
import { runCommand } from '../run/ending.ts'

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

const apiAt = (url: string | undefined) => apiFor(loadConfig(), url)

/** Reads every clock out of the running system, in the order of case, cycle, clock and instance. */
async function exportClocks({ url, out }: Options): Promise<void> {
  const rows: ClockRow[] = []
  for await (const line of apiAt(url).lines<Line>('/v1/clocks')) rows.push(rowOf(line))
  rows.sort(
    (one, other) =>
      compare(one.case, other.case) ||
      one.cycle - other.cycle ||
      compare(one.clock, other.clock) ||
      one.instance - other.instance,
  )
  await save([clockTable(rows)], out)
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
  .addHelpText('after', signInHelp('export clocks'))
  .action(exportClocks)

const collect = (pair: string, before: string[]): string[] => [...before, pair]

type Table = Options & { language: string; where: string[] }
program
  .command('complaints')
  .description('the complaints of a list, as CSV for spreadsheets; without names and contact data')
  .option('--language <language>', 'zh or en: the names of the columns', 'en')
  .option(
    '--where <filter=value>',
    'a filter of the list, like stage=investigating; may be repeated',
    collect,
    [],
  )
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--out <file>', 'where the table goes; without it to stdout')
  .addHelpText('after', signInHelp('export complaints'))
  .action(({ language, where, url, out }: Table) => {
    const filters = where.map((pair) => [pair.split('=', 1)[0]!, pair.slice(pair.indexOf('=') + 1)])
    const query = { ...Object.fromEntries(filters), language }
    return download(apiAt(url), { path: '/v1/complaints.csv', query, out })
  })
program
  .command('ocel')
  .description('the journals as an object-centric event log, OCEL 2.0 in JSON, without personal data')
  .option('--from <instant>', 'complaints received from then on, like 2026-01-01T00:00:00+08:00')
  .option('--to <instant>', 'complaints received before')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--out <file>', 'where the log goes; without it to stdout')
  .addHelpText('after', signInHelp('export ocel'))
  .action(({ from, to, url, out }: Options & { from?: string; to?: string }) =>
    download(apiAt(url), { path: '/v1/exports/ocel', query: { from, to }, out }),
  )

type OfOne = Options & { language: string; for: string; masked?: true; format?: string }

/** What there is of one complaint, beside what only one of them asks. */
const ofOne = (what: 'file' | 'pack', about: { description: string; out: string }) =>
  program
    .command(what)
    .argument('<id>', "the complaint's id or number")
    .description(about.description)
    .option('--language <language>', 'zh or en', 'zh')
    .option('--for <reader>', 'staff, or customer: without what is internal', 'staff')
    .option('--masked', 'codes, numbers and instants only')
    .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
    .option('--out <file>', about.out)
    .addHelpText('after', signInHelp(`export ${what}`))
    .action((id: string, { url, out, masked, ...query }: OfOne) =>
      download(apiAt(url), {
        path: `/v1/complaints/${encodeURIComponent(id)}/${what}`,
        query: { ...query, masked: masked && 'true' },
        out,
      }),
    )

ofOne('file', {
  description: 'the whole file of one complaint',
  out: 'where the file goes; without it to stdout',
}).option('--format <format>', 'json, or html to print', 'html')
ofOne('pack', {
  description:
    'the evidence for a regulator: the file, the clocks and the letters of one complaint, as a ZIP archive',
  out: 'where the archive goes; without it to stdout',
})
await runCommand(loadLanguage(), () => program.parseAsync())
