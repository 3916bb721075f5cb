import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { idsToTell } from '../../../src/register/complaint/records-to-tell.ts'
import { EVERYTHING } from '../../../src/register/lists/visible.ts'
import { pinned } from '../../../src/rules/policies.ts'
import {
  intake,
  key,
  policies as loaded,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'

/** The API has this very map. */
const policies = loaded as Map<string, Policy>

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const asManager = { as: 'manager-sun' }
const QUARTER = '?from=2026-04-01T00:00:00%2B08:00&to=2026-07-01T00:00:00%2B08:00'
const under = (policy: string, query = QUARTER, by: { as: string } = asManager) =>
  api.get(`/v1/policies/${policy}/lapses${query}`, by)

const at = (text: string) => `2026-${text.replace(' ', 'T')}:00+08:00`
const said = { method: 'phone', said: 'We have it.' }
const assign = { type: 'assign', department: 'service', person: 'li' }
const acknowledged = (when: string) => ({ at: at(when), type: 'acknowledge', ...said })
const withdrawn = (when: string) => ({ at: at(when), type: 'withdraw', reason: 'It is settled.' })

/** Handled elsewhere, under the default policy. */
async function imported(receivedAt: string, facts: object[]) {
  const body = { ...intake(), receivedAt: at(receivedAt), policyId: 'default', facts }
  const { status, body: answer } = await api.post('/v1/complaints/import', body, { ...asManager, key: key() })
  expect(status).toBe(201)
  return answer as { id: string; number: string }
}

const clockIn = (body: { clocks: { clock: string }[] }, name: string) =>
  body.clocks.find(({ clock }) => clock === name)

/** The default policy, but for how long the acknowledgement may take. */
function acknowledgedWithin(hours: number): void {
  const changed = structuredClone(policies.get('default')!)
  changed.clocks.find(({ name }) => name === 'acknowledge')!.term = { amount: hours, unit: 'hours' }
  policies.set('patient', { ...pinned(changed), id: 'patient' })
}

test('what would have lapsed under a policy stands beside what did, with the complaints that differ', async () => {
  const soon = await imported('04-07 09:00', [acknowledged('04-07 11:00'), withdrawn('04-07 12:00')])
  const late = await imported('05-06 09:00', [acknowledged('05-07 15:00'), withdrawn('05-07 16:00')])
  await imported('07-01 00:00', [acknowledged('07-01 01:00'), withdrawn('07-01 02:00')])
  const same = await under('default')
  expect(same.status).toBe(200)
  expect(same.body).toMatchObject({
    policy: { id: 'default', version: policies.get('default')!.version },
    from: '2026-03-31T16:00:00.000Z',
    ...{ received: 2, told: 2, hidden: 0, tooLong: 0, lapsed: 1, wouldLapse: 1, differing: 0, data: [] },
  })
  expect(clockIn(same.body, 'acknowledge')).toEqual({
    ...{ clock: 'acknowledge', isKnown: true, lapsed: 1, wouldLapse: 1, newly: 0, noLonger: 0 },
  })

  acknowledgedWithin(40)
  const patient = (await under('patient')).body
  expect(patient).toMatchObject({ lapsed: 1, wouldLapse: 0, differing: 1 })
  expect(patient.data).toEqual([
    { id: late.id, number: late.number, lapsed: ['acknowledge'], wouldLapse: [] },
  ])
  expect(clockIn(patient, 'acknowledge')).toMatchObject({ lapsed: 1, wouldLapse: 0, newly: 0, noLonger: 1 })

  acknowledgedWithin(1)
  const strict = (await under('patient')).body
  expect(strict.data).toEqual([{ id: soon.id, number: soon.number, lapsed: [], wouldLapse: ['acknowledge'] }])
  policies.delete('patient')
  const enquiries = (await under('enquiry')).body
  expect(enquiries).toMatchObject({ received: 0, told: 0, data: [] })
})

test('what was handled here comes to the lapses on record under its own policy', async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString()
  const began = `?from=${encodeURIComponent(days(20))}&to=${encodeURIComponent(days(-1))}`
  const one = await takenIn(
    api,
    intake({ receivedAt: days(12), commands: [{ type: 'acknowledge', ...said }] }),
  )
  const two = await takenIn(api, intake({ commands: [assign] }))
  for (const { path } of [one, two]) await recorded(api, path)
  const propose = { measures: 'The day is paid back.' }
  expect((await api.post(`${two.path}/propose-solution`, propose)).status).toBe(200)
  const accept = { evidence: { kind: 'recording', reference: 'call-7', source: 'hotline' } }
  expect((await api.post(`${two.path}/accept-solution`, accept)).status).toBe(200)
  const { body } = await under('default', began)
  expect(body).toMatchObject({ told: 2, lapsed: 1, wouldLapse: 1, differing: 0 })
  expect(clockIn(body, 'acknowledge')).toMatchObject({ lapsed: 1, wouldLapse: 1 })
})

// R103
test('it is counted over what somebody may see, and what is restricted is told by nobody', async () => {
  const elsewhere = await imported('06-02 09:00', [
    { at: at('06-02 09:30'), type: 'assign', department: 'workshop' },
  ])
  const restricted = await imported('06-03 09:00', [withdrawn('06-03 12:00')])
  const seen = async (as: string) => (await under('default', QUARTER, { as })).body
  expect(await seen('management-qian')).toMatchObject({ received: 4, told: 4, hidden: 0 })
  await api.house.pool.query(
    `update complaint set restricted_until = now() + interval '1 day' where id = $1`,
    [restricted.id],
  )
  expect(await seen('management-qian')).toMatchObject({ received: 4, told: 3, hidden: 1 })
  const manager = await seen('manager-sun')
  expect(manager.received).toBeLessThan(4)
  expect(JSON.stringify(manager)).not.toContain(elsewhere.number)
  for (const as of ['agent-li', 'supervisor-zhao', 'administrator-he'])
    expect((await under('default', QUARTER, { as })).status, as).toBe(403)
  const read = await api.get('/v1/accesses?person=sun', { as: 'auditor-wu' })
  expect(read.text).toContain('getLapsesUnder')
})

test('no more are told than may be: the first by their ids', async () => {
  const received = { sight: EVERYTHING, kinds: ['complaint'] as const, from: 0, to: Date.now() }
  const ids = await idsToTell(api.slow, received, 1_000)
  expect(ids.length).toBeGreaterThan(3)
  expect(ids).toEqual(ids.toSorted())
  expect(await idsToTell(api.slow, received, 2)).toEqual(ids.slice(0, 2))
})

test('a period is asked for in order and is no longer than a year, of a policy that is there', async () => {
  const refused = async (query: string) => {
    const { status, body } = await under('default', query)
    return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.detail]
  }
  expect(await refused('?from=2026-07-01T00:00:00Z&to=2026-04-01T00:00:00Z')).toEqual([
    ...[400, '/to', 'A period ends after it begins.'],
  ])
  expect(await refused('?from=2025-01-01T00:00:00Z&to=2026-04-01T00:00:00Z')).toEqual([
    ...[400, '/to', 'A period is at most 366 days.'],
  ])
  expect((await refused('?from=2026-07-01T00:00:00Z'))[1]).toBe('/to')
  expect((await under('none')).status).toBe(404)
  const chinese = { headers: { 'accept-language': 'zh' } }
  const { body } = await api.get(
    '/v1/policies/default/lapses?from=2025-01-01T00:00:00Z&to=2026-04-01T00:00:00Z',
    { ...asManager, ...chinese },
  )
  expect(body.errors[0].detail).toBe('期间最长 366 天。')
})
