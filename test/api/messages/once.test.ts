import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetRunsWith } from '../../../src/activities/forget-runs.ts'
import { isOver } from '../../../src/api/incoming.ts'
import { complaintOf as numberedOf, namedBy } from '../../../src/api/messages/conversation.ts'
import { Problem } from '../../../src/api/problems/problem.ts'
import { reached } from '../../../src/register/intake/conversations.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import type { LookupKeys } from '../../../src/portal/lookup-secret.ts'
import { testApi } from '../../support/product.ts'
import { first, LOOKUP_KEYS, recorded, takenIn } from '../../support/serving.ts'
import { adapterOf, message, type Adapter } from './support.ts'

// A message is taken once, whatever has become of its complaint, and none is lost (R13, F24).

let adapter: Adapter
beforeAll(async () => {
  adapter = await adapterOf()
})
afterAll(() => adapter?.api.close())

const bring: Adapter['bring'] = (...brought) => adapter.bring(...brought)
async function complaintOf(brought: object): Promise<string> {
  const { body } = await bring(brought)
  return body.data[0]!.complaint
}
const inRegister = (set: string, id: string) =>
  adapter.api.house.pool.query(`update complaint set ${set} where id = $1`, [id])

/** Temporal keeps what has ended for some weeks. */
async function forgotten(id: string): Promise<void> {
  const { client } = adapter.api.server
  const run = client.workflow.getHandle(workflowIdOf(id))
  await run.terminate('it is over').catch(() => undefined)
  await forgetRunsWith(client)(workflowIdOf(id), [])
  const isThere = () => run.describe().then(Boolean, () => false)
  await expect.poll(isThere, { timeout: 110_000, interval: 200 }).toBe(false)
}

test.each([
  ['archived', 'archived_at = now()'],
  ['restricted', "archived_at = now(), restricted_until = now() + interval '1 year'"],
  ['erased', 'archived_at = now(), erased_at = now()'],
])(
  'what opened a complaint that is %s, or told it more, opens no other; what is new does',
  async (as, set) => {
    const conversation = `over-${as}`
    const [hello, more] = [message({ conversation }), message({ conversation })]
    const id = await complaintOf(hello)
    expect(await complaintOf(more)).toBe(id)
    await adapter.end(id)
    await inRegister(set, id)
    for (const one of [hello, more]) expect(await complaintOf(one)).toBe(id)
    await forgotten(id)
    for (const one of [hello, more]) expect(await complaintOf(one)).toBe(id)
    const next = message({ conversation })
    const other = await complaintOf(next)
    expect(other).not.toBe(id)
    expect(await complaintOf(next)).toBe(other)
    for (const one of [hello, more]) expect(await complaintOf(one)).toBe(id)
  },
)

test('a message that was told before the end is the same after the complaint was reopened', async () => {
  const conversation = 'reopened'
  const [hello, last] = [message({ conversation }), message({ conversation })]
  const id = await complaintOf(hello)
  await adapter.end(id)
  const other = await complaintOf(last)
  expect(other).not.toBe(id)
  const reopen = { reason: 'They wrote again.' }
  await adapter.api.post(`/v1/complaints/${id}/reopen`, reopen, { as: 'management-qian' })
  expect(await complaintOf(last)).toBe(other)
  expect(await adapter.told(id)).toEqual([])
})

test('what staff have merged into another of the same person goes on there', async () => {
  const conversation = 'merged'
  const id = await complaintOf(message({ conversation }))
  const other = await takenIn(adapter.api)
  await Promise.all([recorded(adapter.api, `/v1/complaints/${id}`), recorded(adapter.api, other.path)])
  const merge = { type: 'merge', into: other.id, reason: 'The same', samePerson: true }
  const asked = await adapter.api.post(
    `/v1/complaints/${id}/commands`,
    { commands: [...first, merge] },
    { as: 'supervisor-zhao' },
  )
  expect(asked.status, asked.text).toBe(200)
  await recorded(adapter.api, `/v1/complaints/${id}`)
  const next = message({ conversation })
  for (const _again of [1, 2]) expect(await complaintOf(next)).toBe(other.id)
  await expect.poll(() => adapter.told(other.id)).toHaveLength(1)
  await inRegister('archived_at = now()', id)
  expect(await complaintOf(message({ conversation }))).toBe(other.id)
})

test('what was told on before it was merged on is not told to the next too', async () => {
  const id = await complaintOf(message({ conversation: 'merged-on' }))
  const [other, last] = [await takenIn(adapter.api), await takenIn(adapter.api)]
  const paths = [id, other.id, last.id].map((one: string) => `/v1/complaints/${one}`)
  await Promise.all(paths.map((path) => recorded(adapter.api, path)))
  const merge = async (path: string, into: string) => {
    const commands = [{ type: 'merge', into, reason: 'The same', samePerson: true }]
    const asked = { commands: path === paths[0] ? [...first, ...commands] : commands }
    const merged = await adapter.api.post(`${path}/commands`, asked, { as: 'supervisor-zhao' })
    expect(merged.status, merged.text).toBe(200)
    await recorded(adapter.api, path)
  }
  await merge(paths[0]!, other.id)
  const next = message({ conversation: 'merged-on' })
  expect(await complaintOf(next)).toBe(other.id)
  await adapter.api.house.pool.query(
    'update handed_on set done = false, became = null where complaint_id = $1',
    [other.id],
  )
  await merge(paths[1]!, last.id)
  for (const _again of [1, 2]) expect(await complaintOf(next)).toBe(other.id)
  expect(await adapter.told(last.id)).toEqual([])
  expect(await complaintOf(message({ conversation: 'merged-on' }))).toBe(last.id)
})

test('two at once are one', async () => {
  const conversation = 'at-once'
  const [hello, more] = [message({ conversation }), message({ conversation })]
  const all = await Promise.all([hello, more, hello, more].map(complaintOf))
  expect(new Set(all).size).toBe(1)
  expect((await adapter.told(all[0]!)).length).toBeLessThanOrEqual(1)
  for (const one of [hello, more]) expect(await complaintOf(one)).toBe(all[0])
  await expect.poll(() => adapter.told(all[0]!)).toHaveLength(1)
})

test('a conversation of hundreds of complaints goes on', async () => {
  const conversation = 'long'
  const numbered = (n: number) => numberedOf(namedBy(LOOKUP_KEYS[0], { channel: 'app', conversation }), n)
  await reached(adapter.api.house.pool, numbered(1), 500)
  const id = await complaintOf(message({ conversation }))
  expect(id).toBe(numbered(500))
  await adapter.end(id)
  expect(await complaintOf(message({ conversation }))).toBe(numbered(501))
  expect(await complaintOf(message({ conversation }))).toBe(numbered(501))
})

test('what is kept of a conversation says nothing of it, for it may be somebody’s number', async () => {
  const conversation = 'whatsapp/1/8613800001234'
  const id = await complaintOf(message({ conversation }))
  const { body } = await adapter.api.get(`/v1/complaints/${id}`, { as: 'management-qian' })
  expect(body.messageId).toMatch(/^[\w-]{43}#1$/)
})

test('a new key of the house ends no conversation; one that it has is needed for it', async () => {
  const conversation = 'rotated'
  const [one, other] = [message({ conversation }), message({ conversation })]
  const id = await complaintOf(one)
  await recorded(adapter.api, `/v1/complaints/${id}`)
  const under = async (keys: LookupKeys) => {
    const { client } = adapter.api.server
    const parts = { client, pool: adapter.api.house.pool, messageSecrets: [adapter.secret] }
    const api = await testApi({ ...parts, lookupKeys: keys })
    const taken = await adapter.bring(other, { url: api.url })
    await api.close()
    return taken.body.data[0]
  }
  expect(await under(['n'.repeat(32), ...LOOKUP_KEYS])).toMatchObject({ result: 'message', complaint: id })
  expect(await under(['n'.repeat(32), ...LOOKUP_KEYS])).toMatchObject({ result: 'message', complaint: id })
  expect(await under(['n'.repeat(32)])).toMatchObject({ result: 'complaint' })
})

test('of what is refused for good it is not kept where it came from', async () => {
  const { client } = adapter.api.server
  const parts = { client, pool: adapter.api.house.pool, messageSecrets: [adapter.secret] }
  const without = await testApi({ ...parts, lookupKeys: LOOKUP_KEYS, policies: new Map() })
  const conversation = 'refused'
  const kept = async () =>
    (await adapter.api.house.pool.query('select 1 from answered_in where conversation = $1', [conversation]))
      .rows.length
  const refused = await adapter.bring(message({ conversation }), { url: without.url })
  expect(refused.status, JSON.stringify(refused.body)).toBe(400)
  expect(await kept()).toBe(0)
  expect((await bring(message({ conversation }))).status).toBe(200)
  expect(await kept()).toBe(1)
  await without.close()
})

test('what was being taken when the register went away is met where it was', async () => {
  const one = message({ conversation: 'half' })
  const id = await complaintOf(one)
  await adapter.api.house.pool.query(
    'update handed_on set done = false, became = null where complaint_id = $1',
    [id],
  )
  expect(await complaintOf(one)).toBe(id)
})

test('where the workflow has ended and an operator is to restore it the message waits', async () => {
  const conversation = 'not-running'
  const id = await complaintOf(message({ conversation }))
  await adapter.api.server.client.workflow.getHandle(workflowIdOf(id)).terminate('an accident')
  expect(await bring(message({ conversation }))).toMatchObject({ status: 503, body: { code: 'notRunning' } })
})

test('only what says that a complaint is over, or full, sends a message on to the next', () => {
  for (const code of ['notInThisStage', 'archived', 'erased', 'notFound', 'boundReached'])
    expect(isOver(new Problem(code))).toBe(true)
  const others = [
    'invalid',
    'tooLarge',
    'unknown',
    'notAllowed',
    'contradiction',
    'missing',
    'alreadyDone',
    'fault',
  ]
  for (const code of [...others, 'importing', 'notRunning', 'tooMany', 'registerBehind'])
    expect(isOver(new Problem(code))).toBe(false)
  expect(isOver(new Error('archived'))).toBe(false)
})
