import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../src/domain/instant.ts'
import type { Register } from '../../src/register/register.ts'
import { listAttempts } from '../../src/webhooks/attempts.ts'
import { createGuardedFetch } from '../../src/notify/channels/guarded-fetch.ts'
import { deliverToEndpoint } from '../../src/webhooks/deliver.ts'
import { getEndpoint } from '../../src/webhooks/endpoint.ts'
import { endpointsDue } from '../../src/webhooks/endpoints-due.ts'
import { LEASE_MS } from '../../src/webhooks/messages.ts'
import { PATIENCE } from '../../src/webhooks/patience.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { freshRegister } from '../support/register/fresh-register.ts'
import { changed, delivering, never, receiving, robot, webhook, type Receiver } from './support.ts'

let url: string
let pool: Pool
let register: Register
let close: () => Promise<void>
let receiver: Receiver
beforeEach(async () => {
  ;({ url, pool, register, close } = await freshRegister({ max: 24, statementTimeoutMs: 20_000 }))
  receiver = await receiving()
})
afterEach(async () => {
  await receiver.close()
  await close()
})

const happen = (from: number, to = from, id = 'cmp_1') =>
  register.commit(commitOf({ id, entries: entries(from, to) }), 'run')
const log = (endpointId: string) => listAttempts(pool, { endpointId, limit: 200 })

async function states(endpointId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    'select state, count(*) from webhook_message where endpoint_id = $1 group by state',
    [endpointId],
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

test('what happens reaches the receiver once, and he can tell whom it is from', async () => {
  const { deps } = delivering(pool)
  const { id, secret } = await webhook(pool, receiver.url)
  await happen(1, 12)
  expect(await endpointsDue(pool)).toEqual([id])
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await endpointsDue(pool)).toEqual([])
  expect(new Set(receiver.idsOf()).size).toBe(12)
  expect(receiver.received).toHaveLength(12)
  for (const { headers, body } of receiver.received) {
    const payload = new Webhook(secret).verify(body, headers as Record<string, string>)
    expect(payload).toMatchObject({ type: 'complaint.note_added', data: { complaintId: 'cmp_1' } })
  }
  const versions = receiver.received.map(({ body }) => JSON.parse(body).data.version as number)
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  expect(await log(id)).toHaveLength(12)
  expect((await log(id))[0]).toMatchObject({ ok: true, status: 204, attempt: 1, state: 'delivered' })
})

test('while a secret is replaced the old and the new both prove it; then only the new', async () => {
  const { deps, clock } = delivering(pool)
  const { id, secret: old } = await webhook(pool, receiver.url)
  const rotation = { type: 'secretRotated', keepOldMs: 60_000 } as const
  const { newSecret } = await changed(pool, id, rotation)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  const verify = (secret: string, n: number) => {
    const { body, headers } = receiver.received[n]!
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  }
  expect(verify(old, 0)).toEqual(verify(newSecret!, 0))
  clock.passedMs = 61_000
  await happen(2)
  await deliverToEndpoint(deps, id, never)
  expect(verify(newSecret!, 1)).toBeTruthy()
  expect(() => verify(old, 1)).toThrow('No matching signature')
})

test('a failure is tried again after the waits, under the same id, and then given up; operators are told', async () => {
  receiver.answer = (_, response) => response.writeHead(500).end('out of order')
  const { deps, alarms, clock } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  const began = Date.now()
  const waits: number[] = []
  for (let next: number | undefined = began; next !== undefined;) {
    clock.passedMs = next - Date.now()
    const before = next
    ;({ nextAt: next } = await deliverToEndpoint(deps, id, never))
    if (next !== undefined) waits.push(next - before)
  }
  expect(receiver.received).toHaveLength(10)
  expect(new Set(receiver.idsOf()).size).toBe(1)
  waits.forEach((wait, n) => {
    // The endpoint as a whole rests too; the longer of the two counts.
    expect(wait).toBeGreaterThanOrEqual(PATIENCE.waitsMs[n]!)
    expect(wait).toBeLessThan(Math.max(PATIENCE.waitsMs[n]!, 30 * minuteMs) + hourMs)
  })
  expect(await states(id)).toEqual({ failed: 1 })
  expect(alarms).toMatchObject([{ facts: { endpoint: id, attempt: 10, status: 500 } }])
  expect((await log(id))[0]).toMatchObject({ ok: false, answer: 'out of order', state: 'failed' })
  expect((await getEndpoint(pool, id))?.state).toBe('enabled')
})

test('a message that the receiver cannot take holds back no other', async () => {
  const { deps, clock } = delivering(pool)
  receiver.answer = ({ body }, response) =>
    response.writeHead(JSON.parse(body).data.version === 1 ? 500 : 204).end()
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 5)
  await deliverToEndpoint(deps, id, never)
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({ delivered: 4, pending: 1 })
  expect(nextAt).toBeGreaterThan(Date.now() + 3_000)
  receiver.answer = (_, response) => response.writeHead(204).end()
  clock.passedMs = 6_000
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await states(id)).toEqual({ delivered: 5 })
})

test('of a receiver that fails every other time, everything arrives', async () => {
  let n = 0
  receiver.answer = (_, response) => response.writeHead(n++ % 2 === 0 ? 500 : 200).end()
  const { deps, clock, alarms } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 40)
  for (let next: number | undefined = Date.now(); next !== undefined;) {
    clock.passedMs = Math.max(next - Date.now(), clock.passedMs)
    ;({ nextAt: next } = await deliverToEndpoint(deps, id, never))
  }
  expect(await states(id)).toEqual({ delivered: 40 })
  expect(new Set(receiver.idsOf()).size).toBe(40)
  expect(alarms).toEqual([])
})

test('a dead receiver is asked seldom, one message at a time, however much there is to tell', async () => {
  receiver.answer = (_, response) => response.writeHead(502).end()
  const { deps, clock } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 300)
  const began = Date.now()
  let calls = 0
  for (let now = began; now < began + hourMs; calls++) {
    clock.passedMs = now - Date.now()
    const { nextAt } = await deliverToEndpoint(deps, id, never)
    now = Math.max(nextAt!, now)
  }
  // Three at once until it is left alone; then after 30 s, 1, 2, 5, 10, 20 and 30 minutes.
  expect(receiver.received.length).toBeLessThan(11)
  expect(calls).toBeLessThan(15)
  expect(await endpointsDue(pool, began + clock.passedMs)).toEqual([])

  receiver.answer = (_, response) => response.writeHead(204).end()
  clock.passedMs += 2 * hourMs
  for (let n = 0; n < 5; n++) await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({ delivered: 300 })
  expect(await getEndpoint(pool, id)).toMatchObject({ failures: 0, failingSince: null, restingUntil: null })
})

test('410 disables at once; it is on record and operators are told', async () => {
  receiver.answer = (_, response) => response.writeHead(410).end()
  const { deps, alarms } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 3)
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(receiver.received).toHaveLength(1)
  expect(await getEndpoint(pool, id)).toMatchObject({ state: 'disabled', disabledWhy: 'gone', version: 2 })
  expect(alarms).toMatchObject([{ facts: { endpoint: id, why: 'gone' } }])
  const { rows } = await pool.query(
    `select actor_role as role, data ->> 'why' as why from endpoint_change
     where endpoint_id = $1 and type = 'disabled'`,
    [id],
  )
  expect(rows).toEqual([{ role: 'system', why: 'gone' }])
  expect(await endpointsDue(pool)).toEqual([])
})

test('an endpoint through which nothing gets for five days is disabled; enabled again, everything arrives', async () => {
  receiver.answer = (_, response) => response.writeHead(500).end()
  const { deps, alarms, clock } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 3)
  const began = Date.now()
  for (let days = 0; days <= 6; days += 0.5) {
    clock.passedMs = days * dayMs
    await deliverToEndpoint(deps, id, never)
    const { state } = (await getEndpoint(pool, id))!
    expect(state).toBe(days < 5 ? 'enabled' : 'disabled')
  }
  expect((await getEndpoint(pool, id))?.failingSince).toBeLessThan(began + hourMs)
  expect(alarms.filter(({ facts }) => facts['why'] === 'failing')).toHaveLength(1)

  receiver.answer = (_, response) => response.writeHead(204).end()
  receiver.received.length = 0
  await happen(4, 5)
  await changed(pool, id, { type: 'enabled', skipMissed: false })
  await deliverToEndpoint(deps, id, never)
  expect(receiver.received).toHaveLength(5)
})

test.each([301, 307, 404, 503])('an answer of %d is a failure', async (status) => {
  let isFollowed = false
  const elsewhere = await receiving(() => (isFollowed = true))
  receiver.answer = (_, response) => response.writeHead(status, { location: elsewhere.url }).end()
  const { deps } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  expect((await log(id))[0]).toMatchObject({ ok: false, status, state: 'pending' })
  expect(isFollowed).toBe(false)
  await elsewhere.close()
})

test.each([429, 503])('%d with Retry-After: the whole endpoint waits so long', async (status) => {
  receiver.answer = (_, response) => response.writeHead(status, { 'retry-after': '600' }).end()
  const { deps, clock } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 3)
  const began = Date.now()
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(nextAt).toBeGreaterThanOrEqual(began + 600_000)
  expect(nextAt).toBeLessThanOrEqual(Date.now() + 600_000)
  clock.passedMs = 300_000
  await deliverToEndpoint(deps, id, never)
  expect(receiver.received).toHaveLength(1)
  expect(await endpointsDue(pool, nextAt! - 1)).toEqual([])
  expect(await endpointsDue(pool, nextAt)).toEqual([id])
})

test('a receiver that hangs, or says no end of things, holds back only itself', async () => {
  receiver.answer = () => {}
  const talkative = await receiving((_, response) => {
    response.writeHead(500)
    const talking = setInterval(() => response.write('on and on '.repeat(100)), 5)
    response.on('close', () => clearInterval(talking))
  })
  const well = await receiving()
  const { deps } = delivering(pool)
  const [hangs, talks, works] = [
    await webhook(pool, receiver.url),
    await webhook(pool, talkative.url),
    await webhook(pool, well.url),
  ]
  await happen(1, 20)
  // However long the others are waited for.
  const patient = {
    ...deps,
    fetch: createGuardedFetch({ allowPrivate: true, timeoutMs: 600_000, maxBodyBytes: 1e9 }),
  }
  const stopping = new AbortController()
  const waiting = [hangs, talks].map(({ id }) => deliverToEndpoint(patient, id, stopping.signal))
  await deliverToEndpoint(deps, works.id, never)
  expect(well.received).toHaveLength(20)
  stopping.abort()
  await Promise.all(waiting)
  for (const { id } of [hangs, talks]) await deliverToEndpoint(deps, id, never)
  expect((await log(hangs.id))[0]).toMatchObject({ ok: false, error: expect.stringContaining('1000 ms') })
  expect((await log(talks.id))[0]!.answer!.length).toBeLessThanOrEqual(500)
  await Promise.all([talkative.close(), well.close()])
})

test('nobody there, and an address that is not allowed, are failures like others; the log keeps the secret', async () => {
  const { deps } = delivering(pool)
  const nobody = await webhook(pool, 'http://127.0.0.1:1/hook?token=abcdefgh')
  const inside = await webhook(pool, 'http://169.254.169.254/latest')
  await happen(1)
  await deliverToEndpoint(deps, nobody.id, never)
  await deliverToEndpoint(deps, inside.id, never)
  expect((await log(nobody.id))[0]).toMatchObject({
    ok: false,
    status: null,
    error: expect.stringMatching('REFUSED'),
  })
  expect((await log(inside.id))[0]).toMatchObject({ ok: false, state: 'pending' })

  receiver.answer = (_, response) => response.writeHead(500).end('whsec_abc /hook?token=abcdefgh\u0000')
  const echoing = await webhook(pool, `${receiver.url}?token=abcdefgh`)
  await happen(2)
  await deliverToEndpoint(deps, echoing.id, never)
  expect((await log(echoing.id))[0]!.answer).toBe('… /hook?…')
})

test('killed between sending and recording: sent again under the same id, and the log says so', async () => {
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  // The receiver keeps the answer back until the process is gone.
  receiver.answer = () => {}
  const script = new URL('./delivering-process.ts', import.meta.url).pathname
  const other = await killableProcess(script, { databaseUrl: url, endpointId: id })
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(1)
  await other.kill()
  receiver.answer = (_, response) => response.writeHead(204).end()

  const { deps, clock } = delivering(pool)
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(nextAt! - Date.now()).toBeLessThanOrEqual(LEASE_MS)
  expect(receiver.received).toHaveLength(1)
  clock.passedMs = LEASE_MS
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(receiver.received).toHaveLength(2)
  expect(new Set(receiver.idsOf()).size).toBe(1)
  expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body)
  expect((await log(id)).map(({ ok, attempt }) => [attempt, ok])).toEqual([
    [2, true],
    [1, null],
  ])
})

test('asked to stop it lets go at once, and nothing is held against the endpoint', async () => {
  receiver.answer = () => {}
  const { deps } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 3)
  const stopping = new AbortController()
  const running = deliverToEndpoint(deps, id, stopping.signal)
  await expect.poll(() => receiver.received.length).toBe(1)
  stopping.abort()
  await running
  // Whoever is let go is not heard: the receiver would have been left alone after its time limit.
  expect(await getEndpoint(pool, id)).toMatchObject({ failures: 0, failingSince: null })
  receiver.answer = (_, response) => response.writeHead(204).end()
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await states(id)).toEqual({ delivered: 3 })
  expect(new Set(receiver.idsOf()).size).toBe(3)
})

test('whoever has delivered something stays for a moment: what follows comes at once', async () => {
  const { deps } = delivering(pool, { patience: { ...PATIENCE, lingerMs: 1_500 } })
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  const running = deliverToEndpoint(deps, id, never)
  await expect.poll(() => receiver.received.length).toBe(1)
  await happen(2)
  await expect.poll(() => receiver.received.length).toBe(2)
  expect(await running).toEqual({})
})

test('two that deliver at once send nothing twice', async () => {
  receiver.answer = (_, response) => void delay(5).then(() => response.writeHead(204).end())
  const { deps } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1, 60)
  await Promise.all(Array.from({ length: 3 }, () => deliverToEndpoint(deps, id, never)))
  expect(receiver.received).toHaveLength(60)
  expect(new Set(receiver.idsOf()).size).toBe(60)
})

test('a message is sent once more when somebody asks for it, under its id; a test tells of nothing', async () => {
  const { deps } = delivering(pool)
  const { id, secret } = await webhook(pool, receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  const [messageId] = receiver.idsOf() as [string]
  await changed(pool, id, { type: 'redelivered', messageId })
  expect(await endpointsDue(pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(receiver.idsOf()).toEqual([messageId, messageId])
  expect((await log(id)).map(({ attempt }) => attempt)).toEqual([2, 1])

  const { messageId: ping } = await changed(pool, id, { type: 'tested' })
  await deliverToEndpoint(deps, id, never)
  const { headers, body } = receiver.received[2]!
  expect(headers['webhook-id']).toBe(ping)
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'ping' })
})

test('a test that fails is not tried again, and is held against nobody; it does not wait for a rest to end', async () => {
  receiver.answer = (_, response) => response.writeHead(503, { 'retry-after': '600' }).end()
  const { deps, alarms } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  expect(await endpointsDue(pool)).toEqual([])
  await changed(pool, id, { type: 'tested' })
  expect(await endpointsDue(pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(await getEndpoint(pool, id)).toMatchObject({ failures: 1, state: 'enabled' })
  expect(await states(id)).toEqual({ failed: 1, pending: 1 })
  expect(alarms).toEqual([])
})

test('a robot is tried by way of its channel', async () => {
  const sent: unknown[] = []
  const slack = {
    name: 'slack' as const,
    send: async (letter: object, address: string) => void sent.push({ ...letter, address }),
  }
  const { deps } = delivering(pool, { channels: new Map([['slack', slack]]) })
  const id = await robot(pool, { language: 'zh' })
  await happen(1)
  expect(await endpointsDue(pool)).toEqual([])
  await changed(pool, id, { type: 'tested' })
  expect(await endpointsDue(pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(sent).toMatchObject([{ subject: '测试消息', address: id }])
  expect(await log(id)).toMatchObject([{ ok: true, status: null }])
})

test('what was delivered long ago is not kept', async () => {
  const { deps, clock } = delivering(pool)
  const { id } = await webhook(pool, receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  clock.passedMs = 31 * dayMs
  await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({})
  expect(await log(id)).toEqual([])
})
