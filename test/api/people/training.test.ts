import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { intake, key, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R99

let api: Serving
beforeAll(async () => {
  api = await serving()
  const by = { id: 'zhou', role: 'operator' } as const
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
})
afterAll(() => api?.close())

const zhao = 'supervisor-zhao'
const open = (more: object, as = zhao) =>
  api.post(
    '/v1/actions',
    { kind: 'training', what: 'How to hand a car over', owner: 'wang', ...more },
    {
      as,
      key: key(),
    },
  )
const complete = (id: string, more: object, as = zhao) =>
  api.post(`/v1/actions/${id}/complete`, { result: 'Held.', ...more }, { as, key: key() })

test('whom a training is for is named, and later who was trained, and when', async () => {
  const { path, id: complaint } = await takenIn(api, intake())
  await recorded(api, path)
  const { status, body } = await open({ trainees: ['li', 'chen'], complaints: [complaint] })
  expect(status).toBe(201)
  expect(body.trainees).toEqual([
    { person: 'chen', trainedAt: null },
    { person: 'li', trainedAt: null },
  ])
  const done = await complete(body.id, { trained: ['li', 'wang'], trainedAt: '2026-03-02T09:00:00Z' })
  expect(done.body).toMatchObject({
    state: 'done',
    trainees: [
      { person: 'chen', trainedAt: null },
      { person: 'li', trainedAt: '2026-03-02T09:00:00.000Z' },
      { person: 'wang', trainedAt: '2026-03-02T09:00:00.000Z' },
    ],
  })
  const ofLi = await api.get('/v1/actions?trainee=li', { as: zhao })
  expect(ofLi.body.data).toMatchObject([{ id: body.id }])
})

test('it is for those who lead or own it; others read what is of them', async () => {
  const { id } = (await open({ trainees: ['li', 'chen'] })).body
  const read = async (as: string) => (await api.get(`/v1/actions/${id}`, { as })).body
  const names = ({ trainees }: { trainees: { person: string }[] }) => trainees.map(({ person }) => person)
  for (const as of [zhao, 'agent-wang', 'auditor-wu'])
    expect(names(await read(as)), as).toEqual(['chen', 'li'])
  const lis = await read('agent-li')
  expect(names(lis)).toEqual(['li'])
  expect(lis.history[0].data.trainees).toEqual(['li'])
  expect(JSON.stringify(await read('operator-zhou'))).not.toContain('chen')
  expect((await api.get('/v1/actions?trainee=chen')).status).toBe(403)
  expect((await api.get('/v1/actions?trainee=li')).body.data.length).toBeGreaterThan(0)
})

test('what does not fit is refused, and nothing changes', async () => {
  expect(await open({ kind: 'corrective', trainees: ['li'] })).toMatchObject({
    status: 409,
    body: { code: 'contradiction' },
  })
  expect(await open({ trainees: ['li'] }, 'agent-chen')).toMatchObject({ body: { code: 'notAllowed' } })
  expect(await open({ trainees: ['li', 'nobody'] })).toMatchObject({
    status: 409,
    body: { code: 'notInDirectory', errors: [{ pointer: '/trainees/1', code: 'unknownPerson' }] },
  })
  const { id } = (await open({ trainees: ['li'] })).body
  expect(await complete(id, { trained: ['li'], trainedAt: '2126-01-01T00:00:00Z' })).toMatchObject({
    body: { code: 'notThisInstant' },
  })
  expect(await complete(id, { trained: ['li'] }, 'agent-chen')).toMatchObject({ status: 403 })
  expect((await api.get(`/v1/actions/${id}`, { as: zhao })).body).toMatchObject({
    state: 'open',
    trainees: [{ person: 'li', trainedAt: null }],
  })
})
