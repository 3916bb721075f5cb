import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { createDirectoryCopy } from '../../../src/directory/directory-copy.ts'
import { changeDirectory } from '../../../src/directory/change-directory.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../api/serving.ts'

let api: Serving
const by = { id: 'zhou', role: 'operator' } as const
beforeAll(async () => {
  api = await serving()
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
})
afterAll(() => api?.close())

const assign = (department: string, person?: string) => ({ type: 'assign', department, person })

// Trial B15
describe('a complaint is given only to who is there', () => {
  test.each([
    ['nobody by that id', assign('service', 'nobody'), '/person', 'unknownPerson'],
    ['an id in capitals', assign('service', 'Li'), '/person', 'unknownPerson'],
    ['a name for an id', assign('service', '李娜'), '/person', 'unknownPerson'],
    ['somebody of another department', assign('workshop', 'li'), '/person', 'otherDepartment'],
    ['a department that is not there', assign('nosuch'), '/department', 'unknownDepartment'],
  ])('%s is refused, at intake and later', async (_, { type, ...body }, pointer, code) => {
    const created = await api.post('/v1/complaints', intake({ commands: [{ type, ...body }] }))
    expect(created).toMatchObject({
      status: 409,
      body: { code: 'notInDirectory', errors: [{ pointer: `/commands/0${pointer}`, code }] },
    })
    const { path } = await takenIn(api, intake())
    expect(await api.post(`${path}/assign`, body)).toMatchObject({
      status: 409,
      body: { errors: [{ pointer, code }] },
    })
    const task = { kind: 'other', title: 'Look', ...body }
    expect((await api.post(`${path}/open-task`, task)).body.errors).toMatchObject([{ pointer, code }])
  })

  test('who has left is refused, who has just come is not', async () => {
    const { path } = await takenIn(api, intake({ commands: [assign('service', 'li')] }))
    const person = { type: 'person', id: 'gao', name: '高峰', language: 'zh' } as const
    const roles = {
      type: 'roles' as const,
      person: 'gao',
      roles: [{ role: 'agent' as const, department: 'service' }],
    }
    await changeDirectory(api.house.pool, [{ ...person, active: true }, roles], by)
    expect((await api.post(`${path}/assign`, { department: 'service', person: 'gao' })).status).toBe(200)
    await changeDirectory(api.house.pool, [{ ...person, id: 'zeng', active: false }], by)
    const left = await api.post(`${path}/assign`, { department: 'service', person: 'zeng' })
    expect(left.body.errors).toMatchObject([{ code: 'hasLeft' }])
  })
})

test('whom a complaint is about is told by name as well: they do not get it', async () => {
  const { details } = intake() as { details: object }
  const { path } = await takenIn(api, intake({ details: { ...details, about: '王伟' } }))
  await recorded(api, path)
  expect((await api.get(path)).body.details.about).toBe('wang')
  const barred = await api.post(`${path}/assign`, { department: 'workshop', person: 'wang' })
  expect(barred).toMatchObject({ status: 409, body: { code: 'conflictOfInterest' } })
  const stranger = await takenIn(api, intake({ details: { ...details, about: '送货的人' } }))
  await recorded(api, stranger.path)
  expect((await api.get(stranger.path)).body.details.about).toBe('送货的人')
})

test('with the register away a copy serves for a minute; without one nobody has looked', async () => {
  let isAway = false
  const pool = {
    query: (...args: unknown[]) =>
      isAway
        ? Promise.reject(new Error('away'))
        : (api.house.pool.query as (...all: unknown[]) => unknown)(...args),
  } as unknown as Serving['house']['pool']
  const [copy, short] = [createDirectoryCopy(pool), createDirectoryCopy(pool, -1)]
  for (const one of [copy, short]) expect((await one())?.people.length).toBeGreaterThan(0)
  isAway = true
  expect((await copy({ fresh: true }))?.people.length).toBeGreaterThan(0)
  expect(await short()).toBeUndefined()
})
