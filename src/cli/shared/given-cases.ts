import { writeFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import { readCaseLog, refuseBad, type BadLine, type LoggedCase } from '../../cases/case-log.ts'
import { BYTE_ORDER_MARK, csvLines } from '../../words/csv.ts'
import { ENCODINGS, type Encoding } from '../../files/strict-text.ts'

/** How a log of cases is read: its encoding, and where the lines go that cannot be taken. */
export type LogOptions = { encoding: Encoding; skipBad?: string }

export const encodingOption = (): Option =>
  new Option('--encoding <name>', 'what the file is written in').choices(ENCODINGS).default('utf-8')

/** Gives a command the file of a log and the ways of reading it. */
export const withLogOptions = (command: Command): Command =>
  command
    .argument('<file>', 'CSV or CSV.gz with the columns case, event, role, timestamp, resource')
    .addOption(encodingOption())
    .option(
      '--skip-bad <file>',
      'go on without lines that cannot be taken, and write them there with the reasons',
    )

/** The cases of a log that a person gave. What the person should know of it goes to stderr. */
export function givenCases(file: string, { encoding, skipBad }: LogOptions): LoggedCase[] {
  const log = readCaseLog(file, encoding)
  for (const remark of log.remarks) console.error(remark)
  if (skipBad === undefined) refuseBad(file, log)
  else {
    writeFileSync(skipBad, leftOut(log.bad))
    if (log.bad.length > 0) console.error(`${log.bad.length} lines were left out; they are in ${skipBad}.`)
  }
  return log.cases
}

const leftOut = (bad: readonly BadLine[]): string =>
  BYTE_ORDER_MARK +
  csvLines([['line', 'reason', 'text'], ...bad.map(({ line, reason, raw }) => [line, reason, raw])])
