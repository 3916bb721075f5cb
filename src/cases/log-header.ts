import type { CsvRecord } from '../files/csv.ts'

/** The columns of a log: their names in the order of the file, and where each that we read stands. */
export type Header = { names: readonly string[]; at: ReadonlyMap<string, number>; remarks: string[] }

const READ = ['case', 'event', 'role', 'timestamp', 'resource']
const SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const

/** The header of a log; one by which no line could be read throws what it is instead. */
export function headerOf(
  first: CsvRecord | undefined,
  needed: readonly string[],
  read: readonly string[] = READ,
): Header {
  const { line, raw, cells, fault } = first ?? { line: 1, raw: '', cells: [] }
  const refused = (sentence: string) => new Error(`line ${line}: ${sentence}`)
  if (fault !== undefined) throw refused(fault)
  if (/^"?sep=/i.test(raw))
    throw refused(`"${raw}" is a word to Excel. Take the line out, and part the cells by commas.`)
  const names = cells.map(plainName)
  const missing = needed.filter((name) => !names.includes(name))
  if (missing.length > 0) throw refused(partedOtherwise(raw, missing) ?? noColumn(missing, names))
  const twice = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))]
  const ours = twice.find((name) => read.includes(name))
  if (ours !== undefined) throw refused(`the column ${ours} is there twice (${placesOf(ours, names)}).`)
  return {
    names,
    at: new Map(names.map((name, index) => [name, index])),
    remarks: twice.map(
      (name) => `The column ${name} is there twice (${placesOf(name, names)}); it is not read.`,
    ),
  }
}

const plainName = (name: string): string => name.trim().toLowerCase()

function partedOtherwise(raw: string, missing: readonly string[]): string | undefined {
  const found = SEPARATORS.find(([separator]) => {
    const names = raw.split(separator).map((name) => plainName(name.replaceAll('"', '')))
    return names.length > 1 && missing.some((name) => names.includes(name))
  })
  return found && `its cells are parted by ${found[1]}. Save it with commas.`
}

function noColumn(missing: readonly string[], names: readonly string[]): string {
  const there = names.filter((name) => name !== '').join(', ')
  const lacking = missing.join(', ')
  return there === ''
    ? `there is no column ${lacking}.`
    : `there is no column ${lacking}. There are: ${there}.`
}

const placesOf = (name: string, names: readonly string[]): string =>
  names.flatMap((one, index) => (one === name ? [`${index + 1}`] : [])).join(', ')
