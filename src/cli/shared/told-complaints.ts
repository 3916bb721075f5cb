import { headerOf } from '../../cases/log-header.ts'
import { Intake } from '../../domain/intake.ts'
import { countFault, csvRecords, type CsvRecord } from '../../files/csv.ts'
import { FileFault, linesOf } from '../../files/fault.ts'
import { naming, readText } from '../../files/read.ts'
import type { Encoding } from '../../files/strict-text.ts'
import { digestOf } from '../../register/commit/digest.ts'

/** A line of a table of complaints: what is asked of the API for it, or why it cannot be taken. */
export type ToldLine = { line: number; raw: string } & ({ body: ToldBody } | { fault: Error })
export type ToldBody = { messageId: string; policyId?: unknown } & Record<string, unknown>

/**
 * A row that names no message is one: known by what it says, whoever sends it and in whatever order its columns stand. So
 * it is one complaint however often it is sent.
 */
const messageIdOf = (body: object): string => `table-${digestOf(body)}`

/** Where each column goes. What is left blank is not told. */
const COLUMNS = {
  ...{
    kind: 'kind',
    channel: 'channel',
    messageid: 'messageId',
    receivedat: 'receivedAt',
    policy: 'policyId',
  },
  ...{ name: 'details.complainant.name', phone: 'details.complainant.phone' },
  ...{ email: 'details.complainant.email', language: 'details.complainant.language' },
  ...{ subject: 'details.subject', description: 'details.description', storeid: 'details.storeId' },
  ...{ ordernumber: 'details.orderNumber', contractnumber: 'details.contractNumber' },
  ...{ customerid: 'details.customerId', product: 'details.product.model' },
  ...{ incidentat: 'details.incidentAt', incidentplace: 'details.incidentPlace' },
} as const satisfies Record<string, string>
const NEEDED = ['channel', 'name', 'subject']

export type ToldFile = { lines: ToldLine[]; header: string; unread: string[] }

/** Complaints that people wrote down in a table, a line each. */
export function readTold(file: string, encoding: Encoding): ToldFile {
  const text = readText(file, { encoding })
  return naming(file, () => {
    const [first, ...records] = csvRecords(text)
    const { names } = headerOf(first, NEEDED, Object.keys(COLUMNS))
    return {
      header: first?.raw ?? '',
      unread: names.filter((name) => name !== '' && !Object.hasOwn(COLUMNS, name)),
      lines: withoutSame(records.map((record) => toldIn(record, names))),
    }
  })
}

function toldIn({ line, raw, cells, fault }: CsvRecord, names: readonly string[]): ToldLine {
  const says = fault ?? countFault(cells, names)
  if (says !== undefined) return { line, raw, fault: new FileFault([{ says }]) }
  const body: Record<string, unknown> = {}
  for (const [n, name] of names.entries()) {
    const place = COLUMNS[name as keyof typeof COLUMNS] as string | undefined
    const value = cells[n]?.trim() ?? ''
    if (place !== undefined && value !== '') put(body, place.split('.'), value)
  }
  const read = Intake.safeParse(body, { reportInput: true })
  if (!read.success) return { line, raw, fault: new FileFault(linesOf(read.error)) }
  return { line, raw, body: { ...body, messageId: read.data.messageId ?? messageIdOf(body) } }
}

/** The same row twice, or two of one message, are one complaint. */
function withoutSame(lines: readonly ToldLine[]): ToldLine[] {
  const known = new Map<string, number>()
  return lines.map((one) => {
    if (!('body' in one)) return one
    const { line, raw, body } = one
    const message = JSON.stringify([body['channel'], body.messageId])
    const first = known.get(message)
    known.set(message, first ?? line)
    if (first === undefined) return one
    return { line, raw, fault: new FileFault([{ says: `It is the same complaint as line ${first}.` }]) }
  })
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) into[first] = value
  else put((into[first] ??= {}) as Record<string, unknown>, rest, value)
}
