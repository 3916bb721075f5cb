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

/** While `cn` has this day off too. */
async function withoutDay(date: string, test: () => Promise<void>): Promise<void> {
  const cn = calendars.get('cn')!
  const [year, day] = [date.slice(0, 4), date.slice(5)]
  const holidays = { ...cn.holidays, [year]: [...(cn.holidays[year] ?? []), day] }
  calendars.set('cn', { ...cn, version: 'cn-corrected', holidays })
  try {
    await test()
  } finally {
    calendars.set('cn', cn)
  }
}

/** The day on which it is due, in Shanghai, as long as it is not classified. */
async function dayDue(id: string) {
  const { rows } = await system.house.pool.query<{ due_at: number }>(
    `select due_at from clock where complaint_id = $1 and clock = 'resolve'`,
    [id],
  )
  const dueAt = rows[0]!.due_at
  return { dueAt, date: new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 10) }
}

// Trial B7
// F33
test('a working day made a holiday: each open complaint whose due it moves is listed, then adopts it', async () => {
  // Not yet classified it is due in five working days.
  const { id, number, path } = await takenIn(system, intake())
  await recorded(system, path)
  expect(await moves()).toEqual([])
  const { dueAt: before, date } = await dayDue(id)
  await withoutDay(date, async () => {
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
  })
})

// R103
test('a manager is told of those that they may have adopt it, and who keeps the keys of none', async () => {
  const assign = { type: 'assign', department: 'workshop' }
  const theirs = await takenIn(system, intake())
  const elsewhere = await takenIn(system, intake({ commands: [assign] }))
  const restricted = await takenIn(system, intake())
  for (const { path } of [theirs, elsewhere, restricted]) await recorded(system, path)
  await system.house.pool.query(
    `update complaint set restricted_until = now() + interval '1 day' where id = $1`,
    [restricted.id],
  )
  const { date } = await dayDue(theirs.id)
  await withoutDay(date, async () => {
    const told = async (as: string) => {
      const { status, body } = await system.get('/v1/calendars/cn/moves', { as })
      return status === 200 ? new Set(body.data.map(({ id }: { id: string }) => id)) : status
    }
    expect(await told('manager-sun')).toEqual(new Set([theirs.id]))
    expect(await told('operator-zhou')).toEqual(new Set([theirs.id, elsewhere.id]))
    expect(await told('management-qian')).toEqual(new Set([theirs.id, elsewhere.id, restricted.id]))
    expect(await told('administrator-he')).toBe(403)
  })
})
