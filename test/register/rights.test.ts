import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pool } from 'pg'
import { createPool } from '../../src/register/pool.ts'
import { createRegister, type Register } from '../../src/register/register.ts'
import { KEPT_AS_WRITTEN, rightsAmiss, rightsOn } from '../../src/register/rights.ts'
import { verifyRegister } from '../../src/register/proof/verify.ts'
import { applicationRole } from '../support/register/application-role.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { recordLife, settled } from '../support/register/lives-by-hand.ts'

// R104: the processes come to the register as a role that does not own it.

let house: FreshRegister
let app: Awaited<ReturnType<typeof applicationRole>>
let pool: Pool
let register: Register
beforeAll(async () => {
  house = await freshRegister()
  app = await applicationRole(house.url)
  pool = createPool(app.url)
  register = createRegister(pool)
})
afterAll(async () => {
  await pool?.end()
  await app?.drop()
  await house?.close()
})

const journal = async (id: string) => {
  const { rows } = await pool.query<{ text: string }>(
    `select data ->> 'text' as text from event where complaint_id = $1 order by sequence`,
    [id],
  )
  return rows.map(({ text }) => text)
}

describe('the role of the processes', () => {
  test('records a life, and proves it', async () => {
    await recordLife(register, {
      id: 'cmp_life',
      number: 'Y-1',
      receivedAt: Date.UTC(2026, 2, 2, 1),
      ...settled,
    })
    const faults: unknown[] = []
    await verifyRegister(pool, { onFault: (fault) => faults.push(fault) })
    expect(faults).toEqual([])
  })

  test('replaces a tail by the rule, and keeps what it replaced', async () => {
    await register.commit(commitOf({ id: 'cmp_tail', entries: entries(1, 3, 'old') }), 'first')
    await register.commit(commitOf({ id: 'cmp_tail', entries: entries(2, 3, 'new') }), 'second')
    expect(await journal('cmp_tail')).toEqual(['old 1', 'new 2', 'new 3'])
    const { rows } = await pool.query('select from_sequence from journal_replacement')
    expect(rows).toEqual([{ from_sequence: 2 }])
  })

  test('erases a complaint by the rule', async () => {
    await recordLife(register, {
      id: 'cmp_gone',
      number: 'Y-2',
      receivedAt: Date.UTC(2026, 2, 2, 1),
      ...settled,
    })
    const { rows } = await pool.query(`select erase_complaint('cmp_gone') as erased`)
    expect(rows).toEqual([{ erased: true }])
  })

  test.each([
    [`update event set data = '{}'`],
    ['delete from event'],
    [
      `select set_config('yinuo.replacing', 'cmp_life', false); delete from event where complaint_id = 'cmp_life'`,
    ],
    ['truncate event'],
    [`update journal_replacement set entries = '[]'`],
    ['delete from complaint'],
    ['delete from access'],
    [`insert into migration (name, digest) values ('9999-x', 'x')`],
    [`select tell_stages('{"cmp_life": ["received"]}')`],
    ['create table mine (x int)'],
    ['alter table event add column x int'],
    ['alter table event disable trigger event_append_only'],
    ['drop trigger event_append_only on event'],
    ['drop table event'],
    [
      `create or replace function refuse_event_change() returns trigger language plpgsql as 'begin return old; end'`,
    ],
  ])('may not: %s', async (statement) => {
    const before = await journal('cmp_life')
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' })
    expect(await journal('cmp_life')).toEqual(before)
  })

  test('deceives no function by tables of its own', async () => {
    const client = await pool.connect()
    await client.query('create temp table event (complaint_id text, stage text, sequence int)')
    await client.query(
      `select correct_stages('cmp_life', '[{"complaint_id": "cmp_life", "sequence": 1, "stage": "closed"}]')`,
    )
    const { rows } = await client.query(
      `select stage from public.event where complaint_id = 'cmp_life' and sequence = 1`,
    )
    client.release(true)
    expect(rows).toEqual([{ stage: 'closed' }])
  })
})

describe('of the rights it is said', () => {
  const amiss = () => rightsAmiss(pool)

  test('that they are as they should be, however often they are given', async () => {
    expect(await amiss()).toEqual({ owns: false, tooMuch: [], tooLittle: [] })
  })

  test('that somebody owns the register', async () => {
    expect(await rightsAmiss(house.pool)).toMatchObject({ owns: true })
  })

  test('which are too many, or missing', async () => {
    const role = new URL(app.url).username
    await house.pool.query(`grant delete on event to ${role}`)
    await house.pool.query(`revoke insert on notice from ${role}`)
    expect(await amiss()).toEqual({ owns: false, tooMuch: ['delete event'], tooLittle: ['insert notice'] })
  })
})

test('whatever the database itself keeps as it was written, no process may change', async () => {
  const { rows } = await house.pool.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger
     where tgname ~ '(append_only|frozen)$' and not tgisinternal`,
  )
  expect(rows.length).toBeGreaterThan(5)
  for (const { name } of rows) expect(KEPT_AS_WRITTEN).toContain(name)
})

/** The functions of a file that run as whoever calls them, and not for the migration alone. */
const ownRights = (sql: string): string[] =>
  sql
    .split(/(?=^create or replace function )/m)
    .filter(
      (one) =>
        !/^[^$]*security definer/.test(one) &&
        !/^create or replace function (seal_earlier|tell_stages)/.test(one),
    )

/** What statements ask for: the table, and the right that it takes. */
function* askedIn(text: string): Generator<string> {
  for (const [, table = ''] of text.matchAll(/\bdelete from ([a-z_]+)/g)) yield `delete ${table}`
  for (const [, table = ''] of text.matchAll(/\bupdate ([a-z_]+)(?: (?!set)[a-z]+)?\s+set\b/g))
    yield `update ${table}`
  for (const [, table = '', rest = ''] of text.matchAll(/\binsert into ([a-z_]+)([^;`]*?)(?=;|`|',|$)/g)) {
    yield `insert ${table}`
    if (/do\s+update/.test(rest)) yield `update ${table}`
  }
}

test('no statement of the processes asks for more than their rights', async () => {
  const { rows } = await house.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const tables = new Set(rows.map(({ name }) => name))
  const ofTheMigration = /-earlier\.ts$|lists\/folding\.ts$|register\/migrate\.ts$/
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$|sql\/functions\/.*\.sql$/.test(file) && !ofTheMigration.test(file),
  )
  const asked = files.flatMap((file) => {
    const text = readFileSync(`src/${file}`, 'utf8')
    return (file.endsWith('.sql') ? ownRights(text) : [text]).flatMap((one) => [...askedIn(one)])
  })
  const beyond = [...new Set(asked)].filter((one) => {
    const [right = '', table = ''] = one.split(' ')
    return tables.has(table) && !(rightsOn(table) as readonly string[]).includes(right)
  })
  expect(beyond).toEqual([])
  // What the register forgets it does forget: no right stays that nobody uses.
  const goes = [...tables].filter((table) => rightsOn(table).includes('delete'))
  expect(goes.filter((table) => !asked.includes(`delete ${table}`))).toEqual([])
})
