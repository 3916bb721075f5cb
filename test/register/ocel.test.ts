import { afterAll, beforeAll, expect, test } from 'vitest'
import { OcelLog } from '../../src/api/exports/ocel-schema.ts'
import { dayMs } from '../../src/domain/instant.ts'
import { ocelExport } from '../../src/exports/ocel/ocel.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import {
  disputed,
  neglected,
  settled,
  recordLife,
  type LifeByHand,
} from '../support/register/lives-by-hand.ts'
import type { z } from 'zod'
import { sightOfRole } from '../../src/register/lists/visible.ts'

const start = Date.UTC(2026, 2, 2, 1)
const life = (id: string, receivedAt: number, told: Pick<LifeByHand, 'moves' | 'untilMs'>): LifeByHand => ({
  id: `cmp_${id}`,
  number: `Y-${id}`,
  receivedAt,
  ...told,
})
const LIVES = [
  life('a', start, settled),
  life('b', start, neglected),
  life('c', start + 40 * dayMs, disputed),
]

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
  for (const one of LIVES) await recordLife(house.register, one)
})
afterAll(() => house?.close())

type Log = z.output<typeof OcelLog>
async function textOf(query: Omit<Parameters<typeof ocelExport>[1], 'sight'> = {}): Promise<string> {
  let text = ''
  for await (const piece of ocelExport(house.pool, { sight: sightOfRole('auditor'), ...query })) text += piece
  return text
}
const logOf = async (query = {}): Promise<Log> => OcelLog.parse(JSON.parse(await textOf(query)))

test('it is OCEL 2.0: ids are unique, references lead somewhere, attributes are as declared', async () => {
  const log = await logOf()
  const objects = new Map(log.objects.map((one) => [one.id, one]))
  expect(objects.size).toBe(log.objects.length)
  expect(new Set(log.events.map(({ id }) => id)).size).toBe(log.events.length)
  const declared = (types: Log['eventTypes'], name: string) =>
    new Map(types.find((one) => one.name === name)?.attributes.map((one) => [one.name, one.type]))
  const kindOf = (value: unknown) =>
    Number.isSafeInteger(value) ? 'integer' : typeof value === 'number' ? 'float' : typeof value
  for (const { types, all } of [
    { types: log.objectTypes, all: log.objects },
    { types: log.eventTypes, all: log.events },
  ])
    for (const { type, attributes, relationships } of all) {
      const known = declared(types, type)
      expect(types.filter(({ name }) => name === type)).toHaveLength(1)
      for (const { name, value } of attributes) {
        const kind = known.get(name)
        if (kind === 'time') expect(new Date(value as string).toISOString()).toBe(value)
        else if (kind === 'float') expect(value).toBeTypeOf('number')
        else expect(kindOf(value), `${type}.${name}`).toBe(kind)
      }
      for (const { objectId } of relationships) expect(objects.has(objectId), objectId).toBe(true)
      const told = relationships.map(({ objectId, qualifier }) => `${objectId} ${qualifier}`)
      expect(new Set(told).size).toBe(told.length)
    }
  for (const { attributes } of log.events)
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
})

test('every entry of every journal is an event, at its own instant', async () => {
  const { events } = await logOf()
  for (const { id } of LIVES) {
    const entries = await house.register.listEvents(id, 0, 1_000)
    const told = events.filter((one) => one.id.startsWith(`${id}/`))
    expect(told.map(({ type, time }) => ({ type, time }))).toEqual(
      entries.map(({ event }) => ({ type: event.type, time: new Date(event.at).toISOString() })),
    )
  }
})

test('complaints, clocks and escalations are objects, with values for each time they changed', async () => {
  const { objects } = await logOf()
  const count = (type: string) => objects.filter((one) => one.type === type).length
  expect(count('complaint')).toBe(LIVES.length)
  expect(count('clock')).toBeGreaterThan(10)
  expect(count('escalation')).toBeGreaterThan(2)
  expect(count('department')).toBe(2)
  const resolve = objects.find(({ id }) => id === 'cmp_a/clock/1/resolve/1')!
  expect(resolve.attributes.filter(({ name }) => name === 'dueAt').length).toBeGreaterThan(1)
  expect(resolve.attributes.find(({ value }) => value === 'met')?.name).toBe('state')
  expect(resolve.relationships).toEqual([{ objectId: 'cmp_a', qualifier: 'of' }])
  const overdue = objects.find(({ id }) => id === 'cmp_b/escalation/1/acknowledge/1/L1/0')!
  expect(overdue.relationships).toContainEqual({ objectId: 'cmp_b/clock/1/acknowledge/1', qualifier: 'for' })
})

test('nobody can be recognised: no names, no words, pseudonyms that change', async () => {
  const text = await textOf()
  for (const word of [
    '陈晓雨',
    '13800001234',
    'example.com',
    '车辆',
    '照片',
    '客户',
    '"li"',
    'person/li',
    'R20261120',
  ])
    expect(text).not.toContain(word)
  const people = ({ objects }: Log) => objects.filter(({ type }) => type === 'person').map(({ id }) => id)
  const [once, again] = [people(await logOf()), people(await logOf())]
  expect(once.length).toBeGreaterThan(2)
  expect(once.filter((id) => again.includes(id))).toEqual([])
})

test('a span of receipt chooses whole complaints; restricted ones are for compliance only', async () => {
  const before = await logOf({ to: start + dayMs })
  const complaints = ({ objects }: Log) =>
    objects.filter(({ type }) => type === 'complaint').map(({ id }) => id)
  expect(complaints(before).toSorted()).toEqual(['cmp_a', 'cmp_b'])
  expect(complaints(await logOf({ from: start + dayMs }))).toEqual(['cmp_c'])
  await house.pool.query(`update complaint set restricted_until = 'infinity' where id = 'cmp_c'`)
  expect(complaints(await logOf()).toSorted()).toEqual(['cmp_a', 'cmp_b', 'cmp_c'])
  let text = ''
  for await (const piece of ocelExport(house.pool, { sight: sightOfRole('manager') })) text += piece
  expect(text).not.toContain('cmp_c')
  await house.pool.query(`update complaint set restricted_until = null where id = 'cmp_c'`)
})

test('it is one moment: what is recorded while it is read is not in it', async () => {
  const pieces = ocelExport(house.pool, { sight: sightOfRole('auditor') })
  let text = (await pieces.next()).value as string
  await recordLife(house.register, life('late', start + dayMs, neglected))
  for await (const piece of pieces) text += piece
  expect(text).not.toContain('cmp_late')
  OcelLog.parse(JSON.parse(text))
})

test('a reader who turns away leaves no transaction behind', async () => {
  for await (const piece of ocelExport(house.pool, { sight: sightOfRole('auditor') })) if (piece) break
  await expect
    .poll(async () => {
      const { rows } = await house.pool.query<{ count: number }>(
        `select count(*) from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%'`,
      )
      return rows[0]?.count
    })
    .toBe(0)
})

test('a connection that breaks in the middle is a fault, and no end', async () => {
  const pieces = ocelExport(house.pool, { sight: sightOfRole('auditor') })
  await pieces.next()
  await house.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  )
  await expect(async () => {
    for await (const piece of pieces) expect(piece).toBeTypeOf('string')
  }).rejects.toThrow()
})
