import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarAdoptionView } from '../../../src/api/rules/calendar-adoption-routes.ts'
import { calendars, intake, key, recorded, serving, takenIn, until } from '../../support/serving.ts'

// A calendar for many running complaints by one order: looked at first, then each adopts it once, or says why not.

let api: Awaited<ReturnType<typeof serving>>
let taken: { id: string; number: string; path: string }[]
const cn = calendars.get('cn')!
beforeAll(async () => {
  api = await serving({ everything: true })
  taken = [await takenIn(api, intake()), await takenIn(api, intake())]
  for (const { path } of taken) await recorded(api, path)
  calendars.set('cn', { ...cn, version: 'cn-corrected', holidays: await withEveryDueOff() })
})
afterAll(async () => {
  calendars.set('cn', cn)
  await api?.close()
})

const as = 'operator-zhou'
const PATH = '/v1/calendar-adoptions'

/** The days on which they are due are holidays too. */
async function withEveryDueOff() {
  const { rows } = await api.house.pool.query<{ due_at: number }>('select due_at from clock')
  const days = rows.map(({ due_at: due }) => new Date(due + 8 * 3_600_000).toISOString().slice(0, 10))
  const year = days[0]!.slice(0, 4)
  const off = days.filter((day) => day.startsWith(year)).map((day) => day.slice(5))
  return { ...cn.holidays, [year]: [...new Set([...(cn.holidays[year] ?? []), ...off])] }
}

const stands = async (id: string) => CalendarAdoptionView.parse((await api.get(`${PATH}/${id}`, { as })).body)
async function ended(body: object) {
  const begun = await api.post(PATH, { calendarId: 'cn', reason: '放假安排已公布。', ...body }, { as })
  expect(begun).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^adc_/) } })
  await until(async () => (await stands(begun.body.id)).state === 'ended')
  return stands(begun.body.id)
}
const versionOf = async ({ id }: { id: string }) => {
  const { rows } = await api.house.pool.query<{ version: string }>(
    'select k.version from complaint c join snapshot k on k.digest = c.calendar_digest where c.id = $1',
    [id],
  )
  return rows[0]?.version
}

// F33
test('what it would move is found first; then all that count by another version adopt it, and none of them twice', async () => {
  const moves = (await api.get('/v1/calendars/cn/moves', { as })).body.data as { dues: unknown[] }[]
  const moved = moves.reduce((sum, { dues }) => sum + dues.length, 0)
  expect(moved).toBeGreaterThan(0)
  const looked = await ended({ dryRun: true })
  expect(looked).toMatchObject({ dryRun: true, total: 2, done: 2, dues: moved, begun: 0 })
  expect(looked.calendar).toEqual({ id: 'cn', version: 'cn-corrected' })
  for (const one of taken) expect(await versionOf(one)).toBe(cn.version)
  const order = await ended({})
  expect(order).toMatchObject({ total: 2, done: 2, refused: 0, dues: moved, by: { id: 'zhou' } })
  await until(async () => (await versionOf(taken[0]!)) === 'cn-corrected')
  await until(async () => (await versionOf(taken[1]!)) === 'cn-corrected')
  expect(await ended({ selection: {} })).toMatchObject({ total: 0 })
  const named = await ended({ selection: { ids: [taken[0]!.number, 'nobody'] } })
  expect(named).toMatchObject({ total: 2, refused: 1, unknown: 1 })
  expect(named.items[0]!.detail).toMatch(/cn-corrected already/)
})

test('it is an order as others are: listed, asked for once, refused where there is no such calendar', async () => {
  const { data } = (await api.get('/v1/bulk-orders?limit=1', { as })).body
  expect(data).toMatchObject([{ kind: 'adoptCalendar', adopted: { id: 'cn', version: 'cn-corrected' } }])
  const body = { calendarId: 'cn', selection: { kind: 'praise' }, reason: 'Again' }
  const once = { as, key: key() }
  const begun = await api.post(PATH, body, once)
  expect((await api.post(PATH, body, once)).body).toEqual(begun.body)
  await until(async () => (await stands(begun.body.id)).state === 'ended')
  // Its run ends a moment after what it has recorded.
  await until(async () => (await api.post(`${PATH}/${begun.body.id}/cancel`, {}, { as })).status === 409)
  expect((await stands(begun.body.id)).state).toBe('ended')
  expect((await api.get(`${PATH}/adc_nothing`, { as })).status).toBe(404)
  const nowhere = await api.post(PATH, { ...body, calendarId: 'none' }, { as })
  expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/calendarId' }] } })
  expect((await api.post(PATH, body)).status).toBe(403)
})
