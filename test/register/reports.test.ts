import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/instant.ts'
import { openWithHistory } from '../../src/domain/opening.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { reportCsv } from '../../src/reports/report-csv.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import type { ReportData, Reported } from '../../src/reports/report-data.ts'
import { freeze, getReport, listReports } from '../../src/reports/report-store.ts'
import { createReports, PeriodNotOver, recheckReport } from '../../src/reports/reports.ts'
import { agent, opening } from '../support/temporal/workflow-lives.ts'
import { causesByCode, loadRootCauses } from '../../src/rules/root-causes.ts'
import { recordPast } from '../support/register/random-past.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const zone = 'Asia/Shanghai'
const cutOffAt = parseInstant('2026-10-01T06:00:00+08:00')
const quarterly = { kind: 'quarter', zone, by: 'schedule' } as const

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister({ statementTimeoutMs: 60_000 })
  await recordPast(house.register, {
    from: parseInstant('2026-04-01T00:00:00+08:00'),
    to: parseInstant('2026-09-30T23:00:00+08:00'),
    count: 120,
    until: parseInstant('2026-09-30T23:59:00+08:00'),
  })
})
afterAll(() => house?.close())

const causes = causesByCode(loadRootCauses('policies'))
const issuedFirst = () => createReports(house.pool, causes).issue(quarterly, { cutOffAt, key: 'schedule-1' })

// R88, R93
test('a report tells the last quarter that was over, from the events', async () => {
  const issued = await issuedFirst()
  expect(issued).toMatchObject({ id: '2026-Q3.1', kind: 'quarter', edition: 1, reason: null, cutOffAt })
  const report = await getReport(house.pool, '2026-Q3')
  const { data } = report!
  const { rows } = await house.pool.query<{ received: number; closed: number }>(
    `select count(*) filter (where received_at >= $1 and received_at < $2) as received,
       count(*) filter (where closed_at >= $1 and closed_at < $2) as closed from complaint`,
    [data.period.from, data.period.to].map((at) => new Date(at).toISOString()),
  )
  expect(data.now.received).toBe(rows[0]!.received)
  expect(data.now.closed).toBe(rows[0]!.closed)
  expect(data.now.received).toBeGreaterThan(50)
  expect(data.trend.map(({ label }) => label).slice(-2)).toEqual(['2026-Q2', '2026-Q3'])
  expect(data.trend.at(-1)!.received).toBe(data.now.received)
  expect(data.trend.at(-2)!.received).toBe(data.before.received)
  const byCategory = data.categories.reduce((sum, { received }) => sum + received, 0)
  const byCause = data.rootCauses.reduce((sum, { complaints }) => sum + complaints, 0)
  const [byProduct, byStore] = [data.products!, data.stores!].map((rows) =>
    rows.reduce((sum, { received }) => sum + received, 0),
  )
  const { received: all } = data.now
  expect([byCategory, byCause, byProduct, byStore]).toEqual([all, all, all, all])
  expect(data.notable.length).toBeGreaterThan(2)
  expect(JSON.stringify(data)).not.toMatch(/Person|example\.org|customer said|We look into it/)
  for (const language of ['zh', 'en'] as const) {
    expect(reportHtml(report!, language)).not.toMatch(/undefined|NaN|Person|example\.org/)
    expect(reportCsv(report!, language).split('\r\n').length).toBeGreaterThan(100)
  }
})

// R88
test('issued again it is the same, whoever asks and however many at once', async () => {
  const first = await issuedFirst()
  const again = await Promise.all(
    ['a', 'b', 'c'].map((key) =>
      createReports(house.pool).issue(quarterly, { cutOffAt: cutOffAt + 5_000, key }),
    ),
  )
  for (const one of again) expect(one).toEqual(first)
  const months = await Promise.all(
    ['a', 'b', 'c'].map((key) =>
      createReports(house.pool).issue({ ...quarterly, kind: 'month', period: '2026-08' }, { cutOffAt, key }),
    ),
  )
  expect(new Set(months.map(({ id }) => id))).toEqual(new Set(['2026-08.1']))
  expect(await listReports(house.pool)).toHaveLength(2)
})

// R99
test('causes that lie with people are needs for training once there is more than one complaint of them', async () => {
  const { data } = (await getReport(house.pool, (await issuedFirst()).id))!
  const ofPeople = data.rootCauses.filter(({ code }) => code?.startsWith('staff-') || code === 'understaffed')
  expect(ofPeople.every((one) => one.ofPeople)).toBe(true)
  expect(data.rootCauses.filter((one) => one.ofPeople)).toEqual(ofPeople)
  expect(data.trainingNeeds!.length).toBeGreaterThan(0)
  expect(data.trainingNeeds).toEqual(
    ofPeople
      .filter(({ complaints }) => complaints > 1)
      .map(({ code, complaints }) => ({
        ...{ found: 'cause', rootCause: code, times: complaints, planned: false },
      })),
  )
})

test('a restricted complaint is no notable case', async () => {
  const { id } = await issuedFirst()
  const { data } = (await getReport(house.pool, id))!
  const restrict = 'update complaint set restricted_until = $2 where number = $1'
  const { number } = data.notable[0]!
  await house.pool.query(restrict, [number, '2099-01-01'])
  expect(await recheckReport(house.pool, id)).toMatchObject({ intact: true, differs: ['notable'] })
  await house.pool.query(restrict, [number, null])
})

test('gathered again from the events it says the same numbers; what is entered late is found', async () => {
  const { id, digest } = await issuedFirst()
  expect(await recheckReport(house.pool, id)).toEqual({ id, intact: true, same: true, digest, differs: [] })
  // Life goes on after the cut-off: a complaint of October changes nothing.
  await takeIn('later', parseInstant('2026-10-05T10:00:00+08:00'))
  expect(await recheckReport(house.pool, id)).toMatchObject({ same: true, digest })
  // One of September that is registered in October does.
  await takeIn('forgotten', parseInstant('2026-09-15T10:00:00+08:00'))
  const checked = await recheckReport(house.pool, id)
  expect(checked).toMatchObject({ intact: true, same: false })
  expect(checked!.differs).toContain('now')
  expect(checked!.differs).not.toContain('before')
})

test('a correction is another edition, once for each request; the old one stays as it was', async () => {
  const first = await getReport(house.pool, (await issuedFirst()).id)
  const order = { ...quarterly, period: '2026-Q3', reason: 'One was registered late.' }
  const reports = createReports(house.pool)
  const asked = { cutOffAt: cutOffAt + 86_400_000 * 20, key: 'correction-1' }
  const second = await reports.issue(order, asked)
  expect(second).toMatchObject({ id: '2026-Q3.2', edition: 2, reason: order.reason })
  expect(await reports.issue(order, asked)).toEqual(second)
  expect(await getReport(house.pool, '2026-Q3.1')).toEqual(first)
  expect(await getReport(house.pool, '2026-Q3')).toMatchObject({ id: '2026-Q3.2' })
  const corrected = await getReport(house.pool, '2026-Q3.2')
  expect(corrected!.data.now.received).toBe(first!.data.now.received + 1)
  expect(await issuedFirst()).toMatchObject({ id: '2026-Q3.1' })
})

test('a period that is not over is not reported, and what was issued cannot be changed', async () => {
  const order = { ...quarterly, period: '2026-Q4' }
  const early = createReports(house.pool).issue(order, { cutOffAt, key: 'early' })
  await expect(early).rejects.toThrow(PeriodNotOver)
  await issuedFirst()
  for (const change of [
    `update report set data = '{}'`,
    `update report set issued_by = 'somebody'`,
    'delete from report',
    'truncate report cascade',
  ])
    await expect(house.pool.query(change), change).rejects.toThrow('neither changed nor removed')
})

type Earlier = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** The figures as each format had them: what came later is left out. */
const asFormat = (format: Earlier, figures: Reported): Reported => {
  const { fairness, kinds, receipt, opinions, handlingComplaints, response, clocks, ...rest } = figures
  const { targetMs, ...times } = response
  return {
    ...rest,
    clocks: clocks.map(({ took, ...clock }) => ({ ...clock, ...(format > 5 && { took: took! }) })),
    response: format > 3 ? { ...times, targetMs: targetMs! } : times,
    ...(format > 1 && { fairness: fairness! }),
    ...(format > 2 && { kinds: kinds! }),
    ...(format > 3 && { receipt: receipt!, opinions: opinions! }),
    ...(format > 4 && { handlingComplaints: handlingComplaints! }),
  }
}

function dataAs(format: Earlier, data: ReportData): ReportData {
  const { products, stores, responsibility, trainingNeeds, examples: _, ...then } = data
  const seventh = { products: products!, stores: stores!, responsibility: responsibility! }
  return {
    ...{ ...then, format, now: asFormat(format, data.now), before: asFormat(format, data.before) },
    ...(format > 6 && { ...seventh, trainingNeeds: trainingNeeds! }),
  }
}

test.each([1, 2, 3, 4, 5, 6, 7] as const)(
  'what was frozen in format %d is not told to differ by what came later',
  async (format) => {
    const { id } = await createReports(house.pool).issue(
      { ...quarterly, kind: 'month', period: '2026-07', ...(format > 1 && { reason: 'Once more.' }) },
      { cutOffAt, key: `july/${format}` },
    )
    const { data, period: label } = (await getReport(house.pool, id))!
    const older = await freeze(house.pool, {
      period: data.period,
      ...{ cutOffAt, by: 'schedule', requestKey: `older/${label}/${format}`, reason: 'As it was told once.' },
      data: dataAs(format, data),
    })
    expect(await recheckReport(house.pool, older.id)).toMatchObject({
      ...{ intact: true, same: true, differs: [], digest: older.digest },
    })
  },
)

async function takeIn(id: string, receivedAt: number): Promise<void> {
  const lived = openWithHistory(
    opening(receivedAt, { id, registeredAt: receivedAt + 60_000 }),
    [],
    receivedAt + 60_000,
  )
  if (isRefusal(lived)) throw new Error(lived.detail)
  const { complaint, entries } = lived
  await house.register.commit(
    { complaintId: id, historyLength: 3, firstSequence: 1, entries, complaint, notices: [] },
    agent.id,
  )
}
