import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMergingActivities } from '../../src/activities/merging.ts'
import { intake, serving, type Serving } from '../support/serving.ts'

// Trials R1, B3: what is owed to the register grew without bound.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

test('a complaint that owes the register too much takes nothing on, says why in both languages, and later does', async () => {
  const { body } = await api.post('/v1/complaints', intake())
  const path = `/v1/complaints/${body.id}/commands`
  const holder = await api.house.pool.connect()
  await holder.query('begin; lock table event in access exclusive mode')
  const commands = Array.from({ length: 20 }, () => ({ type: 'addNote', text: '诺'.repeat(9_900) }))
  expect(await api.post(path, { commands })).toMatchObject({ status: 200, body: { recorded: false } })
  expect(await api.post(path, { commands })).toMatchObject({ status: 200, body: { recorded: false } })
  const key = 'refused-for-now'
  const refused = await api.post(path, { commands }, { key })
  expect(refused).toMatchObject({ status: 503, body: { code: 'registerBehind' } })
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(refused.body.detail).toMatch(/waits to be recorded/)
  const inChinese = await api.post(path, { commands }, { key, headers: { 'accept-language': 'zh' } })
  expect(inChinese.body.detail).toMatch(/登记库/)
  // What a merge has to take back is not dropped for it: it is put again.
  const { put } = createMergingActivities({ client: api.server.client })
  const by = { id: 'merging', role: 'system' } as const
  const release = { type: 'release', complaint: 'cmp_other', why: 'refused' } as const
  const step = { id: body.id, name: 'release', updateId: 'a-merge/release' }
  const owed = { ...step, request: { commands: [release], by, digest: step.updateId } }
  await expect(put(owed)).rejects.toThrow()
  await holder.query('rollback')
  holder.release()
  await expect
    .poll(async () => (await api.post(path, { commands }, { key })).status, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe(200)
  expect(await put(owed)).toHaveProperty('answer')
  await expect
    .poll(async () => (await api.house.register.listEvents(body.id, 0, 1_000)).length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(61)
})
