import { program } from 'commander'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Language } from '../domain/names.ts'
import type { Encoding } from '../files/strict-text.ts'
import type { ApiClient } from '../run/api-client.ts'
import { runCommand } from '../run/ending.ts'
import { BYTE_ORDER_MARK, csvLines } from '../words/csv.ts'
import { faultText } from '../words/sentences/fault-text.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { encodingOption } from './shared/given-cases.ts'
import { progress } from './shared/progress.ts'
import { readTold, type ToldLine } from './shared/told-complaints.ts'

type Options = { encoding: Encoding; dryRun?: boolean; leftOut?: string; url?: string }
type LeftOut = { line: number; raw: string; reason: string }

/** Takes in the complaints of a table, a line each. Asked again it finds what is there: the same line is one complaint. */
async function run(file: string, { encoding, dryRun = false, leftOut: to, url }: Options): Promise<void> {
  const config = loadConfig()
  const { lines, unread } = readTold(file, encoding)
  if (unread.length > 0) console.error(`Not read: ${unread.join(', ')}.`)
  const left = lines.flatMap((one) => ('fault' in one ? [reasonOf(one, one.fault, config.language)] : []))
  const fit = lines.filter((one) => 'body' in one)
  const refused = dryRun ? [] : await takeIn(apiFor(config, url), fit, config.language)
  const all = [...left, ...refused].toSorted((one, other) => one.line - other.line)
  if (to !== undefined) writeFileSync(to, tableOf(all))
  for (const { line, reason } of all.slice(0, 20)) console.error(`line ${line}: ${reason}`)
  const count = lines.length - all.length
  console.error(`${count} of ${lines.length} complaints ${dryRun ? 'would be' : 'are'} taken in.`)
  if (all.length > 0) process.exitCode = 1
}

type Fitting = Extract<ToldLine, { body: object }>

/** One after another: whoever waits at the desk is not kept waiting by a table. */
async function takeIn(api: ApiClient, fit: readonly Fitting[], language: Language): Promise<LeftOut[]> {
  const refused: LeftOut[] = []
  for (const [n, one] of fit.entries()) {
    await api
      .post('/v1/complaints', one.body, { key: keyOf(one.body) })
      .catch((error: Error) => refused.push(reasonOf(one, error, language)))
    progress(n + 1, fit.length, 'complaints')
  }
  return refused
}

const keyOf = (body: object): string =>
  `table-${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`

const reasonOf = ({ line, raw }: Omit<LeftOut, 'reason'>, fault: Error, language: Language): LeftOut => ({
  ...{ line, raw },
  reason: faultText(fault, language).replaceAll('\n', ' '),
})

const tableOf = (all: readonly LeftOut[]): string =>
  BYTE_ORDER_MARK +
  csvLines([['line', 'reason', 'text'], ...all.map(({ line, reason, raw }) => [line, reason, raw])])

program
  .name('intake')
  .description('Takes in the complaints of a table, a line each, through the API of a running system.')
  .argument('<file>', 'CSV with the columns channel, name, subject, and others: docs/sorting.md')
  .addOption(encodingOption())
  .option('--dry-run', 'only say what would be taken in, and what left out')
  .option('--left-out <file>', 'write the lines that are not taken in there, with the reasons')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .addHelpText('after', signInHelp('intake'))
  .action(run)
await runCommand(loadLanguage(), () => program.parseAsync())
