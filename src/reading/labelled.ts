import { countFault, csvRecords } from '../files/csv.ts'
import { unusable, type FaultLine } from '../files/fault.ts'
import { parsedJson } from '../files/json.ts'
import { naming, readText } from '../files/read.ts'
import type { Written } from './read-all.ts'

type Row = { line: number; cells: Record<string, unknown>; fault?: string | undefined }
const NEEDED = ['text', 'label'] as const
const MOST_FAULTS = 20

/**
 * Texts with what they should be read as: a CSV file with the columns text and label, or one JSON object a line. Who has
 * written each may stand in a column person.
 */
export function readLabelled(file: string): (Written & { code: string })[] {
  const text = readText(file)
  const rows = naming(file, () => (text.trimStart().startsWith('{') ? jsonRows(text) : csvRows(text)))
  const faults = rows.flatMap(faultsOf)
  if (faults.length > 0) throw unusable('Labelled texts', file, faults.slice(0, MOST_FAULTS))
  return rows.map(({ cells }) => {
    const { person } = cells
    const by = typeof person === 'string' || typeof person === 'number' ? String(person).trim() : ''
    return { text: String(cells['text']), code: String(cells['label']).trim(), ...(by !== '' && { by }) }
  })
}

const atLine = (line: number, says: string): string => `line ${line}: ${says}`

function faultsOf({ line, cells, fault }: Row): FaultLine[] {
  if (fault !== undefined) return [{ says: atLine(line, fault) }]
  return NEEDED.filter((name) => typeof cells[name] !== 'string' || cells[name].trim() === '').map(
    (name) => ({
      says: atLine(line, `column ${name}: it is empty.`),
    }),
  )
}

function jsonRows(text: string): Row[] {
  return text.split('\n').flatMap((raw, index) => {
    if (raw.trim() === '') return []
    const said = parsedLine(raw, index + 1)
    return [{ line: index + 1, cells: typeof said === 'object' && said !== null ? { ...said } : {} }]
  })
}

function parsedLine(raw: string, line: number): unknown {
  try {
    return parsedJson(raw)
  } catch (error) {
    throw new Error((error as Error).message.replace('line 1,', `line ${line},`), { cause: error })
  }
}

function csvRows(text: string): Row[] {
  const [header, ...records] = csvRecords(text)
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase())
  const missing = NEEDED.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(atLine(1, `there is no column ${missing.join(', ')}.`))
  return records.map(({ line, cells, fault = countFault(cells, names) }) => ({
    ...{ line, fault },
    cells: Object.fromEntries(names.map((name, n) => [name, cells[n]])),
  }))
}
