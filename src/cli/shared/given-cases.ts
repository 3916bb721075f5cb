import { writeFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import { readCaseLog, refuseBad, type BadLine, type LoggedCase } from '../../cases/case-log.ts'
import type { Language } from '../../domain/names.ts'
import { faultSentence } from '../../words/sentences/fault-text.ts'
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
export function givenCases(
  file: string,
  { encoding, skipBad, language }: LogOptions & { language: Language },
): LoggedCase[] {
  const log = readCaseLog(file, encoding)
  for (const remark of log.remarks) console.error(faultSentence(remark, language))
  if (skipBad === undefined) refuseBad(file, log)
  else {
    writeFileSync(skipBad, leftOut(log.bad, language))
    const count = log.bad.length
    if (count > 0)
      console.error(faultSentence(`${count} lines were left out; they are in ${skipBad}.`, language))
  }
  return log.cases
}

const leftOut = (bad: readonly BadLine[], language: Language): string =>
  BYTE_ORDER_MARK +
  csvLines([
    ['line', 'reason', 'text'],
    ...bad.map(({ line, reason, raw }) => [line, faultSentence(reason, language), raw]),
  ])
