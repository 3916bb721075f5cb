import { afterAll, beforeAll, expect, test } from 'vitest'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// What the domain refuses names its field too, wherever the command was asked.

let api: Serving
let path: string
beforeAll(async () => {
  api = await serving()
  ;({ path } = await takenIn(api, intake({ commands: [...first] })))
  await recorded(api, path)
})
afterAll(() => api?.close())

const bearing = { type: 'determineResponsibility', bearer: 'person', degree: 'full', reason: 'Not checked' }

test('asked by itself, it is a field of the body, in the language of whoever asks', async () => {
  const { type: _, ...said } = bearing
  const before = (await api.get(path)).body.version
  const { status, body } = await api.post(`${path}/determine-responsibility`, said, {
    as: 'supervisor-zhao',
    headers: { 'accept-language': 'zh' },
  })
  expect(status).toBe(409)
  expect(body).toMatchObject({
    code: 'missing',
    detail: '请填写承担责任的部门。',
    errors: [{ in: 'body', pointer: '/department', code: 'missing', detail: '请填写承担责任的部门。' }],
    stage: 'investigating',
  })
  expect(body).not.toHaveProperty('at')
  expect((await api.get(path)).body.version).toBe(before)
})

test('one of several is named by its place', async () => {
  const commands = [{ type: 'addNote', text: 'Looked into' }, bearing]
  const { body } = await api.post(`${path}/commands`, { commands }, { as: 'supervisor-zhao' })
  expect(body.errors).toMatchObject([{ pointer: '/commands/1/department', code: 'missing' }])
})

test('so is one that is asked with the intake', async () => {
  const offered = { type: 'proposeSolution', measures: 'Refund', items: [{ kind: 'refund' }] }
  const { body } = await api.post('/v1/complaints', intake({ commands: [...first, offered] }))
  expect(body.errors).toMatchObject([{ pointer: `/commands/${first.length}/items/0/money`, code: 'missing' }])
})

test('what is wrong of the complaint as a whole names no field', async () => {
  const { body } = await api.post(
    `${path}/uphold-responsibility`,
    { determination: 1, reason: 'So it is' },
    { as: 'manager-sun' },
  )
  expect(body.status).toBe(409)
  expect(body).not.toHaveProperty('errors')
})
