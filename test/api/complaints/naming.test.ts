import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { createDirectoryCopy } from '../../../src/directory/directory-copy.ts'
import { changeDirectory } from '../../../src/directory/change-directory.ts'
import type { Deps } from '../../../src/api/deps.ts'
import { withNames } from '../../../src/api/complaints/naming.ts'
import type { Command } from '../../../src/domain/command.ts'
import { listFindings } from '../../../src/register/reconciliation/findings.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import { life } from '../../support/temporal/workflow-lives.ts'
import { carryOut } from '../../reconciliation/support.ts'
import { asker, first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'
import { testApi } from '../../support/product.ts'

let api: Serving
const by = { id: 'zhou', role: 'operator' } as const
beforeAll(async () => {
  api = await serving()
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
  const person = { type: 'person', name: '白雪', language: 'zh', active: true } as const
  const namesakes = ['bai', 'baixue'].map((id) => ({ ...person, id }))
  await changeDirectory(api.house.pool, namesakes, by)
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

  test('legal is asked for advice, answers it, and has nothing else (R75)', async () => {
    const { path } = await takenIn(api, intake({ commands: [assign('service', 'li')] }))
    const task = { kind: 'legalReview', title: 'What do we owe?', department: 'legal', person: 'tang' }
    const other = await api.post(`${path}/open-task`, { ...task, kind: 'other' })
    expect(other.body.errors).toMatchObject([{ pointer: '/person', code: 'otherRole' }])
    expect((await api.post(`${path}/assign`, { department: 'legal', person: 'tang' })).status).toBe(409)
    expect((await api.post(`${path}/open-task`, task)).status).toBe(200)
    const done = { task: 1, result: 'The fee, and nothing more.' }
    expect((await api.post(`${path}/complete-task`, done, { as: 'legal-tang' })).status).toBe(200)
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

test('a command sent again after its person has left is answered as it was the first time', async () => {
  const person = { type: 'person', id: 'hou', name: '侯明', language: 'zh' } as const
  const role = { role: 'agent' as const, department: 'service' }
  await changeDirectory(
    api.house.pool,
    [
      { ...person, active: true },
      { type: 'roles', person: 'hou', roles: [role] },
    ],
    by,
  )
  const { path } = await takenIn(api, intake({ commands: [assign('service', 'li')] }))
  const body = { department: 'service', person: 'hou' }
  const asked = { key: 'given-to-one-who-leaves' }
  const taken = await api.post(`${path}/assign`, body, asked)
  expect(taken.status).toBe(200)
  await changeDirectory(api.house.pool, [{ ...person, active: false }], by)
  // Another API, which has no copy of before.
  const { client } = api.server
  const later = await testApi({ client, pool: api.house.pool })
  const { post } = asker(later.url)
  const again = await post(`${path}/assign`, body, asked)
  expect(again).toMatchObject({ status: 200, body: taken.body })
  for (const key of [undefined, 'another-key']) {
    const refused = await post(`${path}/assign`, body, { ...(key && { key }) })
    expect(refused.body.errors).toMatchObject([{ pointer: '/person', code: 'hasLeft' }])
  }
  const other = await post(`${path}/assign`, { ...body, reason: 'Else' }, asked)
  expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
  expect((await api.get(path)).body.version).toBe(taken.body.version)
  // Where nobody can tell whether it was done it is not called refused.
  await client.workflow.getHandle(workflowIdOf(path.split('/').at(-1))).terminate('an operator slipped')
  expect(await post(`${path}/assign`, body, { key: 'a-third-key' })).toMatchObject({
    status: 503,
    body: { code: 'notRunning' },
  })
  await later.close()
})

test('whom a complaint is about is told by name as well: they do not get it', async () => {
  const { details } = intake() as { details: object }
  const { path } = await takenIn(api, intake({ details: { ...details, about: '王伟' } }))
  await recorded(api, path)
  expect((await api.get(path)).body).toMatchObject({ details: { about: 'wang' }, aboutPerson: true })
  const barred = await api.post(`${path}/assign`, { department: 'workshop', person: 'wang' })
  expect(barred).toMatchObject({ status: 409, body: { code: 'conflictOfInterest' } })
  const stranger = await takenIn(api, intake({ details: { ...details, about: '送货的人' } }))
  await recorded(api, stranger.path)
  const unknown = (await api.get(stranger.path)).body
  expect(unknown.details.about).toBe('送货的人')
  expect(unknown).not.toHaveProperty('aboutPerson')
  // Said anew by a lead it is told apart anew.
  const amend = async (about: string | null) => {
    const said = { details: { about }, reason: 'The shop knows' }
    expect((await api.post(`${stranger.path}/amend-details`, said, { as: 'supervisor-zhao' })).status).toBe(
      200,
    )
    await recorded(api, stranger.path)
    return (await api.get(stranger.path)).body
  }
  expect(await amend('王伟')).toMatchObject({ details: { about: 'wang' }, aboutPerson: true })
  expect(await amend(null)).not.toHaveProperty('aboutPerson')
})

// Where nobody could look when it was asked (processes.md §0), somebody looks later.
describe('who was named while nobody could look', () => {
  const check = () => carryOut('names', { pool: api.house.pool, client: api.server.client, graceMs: 500 })
  const findingOf = async (id: string) =>
    (await listFindings(api.house.pool, { open: true, kind: 'misnamed' })).find(
      ({ complaintId }) => complaintId === id,
    )?.detail.named
  const nobodyCanLook = { directory: () => Promise.resolve(undefined) } as unknown as Deps

  test('every command that names somebody says that nobody has looked', async () => {
    const evidence = { what: 'A check', owner: 'nobody' }
    const commands: Command[] = [
      { type: 'assign', department: 'nosuch' },
      { type: 'openTask', kind: 'other', title: 'Look', department: 'nosuch' },
      { type: 'delegateEscalation', key: 'k', to: 'nobody', reason: 'x' },
      { type: 'extendDeadline', clock: 'resolve', reason: 'x', approvedBy: 'nobody' },
      { type: 'proposeSolution', measures: 'x', correctiveActions: [evidence] },
    ]
    const said = await withNames(nobodyCanLook, commands)
    expect(said).toEqual(commands.map((command) => ({ ...command, unchecked: true })))
    const plain: Command[] = [
      { type: 'proposeSolution', measures: 'x' },
      { type: 'addNote', text: 'x' },
    ]
    expect(await withNames(nobodyCanLook, plain)).toEqual(plain)
  })

  test('is reported until somebody puts it right', async () => {
    const { id, path } = await takenIn(api, intake({ commands: first }))
    const ask = life(api.server.client, id).ask
    const owner = { what: 'A check', owner: 'nobody' }
    const asked: Command[] = [
      { type: 'assign', department: 'service', person: 'gone' },
      { type: 'openTask', kind: 'other', title: 'Look', department: 'nosuch' },
      { type: 'extendDeadline', clock: 'resolve', reason: 'x', approvedBy: 'li' },
      { type: 'proposeSolution', measures: 'x', correctiveActions: [owner] },
    ]
    const by = { id: 'zhao', role: 'supervisor', department: 'service' } as const
    await ask([...(await withNames(nobodyCanLook, asked))], by)
    const fine = await takenIn(api, intake({ commands: first }))
    const right: Command = { type: 'assign', department: 'service', person: 'li' }
    await life(api.server.client, fine.id).ask([...(await withNames(nobodyCanLook, [right]))], by)
    for (const one of [path, fine.path]) await recorded(api, one)
    await expect.poll(async () => (await check()) && findingOf(id), { timeout: 60_000 }).toBeDefined()
    expect(await findingOf(id)).toEqual([
      'assign /person: unknownPerson',
      'openTask /department: unknownDepartment',
      'openTask /person: unknownDepartment',
      'extendDeadline /approvedBy: otherRole',
      'proposeSolution /correctiveActions/0/owner: unknownPerson',
    ])
    expect(await findingOf(fine.id)).toBeUndefined()
    const lead = { as: 'supervisor-zhao' }
    const mend = async (verb: string, body: object) =>
      expect((await api.post(`${path}/${verb}`, body, lead)).status).toBe(200)
    await mend('assign', { department: 'service', person: 'li', reason: 'He is there' })
    await mend('complete-task', { task: 1, result: 'Done' })
    await mend('cancel-extension', { clock: 'resolve', reason: 'Nobody approved it' })
    await ask({ type: 'declineSolution', reason: 'No' }, { id: 'customer', role: 'customer' })
    await mend('propose-solution', { measures: 'x' })
    await expect.poll(async () => (await check()) && findingOf(id), { timeout: 60_000 }).toBeUndefined()
  })

  test('a name that several have bars nobody: amending by it is refused, what was taken in so is reported', async () => {
    const { details } = intake() as { details: object }
    const { id, path } = await takenIn(api, intake({ details: { ...details, about: '白雪' } }))
    await recorded(api, path)
    expect((await api.get(path)).body.details.about).toBe('白雪')
    await expect
      .poll(async () => (await check()) && findingOf(id), { timeout: 60_000 })
      .toEqual(['amendDetails /details/about: severalPeople'])
    const amend = (about: string) => ({ details: { about }, reason: 'We know which one' })
    const lead = { as: 'supervisor-zhao', headers: { 'accept-language': 'zh-CN' } }
    const refused = await api.post(`${path}/amend-details`, amend('白 雪'), lead)
    expect(refused).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/details/about', code: 'severalPeople' }] },
    })
    expect(refused.text).toContain('有多人同名，请填写具体人员的编号。')
    expect((await api.post(`${path}/amend-details`, amend('bai'), lead)).status).toBe(200)
    await expect.poll(async () => (await check()) && findingOf(id), { timeout: 60_000 }).toBeUndefined()
  })
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
