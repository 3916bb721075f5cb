import express, { type ErrorRequestHandler } from 'express'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessPage } from '../../scripts/access.ts'
import { operations } from '../../src/api/contract.ts'
import type { Deps } from '../../src/api/deps.ts'
import { authenticated } from '../../src/api/middlewares/authenticated.ts'
import { isPublic, operationsRouter } from '../../src/api/operations-router.ts'
import { Problem, problemBody } from '../../src/api/problems/problem.ts'
import { ROLES } from '../../src/domain/access/permission.ts'
import { IN_ALL_DEPARTMENTS, type Scope } from '../../src/domain/access/scopes.ts'
import { ACTIONS, OF_THE_FIRM, rolesFor, SCOPES_FOR } from '../../src/domain/access/table.ts'
import type { Actor } from '../../src/domain/command.ts'
import { Role } from '../../src/domain/policy/policy.ts'
import type { Caller } from '../../src/identity/caller.ts'

// The table of who may what is asked at every door: which door takes whom is shown by test/api/matrix.
// R103

/** Whoever is let through comes to something that is not there. */
const nowhere: unknown = new Proxy(() => {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : nowhere),
  apply: () => {
    throw new Error('through the door')
  },
})

/** A caller as they say in the header. */
const identity = {
  authenticate: async (request: express.Request) =>
    JSON.parse(request.get('x-caller') ?? 'null') as Caller | undefined,
}

const answerProblem: ErrorRequestHandler = (error, _request, response, _next) => {
  const problem = error instanceof Problem ? error : new Problem('internal')
  response.status(problem.status).json(problemBody(problem, 'zh', ''))
}

let url: string
let close: () => void
beforeAll(async () => {
  const app = express()
    .use(['/v1', '/metrics'], authenticated(identity, isPublic))
    .use(operationsRouter(nowhere as Deps))
    .use(answerProblem)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => void server.close()
})
afterAll(() => close())

const TURNED_AWAY = /^(此操作(涉及全公司，)?仅限(在所有部门任职的)?以下角色：|该密钥缺少权限范围 )/

async function isTurnedAway({ method, path }: { method: string; path: string }, caller: Caller) {
  const response = await fetch(url + path.replaceAll(/\{\w+\}/g, 'x'), {
    method: method.toUpperCase(),
    headers: { 'x-caller': JSON.stringify(caller), 'content-type': 'application/json' },
    ...(method === 'post' && { body: '{}' }),
  })
  const { detail } = (await response.json()) as { detail?: string }
  const isRefused = TURNED_AWAY.test(detail ?? '')
  expect(isRefused).toBe(response.status === 403 && isRefused)
  return isRefused
}

const routes = operations.filter(([, route]) => !route.isPublic)

describe('every route', () => {
  test('names what it needs in the table, and the table has nothing that nobody may', () => {
    for (const [, { may }] of operations) expect(ACTIONS).toContain(may)
    for (const action of ACTIONS) expect(rolesFor(action).length, action).toBeGreaterThan(0)
    expect(ROLES).toEqual(Role.options)
  })

  const forKeys = routes.flatMap(([name, route]) => {
    const scopes = SCOPES_FOR[route.may]
    return Array.isArray(scopes) ? [[name, scopes as readonly Scope[], route] as const] : []
  })
  test.each(routes.filter(([, { may }]) => OF_THE_FIRM.includes(may)))(
    '%s is of the whole firm: not for a role in some departments',
    async (_, route) => {
      const manager = (where: Pick<Actor, 'departments'>): Caller => ({
        id: 'sun',
        held: [{ role: 'manager', ...where }],
      })
      expect(await isTurnedAway(route, manager({}))).toBe(false)
      expect(await isTurnedAway(route, manager({ departments: ['service'] }))).toBe(true)
    },
  )

  test.each(forKeys)(
    '%s is for a key of some departments only by a scope that is limited to them: %s',
    async (_, needed, route) => {
      const held = [{ role: 'integration', departments: ['service'] }] as const
      for (const scope of needed)
        expect(await isTurnedAway(route, { id: 'crm', held, scopes: [scope] }), scope).toBe(
          IN_ALL_DEPARTMENTS.includes(scope),
        )
    },
  )

  test('is for whoever has one role of several that may', async () => {
    const both: Caller = { id: 'somebody', held: [{ role: 'administrator' }, { role: 'agent' }] }
    expect(await isTurnedAway({ method: 'get', path: '/v1/complaints' }, both)).toBe(false)
    expect(await isTurnedAway({ method: 'get', path: '/v1/reconciliation' }, both)).toBe(true)
  })
})

describe('a refusal', () => {
  test('of a key names the scope that it lacks', async () => {
    const key = { id: 'crm', held: [{ role: 'integration' }], scopes: ['feed'] }
    const headers = { 'x-caller': JSON.stringify(key) }
    const asked = async (path: string) => (await fetch(url + path, { headers })).json()
    expect(await asked('/v1/exports/ocel')).toMatchObject({ detail: '该密钥缺少权限范围 export。' })
    expect(await asked('/v1/calendars')).toMatchObject({
      detail: '该密钥缺少权限范围 complaints:create / calendars。',
    })
    expect(await asked('/v1/reports')).toMatchObject({
      detail: '此操作涉及全公司，仅限在所有部门任职的以下角色：经理、管理层、审计。',
    })
  })

  test('of several commands at once names what one of them needs', async () => {
    const key = { id: 'crm', held: [{ role: 'integration' }], scopes: ['complaints:record'] }
    const response = await fetch(`${url}/v1/complaints/x/commands`, {
      method: 'POST',
      headers: {
        ...{ 'x-caller': JSON.stringify(key), 'content-type': 'application/json' },
      },
      body: JSON.stringify({ commands: [{ type: 'adoptCalendar', calendarId: 'cn', reason: 'New.' }] }),
    })
    expect(await response.json()).toMatchObject({ detail: '该密钥缺少权限范围 calendars。' })
  })

  test("says which roles may, in the caller's language", async () => {
    const response = await fetch(`${url}/v1/reports`, {
      headers: { 'x-caller': JSON.stringify({ id: 'li', held: [{ role: 'agent' }] }) },
    })
    expect(await response.json()).toMatchObject({
      code: 'forbidden',
      detail: '此操作涉及全公司，仅限在所有部门任职的以下角色：经理、管理层、审计。',
    })
  })
})

describe('the page of who may what', () => {
  test('stands as `npm run build:access` writes it', () => {
    expect(readFileSync('docs/access.md', 'utf8')).toBe(accessPage())
  })
})
