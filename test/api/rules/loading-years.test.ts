import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendars, intake, recorded, serving, takenIn, until, type Serving } from '../../support/serving.ts'

const cn = calendars.get('cn')!
const THIS_YEAR = new Date().getUTCFullYear()

let system: Serving
beforeAll(async () => {
  const last = THIS_YEAR - 1
  const holidays = Object.fromEntries(Object.entries(cn.holidays).filter(([year]) => Number(year) <= last))
  const makeupWorkdays = Object.fromEntries(
    Object.entries(cn.makeupWorkdays).filter(([year]) => Number(year) <= last),
  )
  const covered = { coversUntil: `${last}-12-31`, settledUntil: `${last}-12-27` }
  calendars.set('cn', { ...cn, version: 'cn-short', ...covered, holidays, makeupWorkdays })
  system = await serving()
})
afterAll(async () => {
  calendars.set('cn', cn)
  await system?.close()
})

const asAdministrator = { as: 'administrator-he' }
const publishedOf = (year: number) => ({
  year,
  papers: ['https://www.gov.cn/'],
  days: [
    { name: '元旦', date: `${year}-01-01`, isOffDay: true },
    { name: '国庆节', date: `${year}-10-01`, isOffDay: true },
    { name: '国庆节', date: `${year}-10-10`, isOffDay: false },
  ],
})
const loadingOf = (year: number, more: object = {}) => ({
  published: publishedOf(year),
  reason: '国务院办公厅通知',
  ...more,
})
const load = (body: object, asked: object = asAdministrator, id = 'cn') =>
  system.post(`/v1/calendars/${id}/years`, body, asked)
const versionNow = async () => {
  const { body } = await system.get('/v1/calendars')
  return body.data.find(({ id }: { id: string }) => id === 'cn').version
}
const listed = async () => (await system.get('/v1/calendars/cn/years', asAdministrator)).body.data

test('a dry run tells every day that changes, and changes nothing', async () => {
  const { status, body } = await load(loadingOf(THIS_YEAR, { dryRun: true }))
  expect([status, body]).toEqual([
    200,
    {
      calendar: 'cn',
      version: { before: 'cn-short', after: `cn-short+${THIS_YEAR}.1` },
      coversFrom: '2004-01-01',
      coversUntil: `${THIS_YEAR}-12-31`,
      days: [
        { date: `${THIS_YEAR}-01-01`, kind: 'holiday', isAdded: true },
        { date: `${THIS_YEAR}-10-01`, kind: 'holiday', isAdded: true },
        { date: `${THIS_YEAR}-10-10`, kind: 'makeupWorkday', isAdded: true },
      ],
      dryRun: true,
    },
  ])
  expect([await versionNow(), await listed()]).toEqual(['cn-short', []])
})

test('what does not fit is named at its field, as the reader reads, and changes nothing', async () => {
  const refused = async (published: object, language: string) => {
    const { status, body } = await load(
      { published, reason: 'A notice' },
      { ...asAdministrator, headers: { 'accept-language': language } },
    )
    return [
      status,
      ...body.errors.map(({ pointer, detail }: Record<string, string>) => `${pointer} ${detail}`),
    ]
  }
  const year = THIS_YEAR
  const gap = { year: year + 1, holidays: [`${year + 1}-01-01`] }
  const until = `cn covers 2004-01-01 to ${year - 1}-12-31`
  expect(await refused(gap, 'en')).toEqual([
    400,
    `/published/year ${until}; ${year + 1} would leave a gap. Load ${year} first.`,
  ])
  expect(await refused(gap, 'zh')).toEqual([
    400,
    `/published/year cn 覆盖 2004-01-01 至 ${year - 1}-12-31，载入 ${year + 1} 会留下空缺。请先载入 ${year}。`,
  ])
  const stray = { year, days: [{ date: `${year + 1}-01-01`, isOffDay: true }] }
  expect(await refused(stray, 'zh')).toEqual([400, `/published/days ${year + 1}-01-01 不属于 ${year} 年。`])
  expect(await refused({ year }, 'en')).toEqual([
    400,
    '/published Say holidays with makeupWorkdays, or days.',
  ])
  expect(await refused({ year }, 'zh')).toEqual([
    400,
    '/published 请填写 holidays 和 makeupWorkdays，或只填写 days。',
  ])
  const [status, ...errors] = await refused({ year, holidays: ['2027-02-30'] }, 'zh')
  expect([status, errors.join()]).toEqual([400, expect.stringContaining('/published/holidays/0 ')])
  expect((await load(loadingOf(year), asAdministrator, 'mars')).status).toBe(404)
  expect((await system.get('/v1/calendars/mars/years', asAdministrator)).status).toBe(404)
  expect([await versionNow(), await listed()]).toEqual(['cn-short', []])
})

test('agents, supervisors and managers do not load years', async () => {
  for (const as of ['agent-li', 'manager-sun'])
    expect((await load(loadingOf(THIS_YEAR), { as })).status).toBe(403)
})

// F3
test('a year is loaded once, however often it is sent; deadlines in it are certain, and who did it is known', async () => {
  const before = await takenIn(system, intake())
  await recorded(system, before.path)
  const isProvisional = async ({ path }: { path: string }) => {
    const { body } = await system.get(`${path}/clocks`, { as: 'management-qian' })
    return JSON.stringify(body).includes('"provisional":true')
  }
  expect(await isProvisional(before)).toBe(true)
  const answers = [await load(loadingOf(THIS_YEAR)), await load(loadingOf(THIS_YEAR))]
  expect(answers.map(({ body }) => body)).toMatchObject([
    { version: { before: 'cn-short', after: `cn-short+${THIS_YEAR}.1` }, dryRun: false },
    { version: { before: `cn-short+${THIS_YEAR}.1`, after: `cn-short+${THIS_YEAR}.1` }, days: [] },
  ])
  // What is due in December may lie in the year after.
  expect((await load(loadingOf(THIS_YEAR + 1), { as: 'operator-zhou' })).status).toBe(200)
  expect(await versionNow()).toBe(`cn-short+${THIS_YEAR}.1+${THIS_YEAR + 1}.1`)
  const after = await takenIn(system, intake())
  await recorded(system, after.path)
  expect([await isProvisional(before), await isProvisional(after)]).toEqual([true, false])
  const { body } = await system.get('/v1/calendars/cn/moves', { as: 'operator-zhou' })
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([before.id])
  const adopting = { calendarId: 'cn', reason: 'The year has been published.' }
  const version = await versionNow()
  const by = { as: 'operator-zhou', key: `adopt-${version}` }
  expect((await system.post(`${before.path}/adopt-calendar`, adopting, by)).status).toBe(200)
  await until(async () => !(await isProvisional(before)))
  expect(await listed()).toMatchObject([
    { year: THIS_YEAR + 1, by: { id: 'zhou', role: 'operator' } },
    {
      year: THIS_YEAR,
      version: `cn-short+${THIS_YEAR}.1`,
      by: { id: 'he', role: 'administrator' },
      reason: '国务院办公厅通知',
      published: publishedOf(THIS_YEAR),
    },
  ])
})

test('a year that is there is replaced only when told to, and loads at the same time follow one another', async () => {
  const corrected = { year: THIS_YEAR, holidays: [`${THIS_YEAR}-01-01`, `${THIS_YEAR}-01-02`] }
  const body = { published: corrected, reason: 'Corrected' }
  const { status, body: refused } = await load(body)
  expect([status, refused.errors[0].pointer]).toEqual([400, '/published/year'])
  const both = await Promise.all([load({ ...body, replace: true }), load({ ...body, replace: true })])
  expect(both.map((one) => one.status)).toEqual([200, 200])
  expect(both.map((one) => one.body.days.length)).toEqual(expect.arrayContaining([0, 3]))
  expect((await listed()).filter(({ year }: { year: number }) => year === THIS_YEAR)).toHaveLength(2)
})
