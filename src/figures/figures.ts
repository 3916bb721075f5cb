import type { ClientBase, Pool } from 'pg'
import { inTransaction } from '../register/in-transaction.ts'
import { gatherFacts } from './facts.ts'
import { CLOCKS } from './families/clocks.ts'
import { COSTS } from './families/costs.ts'
import { DURATIONS } from './families/durations.ts'
import { EMERGENCIES } from './families/emergencies.ts'
import { FAIRNESS } from './families/fairness.ts'
import { KIND_CHANGES } from './families/kinds.ts'
import { OPINIONS } from './families/opinions.ts'
import { QUALITY } from './families/quality.ts'
import { RECEIPTS } from './families/receipts.ts'
import { VOLUME } from './families/volume.ts'
import type { Family } from './family.ts'
import { noFigures, REPEAT_DAYS, type FigureQuery, type FigureRow, type Figures } from './figure.ts'
import { finish } from './finish.ts'
import { emergenciesAt, openAt } from './going-on.ts'
import { periodsOf } from './periods.ts'
import { scopeOf } from './within.ts'

const FAMILIES: readonly Family[] = [
  ...VOLUME,
  ...CLOCKS,
  ...DURATIONS,
  ...COSTS,
  ...QUALITY,
  ...OPINIONS,
  ...RECEIPTS,
  ...FAIRNESS,
  ...KIND_CHANGES,
  ...EMERGENCIES,
]

/** The figures of a period, a row for each value of the breakdown; all of them see the register at one moment. */
export function figures(pool: Pool, query: FigureQuery): Promise<FigureRow[]> {
  return inTransaction(pool, (client) => counted(client, query), 'begin isolation level repeatable read')
}

async function counted(client: ClientBase, query: FigureQuery): Promise<FigureRow[]> {
  await gatherFacts(client, query)
  const periods = await periodsOf(client, query)
  const found = new Map<string | null, Figures>(periods?.map(({ key }) => [key, noFigures()]))
  if (query.by === undefined) found.set(null, noFigures())
  const at = (key: string | null): Figures => {
    const known = found.get(key) ?? noFigures()
    found.set(key, known)
    return known
  }
  for (const { sql, put } of FAMILIES) {
    const { within, values } = scopeOf(query)
    const text = sql(within, { repeatDays: query.repeatDays ?? REPEAT_DAYS })
    const { rows } = await client.query<{ key: string | null }>(text, values)
    for (const row of rows) put(at(row.key), row as never)
  }
  for (const { key, going } of await openAt(client, query, periods)) at(key).open = going
  for (const { key, going } of await emergenciesAt(client, query, periods)) at(key).emergencies.on = going
  const keys = periods ? periods.map(({ key }) => key) : [...found.keys()].toSorted(byName)
  return keys.map((key) => ({ key, figures: finish(found.get(key)!) }))
}

/** What has no name comes last. */
const byName = (one: string | null, other: string | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1
