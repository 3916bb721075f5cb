import { pino } from 'pino'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import {
  lockCalendar,
  readLoadedYears,
  recordLoadedYear,
} from '../../../src/register/calendars/loaded-years.ts'
import { inTransaction } from '../../../src/register/in-transaction.ts'
import { loadingOf } from '../../../src/rules/loaded-years.ts'
import { calendarsInForce } from '../../../src/run/calendars/in-force.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let house: Awaited<ReturnType<typeof freshRegister>>
const begun: { stop(): void }[] = []
beforeEach(async () => {
  house = await freshRegister()
})
afterEach(async () => {
  for (const one of begun.splice(0)) one.stop()
  await house.close()
})

const files = loadCalendars()
const cn = files.get('cn')!
const by = { id: 'he', role: 'administrator' } as const

/** The calendars of one more process. */
async function another(more: Partial<Parameters<typeof calendarsInForce>[0]> = {}) {
  const logger = pino({ level: 'silent' })
  const calendars = await calendarsInForce({ files, pool: house.pool, logger, everyMs: 20, ...more })
  begun.push(calendars)
  return { calendars, version: () => calendars.get('cn')?.version }
}

const load = (year: number) =>
  inTransaction(house.pool, async (client) => {
    await lockCalendar(client, 'cn')
    const document = { year, holidays: [`${year}-01-01`] }
    const loading = loadingOf(cn, await readLoadedYears(client, 'cn'), { document, replace: false })
    if (!('year' in loading) || !loading.year) throw new Error('It was not loaded.')
    await recordLoadedYear(client, loading.year, { version: loading.after.version, by, reason: 'A notice' })
  })

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await delay(20)) if (holds()) return
  throw new Error('It did not come to hold.')
}

test('a year that one process loads the others count with, and so do those that begin later', async () => {
  const one = await another()
  expect(one.version()).toBe('cn-2026.2')
  await load(2027)
  await until(() => one.version() === 'cn-2026.2+2027.1')
  expect([...one.calendars.values()].map(({ version }) => version)).toContain('cn-2026.2+2027.1')
  expect(one.calendars.fileOf('cn')).toBe(cn)
  const later = await another({ everyMs: 60_000 })
  expect(later.version()).toBe('cn-2026.2+2027.1')
  await load(2028)
  await later.calendars.refresh()
  expect(later.version()).toBe('cn-2026.2+2027.1+2028.1')
  // It is made once.
  expect(later.calendars.get('cn')).toBe(later.calendars.get('cn'))
})

test('with the register away a process goes on with what it knows', async () => {
  await load(2027)
  let isAway = false
  const query: (typeof house.pool)['query'] = ((...asked: Parameters<typeof house.pool.query>) =>
    isAway ? Promise.reject(new Error('away')) : house.pool.query(...asked)) as never
  const one = await another({ pool: { query } })
  isAway = true
  await expect(one.calendars.refresh()).rejects.toThrow('away')
  expect(one.version()).toBe('cn-2026.2+2027.1')
  const begunMeanwhile = await another({ pool: { query } })
  expect(begunMeanwhile.version()).toBe('cn-2026.2')
  isAway = false
  await until(() => begunMeanwhile.version() === 'cn-2026.2+2027.1')
})

test('what does not fit the file is told, and left out', async () => {
  await load(2027)
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  const earlier = { ...cn, version: 'cn-2025.1', coversUntil: '2025-12-31', settledUntil: '2025-12-27' }
  const { version } = await another({ files: new Map([['cn', earlier]]), logger })
  expect([version(), version()]).toEqual(['cn-2025.1', 'cn-2025.1'])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ calendar: 'cn', year: 2027, edition: 1 }])
})

test('nobody changes or removes what was loaded', async () => {
  await load(2027)
  for (const statement of [
    `update loaded_year set reason = ''`,
    'delete from loaded_year',
    'truncate loaded_year',
  ])
    await expect(house.pool.query(statement)).rejects.toThrow('neither changed nor removed')
})
