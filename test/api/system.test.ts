import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCHEDULES } from '../../src/run/schedules.ts'
import { serving, until, type Serving } from '../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving({ everything: true })
})
afterAll(() => api?.close())

const as = 'operator-zhou'
type Shown = { id: string; note: string; isPaused: boolean; last: object | null; nextAt: string }
const schedules = async (): Promise<Shown[]> => (await api.get('/v1/schedules', { as })).body.data

test('an operator sees what runs at set times, how the last run went, and what is paused', async () => {
  const all = SCHEDULES.map(({ id }) => id).toSorted()
  await until(async () => (await schedules()).length === all.length)
  const routing = api.server.client.schedule.getHandle('route-waiting')
  await routing.trigger()
  await api.server.client.schedule.getHandle('purge').pause('Not tonight.')
  const shown = async (id: string) => (await schedules()).find((one) => one.id === id)
  await expect
    .poll(() => shown('route-waiting'), { timeout: 40_000 })
    .toMatchObject({
      note: 'Routes what is classified and has no owner.',
      isPaused: false,
      last: { at: expect.any(String), runId: expect.any(String), status: 'completed' },
      nextAt: expect.any(String),
    })
  expect(await shown('purge')).toMatchObject({ note: 'Not tonight.', isPaused: true, last: null })
  expect((await schedules()).map(({ id }) => id)).toEqual(all)
})

test('an operator sees which versions run here, and which workers ask for work', async () => {
  const { body } = await api.get('/v1/versions', { as })
  expect(body).toEqual({
    product: expect.stringMatching(/^\d+\.\d+\.\d+/),
    node: process.versions.node,
    temporal: expect.stringMatching(/^\d+\.\d+\.\d+/),
    postgres: expect.stringMatching(/^\d+/),
    workers: expect.arrayContaining([
      { identity: expect.stringContaining(String(process.pid)), seenAt: expect.any(String) },
    ]),
  })
})
