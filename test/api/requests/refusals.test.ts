import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { commandRoutes, operations } from '../../../src/api/contract.ts'
import type { Route } from '../../../src/api/route.ts'
import { ProblemView } from '../../../src/api/complaints/schemas.ts'
import { mayEver, rolesFor } from '../../../src/domain/access/table.ts'
import type { Role } from '../../../src/domain/policy/policy.ts'
import { spokenFor } from '../../support/customers.ts'
import { first, intake, serving, until, type Answered, type Asked } from '../../support/serving.ts'

let api: Awaited<ReturnType<typeof serving>>
let id: string
let before: string
beforeAll(async () => {
  api = await serving()
  const created = await api.post('/v1/complaints', intake({ commands: first }))
  id = created.body.id
  await until(async () => (await api.get(`/v1/complaints/${id}`)).body.recorded)
  before = await standing()
})
afterAll(() => api?.close())

/** Everything that could have been changed by accident. */
async function standing(): Promise<string> {
  const { version, stage } = (await api.get(`/v1/complaints/${id}`)).body
  const { data } = (await api.get(`/v1/complaints/${id}/events?limit=200`)).body
  const { rows } = await api.house.pool.query('select count(*) from complaint')
  return JSON.stringify({ version, stage, data, rows })
}

function expectProblem(answer: Answered, status: number, pointer?: string) {
  expect(answer).toMatchObject({ status })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(ProblemView.parse(answer.body).status).toBe(status)
  const pointers = (answer.body.errors ?? []).map((fault: { pointer: string }) => fault.pointer)
  if (pointer !== undefined) expect(pointers.join(' ')).toContain(pointer)
}

const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)
const pathTo = (path: string) =>
  path.replace('{id}', path.startsWith('/v1/reports') ? '2026-Q3' : id).replace('{name}', 'resolve')
/** Who comes neither with a token of their own nor with a key. */
const outsiders: readonly Role[] = ['system', 'customer']
/** But what complaints say to each other, and the commands of customers: they have routes of their own; and files. */
const posts = operations.filter(
  ([, { method, may, isPublic, takesFile }]) =>
    method === 'post' &&
    !takesFile &&
    (isPublic || may === 'speakForCustomers' || rolesFor(may).some((role) => !outsiders.includes(role))),
)

const portal = await spokenFor({})

/** Somebody who may ask for it. */
function whoMay({ may: action }: Route): Asked {
  if (action === 'speakForCustomers') return portal
  const may = (role: Role) => mayEver({ role }, action)
  if (action === 'manageKeys') return { as: 'administrator-he' }
  return { as: may('management') ? 'management-qian' : may('manager') ? 'manager-sun' : 'operator-zhou' }
}

describe('a request that does not fit', () => {
  test.each(posts)('%s names a field it does not know', async (_, route) => {
    expectProblem(await api.post(pathTo(route.path), { nonsense: true }, whoMay(route)), 400, '/nonsense')
  })

  const withFields = posts.flatMap(([name, route]) => {
    const fields = Object.keys((route.body as z.ZodObject).shape)
    return fields.length > 0 ? [[name, route, fields] as const] : []
  })
  test.each(withFields)('%s names every field of another type, as the reader reads', async (...of) => {
    const [, route, fields] = of
    const wrong = Object.fromEntries(fields.map((field) => [field, { wrong: 1 }]))
    for (const language of ['zh', 'en']) {
      const asked = whoMay(route)
      const headers = { ...asked.headers, 'accept-language': language }
      const answer = await api.post(pathTo(route.path), wrong, { ...asked, headers })
      for (const field of fields) expectProblem(answer, 400, `/${field}`)
      const details = answer.body.errors.map(({ detail }: { detail: string }) => detail)
      expect(details.filter((one: string) => isChinese(one) !== (language === 'zh'))).toEqual([])
    }
  })

  test.each(posts)('%s refuses what is no JSON object', async (_, route) => {
    const { path } = route
    const asked = whoMay(route)
    expectProblem(await api.post(pathTo(path), undefined, { ...asked, text: '{"half' }), 400)
    expectProblem(await api.post(pathTo(path), [], asked), 400)
    const headers = { ...asked.headers, 'content-type': 'text/plain' }
    expectProblem(await api.post(pathTo(path), undefined, { ...asked, text: '{}', headers }), 415)
  })

  const queries = operations.filter(([, { query }]) => query)
  test.each(queries)('%s names what is wrong in the query', async (_, route) => {
    const path = `${pathTo(route.path)}?nonsense=1`
    const by = whoMay(route)
    const answer = await (route.method === 'get' ? api.get(path, by) : api.post(path, undefined, by))
    expectProblem(answer, 400, '/nonsense')
  })
  test.each(['limit=0', 'limit=201', 'stage=asleep', 'dueBefore=tomorrow', 'overdue=perhaps', 'sort=name'])(
    'a list with %s',
    async (query) => {
      expectProblem(await api.get(`/v1/complaints?${query}`), 400, `/${query.split('=')[0]}`)
    },
  )

  test('names a field deep inside, also within several commands', async () => {
    const details = { complainant: { name: '', email: 'nobody' }, subject: 'x' }
    const deep = await api.post('/v1/complaints', intake({ details }))
    expectProblem(deep, 400, '/details/complainant/name')
    expectProblem(deep, 400, '/details/complainant/email')
    const commands = [{ type: 'addNote', text: 'x' }, { type: 'addNote' }]
    expectProblem(await api.post(`/v1/complaints/${id}/commands`, { commands }), 400, '/commands/1/text')
    const unknown = [{ type: 'dance' }]
    expectProblem(
      await api.post(`/v1/complaints/${id}/commands`, { commands: unknown }),
      400,
      '/commands/0/type',
    )
    expectProblem(await api.post(`/v1/complaints/${id}/commands`, { commands: [] }), 400, '/commands')
  })

  test.each([
    ['in the future', { receivedAt: '2200-01-01T00:00:00Z' }, '/receivedAt'],
    ['too long ago', { receivedAt: '2020-01-01T00:00:00Z' }, '/receivedAt'],
    ['without an offset', { receivedAt: '2026-11-20T09:00:00' }, '/receivedAt'],
    ['under a policy that is not there', { policyId: 'none' }, '/policyId'],
    ['under a policy for another kind', { kind: 'praise', policyId: 'default' }, '/policyId'],
  ])('an intake %s', async (_, more, pointer) => {
    expectProblem(await api.post('/v1/complaints', intake(more)), 400, pointer)
  })

  test.each([
    ['Idempotency-Key', { 'idempotency-key': 'with a space' }],
    ['If-Match', { 'if-match': 'yesterday' }],
  ])('names the header %s', async (name, headers) => {
    const answer = await api.post(`/v1/complaints/${id}/add-note`, { text: 'x' }, { headers })
    expectProblem(answer, 400, name)
  })

  test('is too large', async () => {
    expectProblem(await api.post(`/v1/complaints/${id}/add-note`, { text: 'x'.repeat(1_100_000) }), 413)
  })
})

describe('a request that is not possible', () => {
  test('says why, and what is possible instead', async () => {
    const answer = await api.post(`/v1/complaints/${id}/record-execution`, { what: 'Nothing was agreed.' })
    expectProblem(answer, 409)
    expect(answer.body).toMatchObject({ code: 'notInThisStage', stage: 'investigating' })
    expect(answer.body.allowedActions).toContain('proposeSolution')
    expect(answer.body.detail).toContain('investigating')
  })

  test('at intake: nothing begins', async () => {
    const commands = [{ type: 'recordExecution', what: 'Too early.' }]
    expectProblem(await api.post('/v1/complaints', intake({ commands })), 409)
  })

  test('for somebody else only', async () => {
    const asked = { reasons: 'x', routes: 'y' }
    const answer = await api.post(`/v1/complaints/${id}/final-response`, asked)
    expectProblem(answer, 403)
    expect(answer.body.code).toBe('forbidden')
    expect(answer.body.detail).toBe('This is for these roles: supervisor, manager, management.')
    const among = { commands: [{ type: 'finalResponse', ...asked }] }
    const within = await api.post(`/v1/complaints/${id}/commands`, among)
    expectProblem(within, 403)
    expect(within.body).toMatchObject({ code: 'notAllowed', detail: expect.stringContaining('supervisor') })
    expect(within.body.allowedActions).not.toContain('finalResponse')
    expectProblem(await api.get('/v1/complaints', { as: 'portal' }), 403)
    expectProblem(await api.post('/v1/complaints', intake(), { as: 'auditor-wu' }), 403)
  })

  const known = operations.filter(([, { isPublic }]) => !isPublic)
  test.each(known)('%s: for nobody unknown', async (_, { method, path }) => {
    for (const as of [null, 'nobody']) {
      const answer = await api.ask(method.toUpperCase(), pathTo(path), undefined, { as })
      expectProblem(answer, 401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  const absent = ['cmp_00000000000000000000000000', 'cmp_1', 'Y20261122-ABCDEFGH-0', 'nothing']
  test.each(absent)('on %s, which is not there', async (reference) => {
    expectProblem(await api.get(`/v1/complaints/${reference}`), 404)
    expectProblem(await api.get(`/v1/complaints/${reference}/events`), 404)
    expectProblem(await api.get(`/v1/complaints/${reference}/clocks`), 404)
    expectProblem(await api.post(`/v1/complaints/${reference}/add-note`, { text: 'x' }), 404)
  })

  test('on a path or with a method we do not have', async () => {
    expectProblem(await api.get('/v1/nothing'), 404)
    expectProblem(await api.post(`/v1/complaints/${id}/dance`, {}), 404)
    const answer = await api.ask('DELETE', `/v1/complaints/${id}`)
    expectProblem(answer, 405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
  })

  test('is told in the language of the reader', async () => {
    const headers = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' }
    const wrong = await api.post('/v1/complaints', { channel: 'phone' }, { headers })
    expect(wrong.body).toMatchObject({ title: '请求内容不符合要求', errors: [{ pointer: '/details' }] })
    expect(isChinese(wrong.body.errors[0].detail)).toBe(true)
    const refused = await api.post(`/v1/complaints/${id}/record-execution`, { what: 'x' }, { headers })
    expect(refused.body).toMatchObject({ code: 'notInThisStage', title: '当前阶段不允许此操作' })
    const english = await api.post('/v1/complaints', { channel: 'phone' })
    expect(english.body.title).toBe('The request does not fit')
  })
})

test('of all this nothing has changed anything', async () => {
  expect(commandRoutes.length).toBeGreaterThan(30)
  expect(await standing()).toBe(before)
})
