import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { letterSecretOf } from '../../../src/portal/lookup-secret.ts'
import { forCustomer, forEachOf, send, type Answer, type Api, type Callers } from './callers.ts'
import { until, type Complaint, type Complaints } from './complaints.ts'
import { INCIDENT, LOOKUP_KEYS, type House } from './house.ts'
import { callersIn, isHidden, READERS, seenBy, toldIn } from './seen.ts'
import type { Named } from './relations.ts'
import type { Operation } from './routes.ts'
import { mayEver } from './table.ts'
import { bodyFor, NOBODYS, pathFor } from './words.ts'

export type World = { at: House; api: Api; complaints: Complaints; callers: Callers }

/** What the tests look through. */
export type Look = World & {
  named(name: string): Operation
  asked(role: Named, name: string, path: string): Promise<Answer>
  /** By each who may ask for it. */
  byEach(name: string, ask: (role: Named) => Promise<void>): Promise<void>
}

export function lookAt(world: World, operations: readonly Operation[]): Look {
  const named = (name: string) => operations.find((one) => one.name === name)!
  return {
    ...{ ...world, named },
    asked: (role, name, path) => send(world.callers.of(role, name), named(name), { path }),
    byEach: (name, ask) =>
      forEachOf(
        READERS.filter((role) => mayEver(name, role)),
        ask,
      ),
  }
}

/** What tells of complaints though it is asked for something else. */
export const TELLS: Readonly<Record<string, (look: Look) => Promise<void>>> = {
  'no search, and no count': async ({ asked, byEach, complaints }) => {
    await byEach('listComplaints', async (role) => {
      const seen = seenBy(role, 'listComplaints', complaints)
      const found = await asked(role, 'listComplaints', '/v1/complaints?text=R-77&limit=200')
      expect(toldIn(found.text, complaints), role).toEqual(seen.filter((key) => key !== 'erased'))
      const counts = await asked(role, 'countComplaints', '/v1/complaints/counts')
      const { data } = JSON.parse(counts.text) as { data: { tab: string; count: number }[] }
      const open = seen.filter((key) => !key.startsWith('archived') && !isHidden(key))
      expect(data.find(({ tab }) => tab === 'open')?.count, role).toBe(open.length)
      const total = await asked(role, 'totalComplaints', '/v1/complaints/total?open=true')
      expect(JSON.parse(total.text), role).toMatchObject({ count: open.length })
    })
  },
  'no complaint that came in alike': async ({ asked, byEach, complaints }) => {
    const { id } = complaints.get('department')!
    await byEach('listSimilar', async (role) => {
      const similar = await asked(role, 'listSimilar', `/v1/complaints/${id}/similar?limit=50`)
      expect(similar.status, role).toBe(200)
      const told = toldIn(similar.text, complaints)
      expect(told.length, role).toBeGreaterThan(1)
      expect(seenBy(role, 'listComplaints', complaints), role).toEqual(expect.arrayContaining(told))
    })
  },
  'nobody who calls, but that there is something elsewhere': async ({ asked, byEach, complaints }) => {
    await byEach('listCallers', async (role) => {
      const { text } = await asked(role, 'listCallers', '/v1/customers?phone=13800001234&limit=50')
      expectNoMore(role, text)
    })
    const { id } = complaints.get('department')!
    await byEach('getCaller', async (role) => {
      const { status, text } = await asked(role, 'getCaller', `/v1/complaints/${id}/caller`)
      expect(status, role).toBe(200)
      expectNoMore(role, text)
    })
    function expectNoMore(role: Named, text: string) {
      const elsewhere = callersIn(text).filter(({ id }) => id === undefined)
      for (const one of elsewhere)
        expect(Object.keys(one).toSorted()).toEqual(['department', 'kind', 'number', 'stage'])
      const told = toldIn(JSON.stringify(elsewhere), complaints)
      expect(
        told.filter((key) => isHidden(key) || key === `about ${role}`),
        role,
      ).toEqual([])
    }
  },
  'no action, and no order over many': async ({ asked, at, byEach, complaints }) => {
    const ids = [...complaints.values()].map(({ id }) => id)
    const { action, ordered } = await orders(at, ids, complaints.get('other')!)
    await byEach('getAction', async (role) => {
      const seen = seenBy(role, 'getComplaint', complaints)
      for (const [name, path] of [
        ['getAction', `/v1/actions/${action}`],
        ['listActions', '/v1/actions'],
      ] as const)
        expect(toldIn((await asked(role, name, path)).text, complaints), role).toEqual(seen)
      for (const [name, path] of ordered) {
        const order = await asked(role, name, path)
        expect(order.status, role).toBe(200)
        expect(toldIn(order.text, complaints), `${role}, ${name}`).toEqual(
          seen.filter((key) => key === 'other'),
        )
      }
      for (const [key, { number }] of complaints) {
        const { status } = await asked(role, 'listActions', `/v1/actions?complaint=${number}`)
        expect(status, `${role}, ${key}`).toBe(seen.includes(key) ? 200 : 404)
      }
    })
  },
  'no figure, and no load of a team': async ({ asked }) => {
    const period = 'from=2026-01-01T00:00:00Z&to=2126-01-01T00:00:00Z'
    for (const role of ['agent', 'supervisor', 'manager'] as const) {
      const figures = await asked(role, 'getFigures', `/v1/reports/kpi?${period}&by=department`)
      expect(figures.status, figures.text).toBe(200)
      expect(figures.text, role).toContain('service')
      expect(figures.text, role).not.toContain('workshop')
    }
    const load = await asked('supervisor', 'getTeamLoad', '/v1/team/load')
    expect(load.text).toContain('col')
    expect(load.text).not.toContain('wil')
    expect((await asked('supervisor', 'getTeamLoad', '/v1/team/load?department=workshop')).status).toBe(403)
  },
  'no import that is complete': async ({ at, callers, named }) => {
    const id = await imported(at)
    for (const [name, body] of [
      ['getImport', undefined],
      ['completeImport', { facts: 1 }],
      ['abandonImport', {}],
    ] as const)
      for (const [role, refused] of [
        ['manager', true],
        ['management', false],
      ] as const) {
        const operation = named(name)
        const answer = await send(callers.of(role, name), operation, {
          ...{ path: pathFor(operation, id), body },
        })
        expect(answer.status === 404, `${name}, ${role}: ${answer.text}`).toBe(refused)
      }
  },
  'no refusal, whatever is wrong with what is asked': async ({ callers, complaints, named }) => {
    const caller = callers.of('agent', '')
    const wrong = [
      ['assign', { department: 'service', person: 'nobody' }, {}],
      ['acknowledge', { method: 'phone', said: 'Sorry.', occurredAt: '2126-01-01T00:00:00Z' }, {}],
      ['classify', { category: 'cleanliness' }, {}],
      ['merge', { into: NOBODYS, reason: 'The same' }, {}],
      ['addNote', { text: 'Seen.' }, { 'if-match': '"1"' }],
      ['performCommands', { commands: [{ type: 'finalResponse', reasons: 'x', routes: 'y' }] }, {}],
      ['acceptById', {}, { 'if-match': '"1"' }],
    ] as const
    for (const [name, body, headers] of wrong) {
      const operation = named(name)
      for (const key of ['other', 'archived elsewhere', 'restricted', 'erased']) {
        const { id } = complaints.get(key)!
        const answer = await send(caller, operation, { path: pathFor(operation, id), body, headers })
        expect(answer, `${name}, ${key}`).toMatchObject({
          ...{ status: 404, code: 'notFound', detail: `There is no complaint ${id}.` },
        })
      }
    }
  },
  'no merge into it': async ({ callers, complaints, named }) => {
    const operation = named('merge')
    const from = complaints.get('department')!.id
    const answers = await Promise.all(
      [NOBODYS, 'Y20260101-AAAAAAAA-0', ...['other', 'restricted', 'erased'].map(idOf)].map(async (into) =>
        send(callers.of('agent', 'merge'), operation, {
          ...{ path: pathFor(operation, from), body: { into, reason: 'The same' } },
        }),
      ),
    )
    function idOf(key: string) {
      return complaints.get(key)!.id
    }
    for (const { status, code, detail } of answers)
      expect({ status, code, detail }).toEqual({
        ...{ status: 409, code: 'notMergeable', detail: answers[0]!.detail },
      })
  },
}

const HIDDEN = ['restricted', 'erased']

/** Of its own complaint alone a customer hears, and of that nothing more once it is hidden. */
export async function isOfTheirOwn({ callers, complaints }: World, operation: Operation): Promise<void> {
  const own = complaints.get('department')!.id
  const said = await forCustomer(own)
  const body = bodyFor(operation)
  for (const portal of [callers.portal, callers.speaking]) {
    const ask = (id: string, headers = said) =>
      send(portal, operation, { path: pathFor(operation, id), body, headers })
    expect([400, 401, 403, 404]).not.toContain((await ask(own)).status)
    expect((await ask(complaints.get('other')!.id)).status).toBe(404)
    for (const key of HIDDEN) {
      const { id } = complaints.get(key)!
      expect((await ask(id, await forCustomer(id))).status, key).toBe(404)
    }
  }
}

/** With the secret of a complaint, and of no other. */
export async function isForItsSlip({ api, complaints, named }: Look, name: string): Promise<void> {
  const operation = named(name)
  const ask = async ({ number }: Complaint, { id }: Complaint) => {
    const secret = letterSecretOf(LOOKUP_KEYS, { id, generation: 0 })
    const body = { ...(bodyFor(operation) as object), number, secret }
    return send({ url: api.url, headers: {} }, operation, { path: operation.route.path, body })
  }
  // So many wrong secrets of one number are refused as too many.
  const another = name.length % 2 === 0 ? 'other' : 'contributing'
  const [own, other] = [complaints.get('department')!, complaints.get(another)!]
  expect([400, 401, 403, 404]).not.toContain((await ask(own, own)).status)
  expect(await ask(other, own)).toMatchObject({ status: 404, code: 'notTogether' })
  for (const key of HIDDEN) {
    const one = complaints.get(key)!
    // What opens nothing is a wrong secret, of which so many are too many.
    expect([404, 429], key).toContain((await ask(one, one)).status)
  }
}

/** An action with all complaints; an order that gives one to whom it has been with, and one that changes nothing. */
async function orders({ preparing }: House, complaints: readonly string[], other: Complaint) {
  const as = 'management-qian'
  const what = { kind: 'corrective', what: 'Clean better', owner: 'meg', complaints }
  const opened = await preparing.post('/v1/actions', what, { as })
  if (opened.status !== 201) throw new Error(opened.text)
  const target = { department: 'workshop', person: 'wil' }
  const order = { selection: { ids: [other.id] }, target, reason: 'As it was.' }
  const adoption = { policyId: 'rental', selection: order.selection, reason: 'To see.', dryRun: true }
  const { policyId: _, ...looking } = adoption
  const counted = { ...looking, calendarId: 'cn' }
  const begin = async (path: string, body: object, at = path) => {
    const { id } = (await preparing.post(path, body, { as })).body as { id: string }
    await until(async () => (await preparing.get(`${at}/${id}`, { as })).body?.state === 'ended')
    return `${at}/${id}`
  }
  const incident = `/v1/incidents/${INCIDENT}`
  const joining = await begin(`${incident}/members`, { selection: order.selection }, '/v1/incident-orders')
  const ordered = [
    ['getReassignment', await begin('/v1/reassignments', order)],
    ['getAdoption', await begin('/v1/policy-adoptions', adoption)],
    ['getCalendarAdoption', await begin('/v1/calendar-adoptions', counted)],
    ['getIncidentOrder', joining],
    ['getIncident', incident],
  ] as const
  return { action: (opened.body as { id: string }).id, ordered }
}

/** A complaint that was taken over, and lies with the workshop. */
async function imported({ preparing }: House): Promise<string> {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const as = 'management-qian'
  const details = { complainant: { name: 'Wu' }, subject: 'From the old system' }
  const intake = { channel: 'other', messageId: randomUUID(), receivedAt: at(60), details }
  const facts = [{ type: 'assign', department: 'workshop', at: at(50) }]
  const told = await preparing.post('/v1/complaints/import', { ...intake, facts }, { as })
  if (told.status !== 201) throw new Error(told.text)
  return (told.body as { id: string }).id
}
