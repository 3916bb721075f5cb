import type { Client } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../../src/run/start-api.ts'
import { ListedView } from '../../src/api/complaints/schemas.ts'
import { TabView } from '../../src/api/lists/routes.ts'
import type { Complaint } from '../../src/domain/complaint.ts'
import { clock, commitOf, entries, escalation, minuteMs, start } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { asker } from '../support/serving.ts'
import { testApi } from '../support/product.ts'

type Tab = { tab: string; count: number }

let house: FreshRegister
let api: Api
let get: ReturnType<typeof asker>['get']

const add = (id: string, complaint: Partial<Complaint>, from = 1) =>
  house.register.commit(commitOf({ id, entries: entries(from, from), complaint }), 'run')

beforeAll(async () => {
  house = await freshRegister()
  // Lists ask the register alone: there is no Temporal here.
  const client = { connection: {} } as Client
  api = await testApi({ client, eagerStart: false, pool: house.pool })
  ;({ get } = asker(api.url))
  const details = (subject: string, name = '王芳') => ({
    complainant: { name, phone: '13800000000' },
    subject,
  })
  const rapid = { id: 'service', name: { zh: '快速响应中心', en: 'Rapid response' }, kind: 'rapidResponse' }
  await asker(api.url).post('/v1/departments', rapid, { as: 'operator-zhou', key: 'rapid' })
  const breach = { dueAt: start + minuteMs }
  const mine = { department: 'service', person: 'li' }
  await add('a', { owner: mine, clocks: [clock()], details: details('车辆未清洁') })
  const classification = { category: 'x', severity: 'major', complexity: 'simple', urgency: 'low' } as const
  await add('b', {
    ...{ owner: mine, classification, clocks: [clock({ breach })], escalations: [escalation('resolve', 2)] },
  })
  await add('c', { owner: { department: 'service' }, details: details('Refund not received', 'Chen Yu') })
  await add('d', {
    owner: { department: 'service', person: 'chen' },
    rootCause: 'carrier',
    waiting: [{ reason: 'consent', since: start }],
  })
  const met = { state: 'met', endedAt: start + 2 * minuteMs } as const
  const lately = { stage: 'closed', closedAt: Date.now() } as const
  await add('f', { ...lately, owner: mine, outcome: 'resolved', clocks: [clock({ breach, ...met })] })
  await add('g', {
    ...lately,
    outcome: 'merged',
    clocks: [clock({ breach: { ...breach, voided: true } })],
  })
  await add('e', {
    ...{
      stage: 'closed',
      outcome: 'withdrawn',
      receivedAt: start + minuteMs,
      closedAt: start + 2 * minuteMs,
    },
  })
})
afterAll(async () => {
  await api?.close()
  await house?.close()
})

const idsOf = async (query: string) =>
  (await get(`/v1/complaints?${query}`)).body.data.map(({ id }: { id: string }) => id)
const text = (words: string) => `text=${encodeURIComponent(words)}`

describe('a list', () => {
  // R16, R38, R52, F25
  test.each([
    ['open=true&handler=li', ['a', 'b']],
    ['open=true&handler=li&level=1', ['b']],
    ['department=service&unassigned=true', ['c']],
    ['team=rapidResponse', ['a', 'b', 'c', 'd', 'f']],
    ['team=rapidResponse&unassigned=true', ['c']],
    ['waiting=true', ['d']],
    ['lapsed=resolve', ['b', 'f']],
    ['lapsed=resolve&overdue=true', ['b']],
    ['lapsed=acknowledge', []],
    [`lapsedAfter=${new Date(start).toISOString()}`, ['b', 'f']],
    [`lapsedBefore=${new Date(start + minuteMs).toISOString()}`, []],
    [`lapsed=resolve&lapsedAfter=${new Date(start + minuteMs).toISOString()}`, ['b', 'f']],
    ['rootCause=carrier', ['d']],
    ['rootCause=staff', []],
    ['priority=2', ['b']],
    ['priority=1', []],
    ['open=true&unclassified=true', ['a', 'c', 'd']],
    ['unclassified=true&department=service', ['a', 'c', 'd', 'f']],
    ['unclassified=false', ['b']],
    ['outcome=withdrawn', ['e']],
    ['stage=closed', ['e', 'f', 'g']],
    [`receivedAfter=${new Date(start + 1).toISOString()}`, ['e']],
    [`closedAfter=${new Date(start).toISOString()}`, ['e', 'f', 'g']],
    [`closedBefore=${new Date(start + 3 * minuteMs).toISOString()}`, ['e']],
    [`closedAfter=${new Date(start + 2 * minuteMs + 1).toISOString()}&handler=li`, ['f']],
    [text('清洁'), ['a']],
    [text('refund'), ['c']],
    [text('CHEN received'), ['c']],
    [`${text('N-b')}&overdue=true`, ['b']],
    [text('13800000000'), []],
  ])('%s', async (query, ids) => {
    expect((await idsOf(query)).toSorted()).toEqual(ids)
    const { body } = await get(`/v1/complaints/total?${query}`)
    expect(body).toEqual({ count: ids.length, atMost: query.includes('text') ? 1_000 : 10_000 })
  })

  test('its lines have no contact data', async () => {
    const { body, text: answer } = await get('/v1/complaints')
    for (const line of body.data) ListedView.parse(line)
    expect(answer).not.toContain('13800000000')
  })

  test.each([
    ['open=true&stage=closed', '/open'],
    ['outcome=resolved&stage=received', '/outcome'],
    ['handler=li&unassigned=true', '/unassigned'],
    ['category=billing&unclassified=true', '/unclassified'],
    ['dueAfter=2026-02-01T00:00:00Z&dueBefore=2026-02-01T00:00:00Z', '/dueBefore'],
    ['receivedAfter=2026-02-02T00:00:00Z&receivedBefore=2026-02-01T00:00:00Z', '/receivedBefore'],
    ['closedAfter=2026-02-02T00:00:00Z&closedBefore=2026-02-01T00:00:00Z', '/closedBefore'],
    ['closedAfter=2026-02-02T00:00:00Z&open=true', '/closedAfter'],
    ['closedBefore=2026-02-02T00:00:00Z&stage=received', '/closedBefore'],
    ['lapsedAfter=2026-02-02T00:00:00Z&lapsedBefore=2026-02-01T00:00:00Z', '/lapsedBefore'],
    ['dueAfter=yesterday', '/dueAfter'],
    ['level=0', '/level'],
    ['cycle=x', '/cycle'],
    ['stage=lost', '/stage'],
    ['team=slow', '/team'],
    ['stage=received&stage=closed', '/stage'],
    ['colour=red', '/colour'],
    ['sort=name', '/sort'],
    ['cursor=nonsense', '/cursor'],
    [text('车'), '/text'],
    [text('   '), '/text'],
  ])('%s is refused', async (query, pointer) => {
    const answer = await get(`/v1/complaints?${query}`)
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid', errors: [{ in: 'query', pointer }] },
    })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  test('a clock that no policy has is refused by its name, in its total and its export too (F25)', async () => {
    for (const list of ['', '/total', '.csv']) {
      const path = `/v1/complaints${list}?lapsed=resolv`
      const error = (await get(path, { as: 'supervisor-zhao' })).body.errors[0]
      expect(error).toMatchObject({ in: 'query', pointer: '/lapsed' })
      expect(error.detail).toMatch(/^There is no clock resolv\. There are .*resolve/)
      const chinese = { as: 'supervisor-zhao', headers: { 'accept-language': 'zh' } }
      expect((await get(path, chinese)).body.errors[0].detail).toMatch(/^没有时限 resolv。可选：/)
    }
  })

  test('customers have none', async () => {
    expect((await get('/v1/complaints', { as: 'portal' })).status).toBe(403)
    expect((await get('/v1/complaints/counts', { as: 'portal' })).status).toBe(403)
    expect((await get('/v1/complaints/total', { as: 'portal' })).status).toBe(403)
  })
})

describe('the counts', () => {
  test('are those of the lists they name, for whoever asks', async () => {
    for (const as of ['agent-li', 'agent-wang', 'supervisor-zhao', 'auditor-wu']) {
      const { data } = (await get('/v1/complaints/counts', { as })).body
      for (const one of data) {
        const { count, filter } = TabView.parse(one)
        const query = new URLSearchParams()
        for (const [name, value] of Object.entries(filter)) query.set(name, String(value))
        expect((await get(`/v1/complaints?${query.toString()}`, { as })).body.data, as).toHaveLength(count)
      }
    }
    const { data } = (await get('/v1/complaints/counts')).body
    const counts = Object.fromEntries(data.map(({ tab, count }: Tab) => [tab, count]))
    const people = { mine: 2, department: 4, unassigned: 1, unclassified: 3 }
    expect(counts).toEqual({
      ...{ open: 4, ...people, waiting: 1, overdue: 1, escalated: 1, closed: 3 },
      doneToday: 1,
    })
  })

  test('what is done today is an agent’s own, a supervisor’s department’s, and everybody’s for who answers for all', async () => {
    const done = async (as: string) => {
      const { data } = (await get('/v1/complaints/counts', { as })).body
      const { count, filter } = data.find(({ tab }: Tab) => tab === 'doneToday')
      return [count, filter.handler ?? filter.department]
    }
    expect(await done('agent-li')).toEqual([1, 'li'])
    expect(await done('agent-chen')).toEqual([0, 'chen'])
    expect(await done('supervisor-zhao')).toEqual([1, 'service'])
    expect(await done('management-qian')).toEqual([2, undefined])
  })
})
test.each(['department=%00', 'handler=li%00', 'text=%00%00'])('%s finds nothing', async (query) => {
  expect(await get(`/v1/complaints?${query}`)).toMatchObject({ status: 200, body: { data: [] } })
})

describe('asked again', () => {
  const again = (path: string, etag: string | null, as = 'agent-li') =>
    get(path, { as, headers: { 'if-none-match': etag ?? '' } })

  test.each(['/v1/complaints?open=true', '/v1/complaints/counts', '/v1/complaints/total?open=true'])(
    '%s',
    async (path) => {
      const first = await get(path)
      let tag = first.headers.get('etag')
      // That it was read is written down too, once, and other tests commit to the same server: then it is read anew.
      const isTold = async () => {
        const before = tag
        const same = await again(path, before)
        expect(same).toMatchObject({ status: 304, text: '' })
        tag = same.headers.get('etag')
        return tag === before
      }
      await expect.poll(isTold, { interval: 0 }).toBe(true)

      // Something was committed that this answer does not show: read anew, and not sent.
      await house.pool.query(
        "insert into snapshot (digest, kind, id, version, body) values (sha256($1), 'policy', 'p', '1', '{}')",
        [Buffer.from(path)],
      )
      const unmoved = await again(path, tag)
      expect(unmoved.status).toBe(304)
      expect(unmoved.headers.get('etag')).not.toBe(tag)
      expect((await again(path, unmoved.headers.get('etag'))).status).toBe(304)

      await add(path, { owner: { department: 'service', person: 'li' } })
      const moved = await again(path, tag)
      expect(moved.status).toBe(200)
      expect(moved.body).not.toEqual(first.body)
      expect((await again(path, moved.headers.get('etag'))).status).toBe(304)
    },
  )

  test('a tag of another question or of another person is not taken for an answer', async () => {
    const tag = (await get('/v1/complaints?open=true')).headers.get('etag')
    expect((await again('/v1/complaints?open=false', tag)).status).toBe(200)
    const mine = (await get('/v1/complaints/counts')).headers.get('etag')
    expect((await again('/v1/complaints/counts', mine, 'agent-wang')).status).toBe(200)
  })
})
