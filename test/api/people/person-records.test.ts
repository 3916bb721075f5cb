import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { purgePersonRecords, recordsOfPerson } from '../../../src/register/people/person-records.ts'
import { key, serving, type Serving } from '../../support/serving.ts'

// R98

let api: Serving
beforeAll(async () => {
  api = await serving()
  const by = { id: 'zhou', role: 'operator' } as const
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
})
afterAll(() => api?.close())

const management = { as: 'management-qian' }
const path = '/v1/people/li/records'
const warning = { kind: 'warning', what: 'Third promise forgotten.' }

test('management records and reads them, nobody else, and each reading is on record', async () => {
  const asked = { ...management, key: key() }
  const made = await api.post(path, warning, asked)
  expect(made).toMatchObject({ status: 201, body: { person: 'li', kind: 'warning', recordedBy: 'qian' } })
  expect((await api.post(path, warning, asked)).body.id).toBe(made.body.id)
  expect((await api.post(path, { ...warning, kind: 'reward' }, asked)).body.code).toBe('keyReused')
  const read = await api.get(path, management)
  expect(read.body.data).toMatchObject([{ id: made.body.id, what: warning.what }])
  for (const as of [
    'agent-li',
    'supervisor-zhao',
    'manager-sun',
    'auditor-wu',
    'operator-zhou',
    'legal-tang',
  ]) {
    expect((await api.get(path, { as })).status, as).toBe(403)
    expect((await api.post(path, warning, { as, key: key() })).status, as).toBe(403)
  }
  const { data } = (await api.get('/v1/accesses?complaint=person:li', management)).body
  expect(data).toMatchObject([{ person: 'qian', operation: 'listPersonRecords', times: 1 }])
})

test('what does not fit is refused', async () => {
  const record = async (body: object, id = 'li') =>
    (await api.post(`/v1/people/${id}/records`, body, { ...management, key: key() })).body.code
  expect(await record(warning, 'qian')).toBe('conflictOfInterest')
  expect(await record(warning, 'nobody')).toBe('notInDirectory')
  expect(await record({ ...warning, occurredAt: '2126-01-01T00:00:00Z' })).toBe('notThisInstant')
  expect(await record({ ...warning, occurredAt: '2016-01-01T00:00:00Z' })).toBe('notThisInstant')
  expect(await record({ ...warning, kind: 'dismissal' })).toBe('invalid')
})

test('they go when they have been kept for two years', async () => {
  const { pool } = api.house
  const { body } = await api.post(path, { ...warning, kind: 'training' }, { ...management, key: key() })
  const keepUntil = Date.parse(body.keepUntil)
  expect(keepUntil - Date.parse(body.occurredAt)).toBe(730 * 86_400_000)
  await purgePersonRecords(pool, keepUntil - 1)
  expect(await recordsOfPerson(pool, 'li', 0)).toContainEqual(expect.objectContaining({ id: body.id }))
  await purgePersonRecords(pool, keepUntil)
  expect(await recordsOfPerson(pool, 'li', 0)).toEqual([])
})
