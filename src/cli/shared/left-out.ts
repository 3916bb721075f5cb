import { closeSync, existsSync, openSync, realpathSync, renameSync, writeSync } from 'node:fs'
import { BYTE_ORDER_MARK, csvLines } from '../../words/csv.ts'

export type LeftOut = { line: number; raw: string; reason: string }

/** A table of the lines that were left out, each written when it is. */
export type LeftOutTable = { add(one: LeftOut): void; end(): void }

/**
 * It has its name once it is whole; until then, and where it was cut short, `.partial` behind it. A file that is there is
 * not written over, unless that is asked for, and what is read never.
 */
export function leftOutTable(
  to: string,
  { input, overwrite }: { input: string; overwrite: boolean },
): LeftOutTable {
  const partial = `${to}.partial`
  for (const written of [to, partial].filter((one) => existsSync(one)))
    if (realpathSync(written) === realpathSync(input))
      throw new Error(`${written} is the table that is read.`)
  if (existsSync(to) && !overwrite)
    throw new Error(`${to} is there already. With --overwrite it is written anew.`)
  const file = openSync(partial, 'w')
  const write = (cells: readonly (string | number)[]) => writeSync(file, csvLines([cells]))
  writeSync(file, BYTE_ORDER_MARK)
  write(['line', 'reason', 'text'])
  return {
    add: ({ line, reason, raw }) => void write([line, reason, raw]),
    end: () => {
      closeSync(file)
      renameSync(partial, to)
    },
  }
}
