import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R98, R109

let api: Serving
beforeAll(async () => {
  api = await serving({ everything: true })
  const by = { id: 'zhou', role: 'operator' } as const
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
})
afterAll(() => api?.close())

const wang = { as: 'agent-wang' }
const zhao = { as: 'supervisor-zhao' }
const sun = { as: 'manager-sun' }
const determined = {
  ...{ bearer: 'person', department: 'workshop', person: 'wang', degree: 'main' },
  reason: 'They signed the checklist.',
  evidence: { kind: 'recording', reference: 'call-7', source: 'hotline' },
}
const object = { determination: 1, reason: 'I was away that day.' }

test('the person hears of it, sees what is of them and objects once; a level above answers', async () => {
  const { path } = await takenIn(api, intake({ commands: first }))
  await recorded(api, path)
  expect((await api.get(path, wang)).status).toBe(404)
  const done = await api.post(`${path}/determine-responsibility`, determined, zhao)
  expect(done.status, done.text).toBe(200)
  await recorded(api, path)

  const seen = await api.get(path, wang)
  expect(seen.body.responsibilities).toMatchObject([{ n: 1, person: 'wang', degree: 'main' }])
  expect(seen.body.allowedActions).toEqual(['objectToResponsibility'])
  expect(seen.text).not.toContain('13800001234')
  for (const page of ['/events', '/file', '/contacts'])
    expect((await api.get(path + page, wang)).status, page).toBe(403)
  await vi.waitFor(
    async () => {
      const { data } = (await api.get('/v1/inbox', wang)).body
      expect(data).toMatchObject([{ template: 'responsibilityDetermined', subject: expect.any(String) }])
    },
    { timeout: 30_000, interval: 200 },
  )

  expect((await api.post(`${path}/object-to-responsibility`, object, wang)).status).toBe(200)
  const again = await api.post(`${path}/object-to-responsibility`, object, wang)
  expect(again).toMatchObject({ status: 409, body: { code: 'nothingToAnswer' } })
  const uphold = { determination: 1, reason: 'The roster says otherwise.' }
  const below = await api.post(`${path}/uphold-responsibility`, uphold, zhao)
  expect(below).toMatchObject({ status: 403, body: { code: 'notAllowed' } })
  expect((await api.post(`${path}/uphold-responsibility`, uphold, sun)).status).toBe(200)
  const [held] = (await api.get(path, sun)).body.responsibilities
  expect(held).toMatchObject({ objection: { by: 'wang' }, upheld: { by: 'sun' } })
})

test('other agents learn that there is one, the customer nothing', async () => {
  const { path, ...slip } = await takenIn(api, intake({ commands: first }))
  await api.post(`${path}/determine-responsibility`, determined, zhao)
  await recorded(api, path)
  expect((await api.get(path)).body).not.toHaveProperty('responsibilities')
  const { data } = (await api.get(`${path}/events`)).body
  const [entry] = data.filter(({ event }: { event: { type: string } }) => event.type.startsWith('responsib'))
  expect(entry.withheld).toEqual(['bearer', 'department', 'person', 'degree', 'reason', 'evidence'])
  expect(JSON.stringify(entry)).not.toMatch(/wang|checklist/)
  expect((await api.get(`${path}/file`)).text).not.toContain('They signed the checklist.')
  expect((await api.get(`${path}/file`, sun)).text).toContain('They signed the checklist.')
  expect((await api.get(`${path}/file?for=customer`, sun)).text).not.toMatch(/esponsibilit|checklist/)
  const { number, lookupSecret: secret } = slip as unknown as Record<string, string>
  const progress = await api.post('/v1/progress', { number, secret }, { as: null })
  expect(progress.text).not.toMatch(/esponsibilit|checklist|wang/)
})

test('who is not in the directory is refused, with the field', async () => {
  const { path } = await takenIn(api, intake({ commands: first }))
  const determine = (more: object) =>
    api.post(`${path}/determine-responsibility`, { ...determined, ...more }, zhao)
  expect(await determine({ person: 'nobody' })).toMatchObject({
    status: 409,
    body: { errors: [{ pointer: '/person', code: 'unknownPerson' }] },
  })
  expect(await determine({ department: 'nosuch' })).toMatchObject({
    body: { errors: [{ pointer: '/department', code: 'unknownDepartment' }] },
  })
  expect(await determine({ degree: 'some' })).toMatchObject({ status: 400 })
  const refused = await determine({ evidence: undefined })
  expect(refused).toMatchObject({ status: 409, body: { code: 'missing' } })
  const { version, responsibilities } = (await api.get(path, zhao)).body
  expect(responsibilities).toBeUndefined()
  expect(version).toBeGreaterThan(0)
})
