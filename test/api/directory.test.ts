import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { directoryRoutes } from '../../src/api/directory/routes.ts'
import { serving, type Serving } from '../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
  const file = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(api.house.pool, file, { id: 'zhou', role: 'operator' })
})
afterAll(() => api?.close())

const operator = { as: 'operator-zhou' }
const supervisor = { as: 'supervisor-zhao' }
type Name = keyof typeof directoryRoutes
/** What an operation answers, held against its schema. */
async function read(name: Name, path: string, asked?: { as: string }) {
  const { status, body } = await api.get(path, asked)
  expect(status).toBe(200)
  ;(directoryRoutes[name].answer as z.ZodType).parse(body)
  return body
}
const from = '2126-03-02T00:00:00.000Z'
const until = '2126-03-09T00:00:00.000Z'
const within = '2126-03-05T00:00:00.000Z'

test('is read by everybody who works here, and by nobody else', async () => {
  expect((await read('listDepartments', '/v1/departments')).data).toContainEqual({
    ...{ id: 'workshop', name: { zh: '技术支持', en: 'Technical support' }, parent: 'firm', kind: null },
  })
  const { data } = await read('listPeople', '/v1/people?role=agent&department=workshop')
  expect(data).toMatchObject([
    { id: 'wang', roles: [{ role: 'agent', department: 'workshop' }], absent: false },
  ])
  expect((await read('listPeople', '/v1/people')).data).toHaveLength(10)
  expect((await read('listRoutingRules', '/v1/routing-rules')).data[0]).toMatchObject({ id: 'safety' })
  expect((await api.get('/v1/people', { as: 'portal' })).status).toBe(403)
  expect((await api.get('/v1/people/nobody')).status).toBe(404)
})

test('is kept by management and operators', async () => {
  const night = { id: 'night', name: { zh: '夜班', en: 'Night' }, parent: 'service' }
  expect((await api.post('/v1/departments', night, supervisor)).status).toBe(403)
  expect((await api.post('/v1/departments', night, operator)).status).toBe(200)
  const rule = { id: 'night', words: ['夜间'], department: 'night' }
  expect(await api.post('/v1/routing-rules', rule, operator)).toMatchObject({
    status: 200,
    body: { id: 'night' },
  })
  const nowhere = await api.post('/v1/routing-rules', { ...rule, department: 'nowhere' }, operator)
  expect(nowhere).toMatchObject({
    status: 409,
    body: { code: 'unknown', errors: [{ in: 'body', pointer: '/department' }] },
  })
  const circular = await api.post('/v1/departments', { ...night, parent: 'night' }, operator)
  expect(circular).toMatchObject({ status: 400, body: { errors: [{ pointer: '/parent' }] } })
  expect((await api.post('/v1/routing-rules/night/remove', {}, operator)).status).toBe(200)
  expect((await api.post('/v1/routing-rules/night/remove', {}, operator)).status).toBe(404)
  expect((await api.post('/v1/people', { id: 'xu', name: '徐' }, operator)).status).toBe(200)
  const roles = { roles: [{ role: 'agent', department: 'night' }, { role: 'auditor' }] }
  expect((await api.post('/v1/people/xu/roles', roles, operator)).status).toBe(200)
  expect(await read('getPerson', '/v1/people/xu')).toMatchObject({
    ...{ language: 'zh', active: true, openComplaints: 0, absences: [] },
    roles: [
      { role: 'agent', department: 'night' },
      { role: 'auditor', department: null },
    ],
  })
})

// Trial B8, of the directory: who was given another name lost their address and language, and was back if they had left.
test('what is left out of a person or a department stays, and null clears', async () => {
  const save = async (path: string, body: object) =>
    expect((await api.post(path, body, operator)).status).toBe(200)
  const ada = { id: 'ada', name: 'Ada', email: 'ada@example.com', language: 'en', active: false }
  await save('/v1/people', ada)
  await save('/v1/people', { id: 'ada', name: 'Ada King' })
  expect(await read('getPerson', '/v1/people/ada')).toMatchObject({ ...ada, name: 'Ada King' })
  await save('/v1/people', { id: 'ada', name: 'Ada King', email: null })
  expect(await read('getPerson', '/v1/people/ada')).toMatchObject({ email: null, language: 'en' })

  const desk = { id: 'desk', name: { zh: '前台', en: 'Desk' } }
  const kept = async () => {
    const { data } = (await read('listDepartments', '/v1/departments')) as {
      data: { id: string; parent: string; kind: string }[]
    }
    return data.find(({ id }) => id === 'desk')!
  }
  await save('/v1/departments', { ...desk, parent: 'service', kind: 'rapidResponse' })
  await save('/v1/departments', desk)
  expect(await kept()).toMatchObject({ parent: 'service', kind: 'rapidResponse' })
  await save('/v1/departments', { ...desk, parent: null, kind: null })
  expect(await kept()).toMatchObject({ parent: null, kind: null })
})

describe('absences', () => {
  const away = { from, until, note: '年假' }
  const deputised = async () =>
    (await read('listRecipients', `/v1/recipients?role=agent&department=service&person=li&at=${within}`)).data

  test('are entered by oneself, and count from then on', async () => {
    const answer = await api.post('/v1/people/li/absences', away)
    expect(answer.status).toBe(200)
    directoryRoutes.recordAbsence.answer.parse(answer.body)
    expect(await deputised()).toMatchObject([{ person: 'chen', because: { as: 'deputy', of: 'li' } }])
    // Prolonged, it is the same.
    const prolonged = await api.post('/v1/people/li/absences', { from, until: '2126-04-01T00:00:00Z' })
    expect(prolonged.body.id).toBe(answer.body.id)
    const { absences } = await read('getPerson', '/v1/people/li')
    expect(absences).toMatchObject([{ from, until: '2126-04-01T00:00:00.000Z', note: null }])
    const cancel = `/v1/people/li/absences/${answer.body.id}/cancel`
    expect((await api.post(cancel, {}, { as: 'agent-chen' })).status).toBe(403)
    expect((await api.post(cancel, {})).status).toBe(200)
    expect(await deputised()).toMatchObject([{ person: 'li', because: { as: 'named' } }])
  })

  test('of others by who leads their department', async () => {
    expect((await api.post('/v1/people/chen/absences', away)).status).toBe(403)
    expect((await api.post('/v1/people/chen/absences', away, supervisor)).status).toBe(200)
    expect((await api.post('/v1/people/wang/absences', away, supervisor)).status).toBe(403)
    // Who keeps the directory does so for all.
    for (const keeper of [operator, { as: 'administrator-he' }])
      expect((await api.post('/v1/people/wang/absences', away, keeper)).status).toBe(200)
    expect((await api.post('/v1/people/nobody/absences', away, operator)).status).toBe(404)
    const backwards = await api.post('/v1/people/wang/absences', { from: until, until: from }, operator)
    expect(backwards).toMatchObject({
      status: 409,
      body: { code: 'notThisInstant', errors: [{ pointer: '/until' }] },
    })
  })
})

test('who leads a department makes themselves the deputy of nobody above them', async () => {
  for (const body of [{ deputies: ['zhao'] }, { deputies: [] }])
    expect((await api.post('/v1/people/sun/deputies', body, supervisor)).status).toBe(403)
  expect((await api.post('/v1/people/sun/absences', { from }, supervisor)).status).toBe(403)
  expect((await api.post('/v1/people/sun/deputies', { deputies: ['zhao'] }, operator)).status).toBe(200)
  // Nor of whoever has another role beside, which is not theirs at all.
  const roles = { roles: [{ role: 'agent', department: 'service' }, { role: 'administrator' }] }
  expect((await api.post('/v1/people', { id: 'yu', name: '于' }, operator)).status).toBe(200)
  expect((await api.post('/v1/people/yu/roles', roles, operator)).status).toBe(200)
  expect((await api.post('/v1/people/yu/deputies', { deputies: ['zhao'] }, supervisor)).status).toBe(403)
})

// R103
test('nor of anybody who is theirs and has something beside: a peer in two departments, the deputy of somebody above', async () => {
  const made = async (id: string, roles: object[], deputies?: [string, string]) => {
    expect((await api.post('/v1/people', { id, name: id }, operator)).status).toBe(200)
    expect((await api.post(`/v1/people/${id}/roles`, { roles }, operator)).status).toBe(200)
    if (!deputies) return
    const [of, deputy] = deputies
    expect((await api.post(`/v1/people/${of}/deputies`, { deputies: [deputy] }, operator)).status).toBe(200)
  }
  await made('ma', [
    { role: 'supervisor', department: 'service' },
    { role: 'supervisor', department: 'workshop' },
  ])
  await made('gu', [{ role: 'agent', department: 'service' }], ['tang', 'gu'])
  await made('hu', [{ role: 'agent', department: 'service' }], ['wang', 'hu'])
  for (const [id, detail] of [
    ['ma', 'They have a role in a department that you do not lead.'],
    ['gu', 'They have a role that is not below yours or the same.'],
    ['hu', 'They have a role in a department that you do not lead.'],
  ])
    for (const [what, body] of [
      ['deputies', { deputies: ['zhao'] }],
      ['absences', { from }],
    ] as const)
      expect(await api.post(`/v1/people/${id}/${what}`, body, supervisor), `${id} ${what}`).toMatchObject({
        status: 403,
        body: { code: 'notAllowed', detail },
      })
  await made('ma', [])
})

// R10
test('deputies and watches are set by who leads the department', async () => {
  expect((await api.post('/v1/people/li/deputies', { deputies: ['zhao'] }, supervisor)).status).toBe(200)
  expect((await api.post('/v1/people/wang/deputies', { deputies: ['zhao'] }, supervisor)).status).toBe(403)
  expect((await api.post('/v1/people/li/deputies', { deputies: ['nobody'] }, supervisor)).status).toBe(409)
  expect(await read('getPerson', '/v1/people/li')).toMatchObject({ deputies: ['zhao'] })
  const watch = { role: 'supervisor', department: 'service', person: 'li', from, until }
  expect((await api.post('/v1/on-call', { ...watch, department: 'workshop' }, supervisor)).status).toBe(403)
  const above = await api.post('/v1/on-call', { ...watch, role: 'management' }, supervisor)
  expect(above).toMatchObject({ status: 403, body: { code: 'notAllowed' } })
  const answer = await api.post('/v1/on-call', watch, supervisor)
  directoryRoutes.setOnCall.answer.parse(answer.body)
  expect((await read('listOnCall', '/v1/on-call')).data).toEqual([answer.body])
  const asked = `/v1/recipients?role=supervisor&department=service&at=${within}`
  expect((await read('listRecipients', asked)).data).toMatchObject([
    { person: 'li', because: { as: 'onCall' } },
  ])
  expect((await api.post(`/v1/on-call/${answer.body.id}/cancel`, {}, supervisor)).status).toBe(200)
  expect((await read('listRecipients', asked)).data).toMatchObject([{ person: 'zhao' }])
})

test('who changed what is read by who answers for it', async () => {
  const { data } = await read('listDirectoryChanges', '/v1/directory-changes?limit=2', supervisor)
  expect(data).toMatchObject([
    { what: 'onCallCancelled', by: { id: 'zhao' } },
    { what: 'onCall', data: { from } },
  ])
  const { position } = data[1]
  const further = await read('listDirectoryChanges', `/v1/directory-changes?before=${position}`, supervisor)
  expect(further.data[0].position).toBeLessThan(position)
  expect((await api.get('/v1/directory-changes')).status).toBe(403)
})
