import { program } from 'commander'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Language } from '../domain/names.ts'
import type { Encoding } from '../files/strict-text.ts'
import { runningUrl } from '../run/api-client.ts'
import { runCommand } from '../run/ending.ts'
import { faultSentence, faultText } from '../words/sentences/fault-text.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { encodingOption } from './shared/given-cases.ts'
import { leftOutTable, type LeftOut } from './shared/left-out.ts'
import { progress } from './shared/progress.ts'
import { takeInTable, type TakenIn } from './shared/take-in-table.ts'
import { readTold } from './shared/told-complaints.ts'

type Options = { encoding: Encoding; dryRun?: boolean; leftOut?: string; overwrite?: boolean; url?: string }

const MOST_TOLD = 20

/** Takes in the complaints of a table, a line each. Asked again it finds what is there: the same line is one complaint. */
async function run(file: string, options: Options): Promise<void> {
  const { encoding, dryRun = false, leftOut: to, overwrite = false, url } = options
  const config = loadConfig()
  const { language } = config
  const { lines, unread } = readTold(file, encoding)
  if (unread.length > 0) say(`Not read: ${unread.join(', ')}.`, language)
  const table = to === undefined ? undefined : leftOutTable(to, { input: file, overwrite })
  const left: LeftOut[] = []
  // What only the system knows it is asked too, where there is one.
  const isAsked = !dryRun || (url ?? runningUrl(config)) !== undefined
  const api = isAsked ? apiFor(config, url) : undefined
  const all = await takeInTable(
    lines,
    { api, dryRun, language },
    {
      leftOut: (one) => {
        left.push(one)
        table?.add(one)
      },
      done: (done) => progress(done, lines.length, 'complaints'),
    },
  )
  if (!all.stopped) table?.end()
  for (const { line, reason } of left.slice(0, MOST_TOLD)) console.error(`line ${line}: ${reason}`)
  if (!isAsked) say('No running system was asked: it may refuse more.', language)
  report(all, { dryRun, count: lines.length, language })
}

function report(
  { taken, left, unknown, stopped }: TakenIn,
  { dryRun, count, language }: { dryRun: boolean; count: number; language: Language },
): void {
  if (unknown.length > 0)
    say(`Of these lines it is not known whether they were taken in: ${unknown.join(', ')}.`, language)
  if (stopped) {
    say(`Stopped before line ${stopped.line}: ${faultText(stopped.why, language)}`, language)
    say('The same command goes on: what is taken in already is not taken in twice.', language)
  } else if (unknown.length > 0)
    say('The same command asks again: what is taken in already is not taken in twice.', language)
  say(
    dryRun
      ? `${taken} of ${count} complaints would be taken in.`
      : `${taken} of ${count} complaints are taken in.`,
    language,
  )
  if (left > 0 || unknown.length > 0 || stopped) process.exitCode = 1
}

const say = (sentence: string, language: Language): void => console.error(faultSentence(sentence, language))

program
  .name('intake')
  .description('Takes in the complaints of a table, a line each, through the API of a running system.')
  .argument('<file>', 'CSV with the columns channel, name, subject, and others: docs/sorting.md')
  .addOption(encodingOption())
  .option('--dry-run', 'only say what would be taken in, and what left out')
  .option('--left-out <file>', 'write the lines that are not taken in there, with the reasons')
  .option('--overwrite', 'write the file of --left-out anew where it is there already')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .addHelpText('after', signInHelp('intake'))
  .action(run)
await runCommand(loadLanguage(), () => program.parseAsync())
