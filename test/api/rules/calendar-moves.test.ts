import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendars, intake, recorded, serving, takenIn, until } from '../../support/serving.ts'

let system: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  system = await serving()
})
afterAll(() => system?.close())

const DAY_MS = 86_400_000
const asOperator = { as: 'operator-zhou' }
const moves = async () => (await system.get('/v1/calendars/cn/moves', asOperator)).body.data

// Trial B7
// F33
test('a working day made a holiday: each open complaint whose due it moves is listed, then adopts it', async () => {
  const cn = calendars.get('cn')!
  // Not yet classified it is due in five working days.
  const { id, number, path } = await takenIn(system, intake())
  await recorded(system, path)
  expect(await moves()).toEqual([])
  const { rows } = await system.house.pool.query<{ due_at: number }>(
    `select due_at from clock where complaint_id = $1 and clock = 'resolve'`,
    [id],
  )
  const before = rows[0]!.due_at
  const date = new Date(before + 8 * 3_600_000).toISOString().slice(0, 10)
  const [year, day] = [date.slice(0, 4), date.slice(5)]
  const holidays = { ...cn.holidays, [year]: [...(cn.holidays[year] ?? []), day] }
  calendars.set('cn', { ...cn, version: 'cn-corrected', holidays })
  try {
    const listed = await moves()
    expect(listed).toMatchObject([{ id, number }])
    const resolve = listed[0].dues.find(({ clock }: { clock: string }) => clock === 'resolve')
    expect(resolve.before).toBe(new Date(before).toISOString())
    expect(Date.parse(resolve.dueAt)).toBeGreaterThanOrEqual(before + DAY_MS)
    const body = { calendarId: 'cn', reason: 'A working day was made a holiday.' }
    expect((await system.post(`${path}/adopt-calendar`, body, asOperator)).status).toBe(200)
    await until(async () => (await moves()).length === 0)
    expect((await system.get('/v1/calendars/none/moves', asOperator)).status).toBe(404)
    expect((await system.get('/v1/calendars/cn/moves')).status).toBe(403)
  } finally {
    calendars.set('cn', cn)
  }
})
