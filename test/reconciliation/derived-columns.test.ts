import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuild, standingOf } from '../../src/register/complaint/projection.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { neglected, settled, recordLife } from '../support/register/lives-by-hand.ts'
import { forcibly } from './support.ts'

/** Every table whose rows follow from a journal: whose rows are spoilt, and which columns do not follow from it. */
type Derived = {
  of: 'settled' | 'neglected'
  where: string
  own: readonly string[]
  keys?: readonly string[]
}
const DERIVED: Record<string, Derived> = {
  complaint: {
    of: 'settled',
    where: 'id = $1',
    // Its key, the fence of its writers, the decisions about keeping it, and what is computed of these.
    own: [
      ...['id', 'run_id', 'run_ordinal', 'history_length', 'updated_at'],
      ...['legal_hold', 'restricted_until', 'erasure_decided_at', 'erased_at', 'forgotten_at', 'hidden'],
      ...['contract_number', 'store_id', 'customer_id', 'product_model', 'touched_at'],
    ],
  },
  clock: { of: 'neglected', where: 'complaint_id = $1', own: [], keys: ['complaint_id'] },
  escalation: { of: 'neglected', where: 'complaint_id = $1', own: [], keys: ['complaint_id'] },
  complaint_line: { of: 'settled', where: 'id = $1', own: [], keys: ['id'] },
  complaint_text: { of: 'settled', where: 'id = $1', own: [], keys: ['id'] },
  complaint_subject: { of: 'settled', where: 'complaint_id = $1', own: [], keys: ['complaint_id'] },
  complaint_match: { of: 'settled', where: 'complaint_id = $1', own: [], keys: ['complaint_id'] },
  action: {
    of: 'settled',
    where: 'source_complaint = $1',
    // What people have done with it since, and of what they were reminded.
    own: ['completed_at', 'result', 'check_due_at', 'checked_at', 'recurred', 'version', 'reminded_for'],
    keys: ['id'],
  },
  snapshot: {
    of: 'settled',
    where: `kind = 'policy'`,
    // The digest names the body, which is what a journal begins with.
    own: ['digest', 'kind', 'id', 'version', 'body', 'stored_at'],
  },
}

/** Another value of its type. */
const SPOILT: Record<string, (column: string) => string> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  smallint: (column) => `coalesce(${column}, 0) + 1`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  boolean: (column) => `not ${column}`,
  bytea: (column) => `sha256(coalesce(${column}, '') || '\\x00')`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"spoilt": true}'`,
  ARRAY: (column) => `array_append(${column}, 'x')`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2001-01-01') + interval '1 day'`,
}
/** Where only some values will do. */
const ALLOWED: Record<string, string> = {
  // A later one would say that entries are missing.
  'complaint.version': 'version - 1',
  'escalation.state': `case state when 'open' then 'ended' else 'open' end`,
  'action.kind': `'training'`,
}

const ABOUT = {
  ...{ contractNumber: 'HT-7', storeId: 'S-1', customerId: 'C-9' },
  product: { model: 'EV-1' },
}

let fresh: FreshRegister
const receivedAt = Date.parse('2026-03-02T01:00:00Z')
beforeAll(async () => {
  fresh = await freshRegister()
  await recordLife(fresh.register, { id: 'settled', number: 'N-1', receivedAt, ...settled, details: ABOUT })
  await recordLife(fresh.register, { id: 'neglected', number: 'N-2', receivedAt, ...neglected })
})
afterAll(() => fresh?.close())

async function columnsOf(pool: Pool, table: string) {
  const { rows } = await pool.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows
}

const rowsOf = async (table: string, { where, of, own }: Derived) => {
  const { rows } = await fresh.pool.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) - $2::text[] as row from ${table} t
     where $1::text is not null and ${where} order by to_jsonb(t)::text`,
    [of, own],
  )
  return rows.map(({ row }) => row)
}

describe.each(Object.entries(DERIVED))('the rows of %s', (table, derived) => {
  const { of, where, own, keys = [] } = derived

  test('are right as they were recorded, and there are some', async () => {
    expect((await rowsOf(table, derived)).length).toBeGreaterThan(0)
    expect((await standingOf(fresh.pool, of)).is).toBe('right')
  })

  test('are found wrong whichever column is spoilt, and written anew as they were', async () => {
    const before = await rowsOf(table, derived)
    const columns = await columnsOf(fresh.pool, table)
    expect(columns.length).toBeGreaterThan(own.length)
    const unseen: string[] = []
    const unmended: string[] = []
    const derivedOnes = columns.filter(({ name }) => !own.includes(name))
    // Under another key a row is another's: that comes last.
    const inTurn = derivedOnes.toSorted(
      (one, other) => Number(keys.includes(one.name)) - Number(keys.includes(other.name)),
    )
    for (const { name, type } of inTurn) {
      const other = ALLOWED[`${table}.${name}`] ?? SPOILT[type]!(name)
      await forcibly(
        fresh.pool,
        `update ${table} set ${name} = ${other} where $1::text is not null and ${where}`,
        [of],
      )
      const standing = await standingOf(fresh.pool, of)
      if (standing.is !== 'wrong') unseen.push(name)
      if (standing.is === 'wrong') await rebuild(fresh.pool, standing.payload)
      if (!keys.includes(name) && JSON.stringify(await rowsOf(table, derived)) !== JSON.stringify(before))
        unmended.push(name)
    }
    expect({ unseen, unmended }).toEqual({ unseen: [], unmended: [] })
  })
})
