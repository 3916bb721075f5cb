import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseRecord } from '../../../src/register/retention/erasure.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R60, R105

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const at = '2099-03-02T02:00:00.000Z'
const visit = { place: 'Store 3, Huaihai Road', people: ['wang', 'Mr Lu, appraiser'], at }
const planned = { kind: 'siteVisit', title: 'Look at the car', department: 'service', visit }
const found = {
  ...{ task: 1, result: 'The seal leaks.', met: ['Ms Gu, store keeper'] },
  evidence: { kind: 'photo', digest: 'e'.repeat(64), source: 'wang', name: 'seal.jpg' },
}

test('a site visit is planned and its findings recorded; of it nothing personal survives an erasure', async () => {
  const { id, path } = await takenIn(api, intake({ commands: [...first] }))
  expect((await api.post(`${path}/open-task`, planned)).status).toBe(200)
  await recorded(api, path)
  expect((await api.get(path)).body.tasks).toMatchObject([{ n: 1, kind: 'siteVisit', visit }])
  expect((await api.post(`${path}/complete-task`, found)).status).toBe(200)
  await recorded(api, path)
  const { data } = (await api.get(`${path}/events`)).body
  const told = data.map(({ event }: { event: { type: string } }) => event)
  expect(told).toContainEqual(expect.objectContaining({ type: 'taskOpened', visit }))
  expect(told).toContainEqual(expect.objectContaining({ type: 'taskCompleted', ...found }))

  const { pool } = api.house
  await pool.query(
    `update complaint set closed_at = '2001-01-01', archived_at = '2001-01-01', retain_until = '2004-01-01' where id = $1`,
    [id],
  )
  expect(await eraseRecord(pool, id, Date.now())).toBe('erased')
  const { rows } = await pool.query<{ left: string }>(
    `select concat(e.data, c.state) as left from event e join complaint c on c.id = e.complaint_id where c.id = $1`,
    [id],
  )
  for (const { left } of rows) expect(left).not.toMatch(/Huaihai|Lu, appraiser|Gu, store|seal\.jpg|leaks/)
})

test('what does not fit is refused by name, in both languages, and nothing changes', async () => {
  const { path } = await takenIn(api, intake({ commands: [...first] }))
  const refused = [
    [{ ...planned, kind: 'other' }, 409, /visit/],
    [{ ...planned, visit: { ...visit, at: '2020-01-01T00:00:00Z' } }, 409, /visit\.at/],
    [{ ...planned, visit: { people: ['wang'] } }, 400, /visit\/place/],
    [{ ...planned, visit: { ...visit, people: [] } }, 400, /visit\/people/],
  ] as const
  for (const [body, status, named] of refused)
    for (const language of ['zh', 'en']) {
      const headers = { 'accept-language': language }
      const answer = await api.post(`${path}/open-task`, body, { headers })
      expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(named)])
      expect(/\p{Script=Han}/u.test(answer.body.detail ?? answer.body.title)).toBe(language === 'zh')
    }
  expect((await api.post(`${path}/open-task`, { ...planned, kind: 'other', visit: undefined })).status).toBe(
    200,
  )
  const met = await api.post(`${path}/complete-task`, found, { headers: { 'accept-language': 'zh' } })
  expect(met).toMatchObject({ status: 409, body: { detail: '只有现场勘查才填写会见人员（met）。' } })
  await recorded(api, path)
  expect((await api.get(path)).body.tasks).toHaveLength(1)
})
