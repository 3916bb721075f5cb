import { expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../src/domain/instant.ts'
import { createGuardedFetch } from '../../src/notify/channels/guarded-fetch.ts'
import { deliverToEndpoint } from '../../src/webhooks/deliver.ts'
import { getEndpoint } from '../../src/webhooks/endpoint.ts'
import { endpointsDue } from '../../src/webhooks/endpoints-due.ts'
import { LEASE_MS } from '../../src/webhooks/messages.ts'
import { PATIENCE } from '../../src/webhooks/patience.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { changed, delivering, never, receiving, registerAndReceiver, webhook } from './support.ts'

const kept = registerAndReceiver()
const { happen, log, states } = kept

test('a failure is tried again after the waits, under the same id, and then given up; operators are told', async () => {
  kept.receiver.answer = (_, response) => response.writeHead(500).end('out of order')
  const { deps, alarms, clock } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  const began = Date.now()
  const waits: number[] = []
  for (let next: number | undefined = began; next !== undefined;) {
    clock.passedMs = next - Date.now()
    const before = next
    ;({ nextAt: next } = await deliverToEndpoint(deps, id, never))
    if (next !== undefined) waits.push(next - before)
  }
  expect(kept.receiver.received).toHaveLength(10)
  expect(new Set(kept.receiver.idsOf()).size).toBe(1)
  waits.forEach((wait, n) => {
    // The endpoint as a whole rests too; the longer of the two counts.
    expect(wait).toBeGreaterThanOrEqual(PATIENCE.waitsMs[n]!)
    expect(wait).toBeLessThan(Math.max(PATIENCE.waitsMs[n]!, 30 * minuteMs) + hourMs)
  })
  expect(await states(id)).toEqual({ failed: 1 })
  expect(alarms).toMatchObject([{ facts: { endpoint: id, attempt: 10, status: 500 } }])
  expect((await log(id))[0]).toMatchObject({ ok: false, answer: 'out of order', state: 'failed' })
  expect((await getEndpoint(kept.pool, id))?.state).toBe('enabled')
})

test('a message that the receiver cannot take holds back no other', async () => {
  const { deps, clock } = delivering(kept.pool)
  kept.receiver.answer = ({ body }, response) =>
    response.writeHead(JSON.parse(body).data.version === 1 ? 500 : 204).end()
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 5)
  await deliverToEndpoint(deps, id, never)
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({ delivered: 4, pending: 1 })
  expect(nextAt).toBeGreaterThan(Date.now() + 3_000)
  kept.receiver.answer = (_, response) => response.writeHead(204).end()
  clock.passedMs = 6_000
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await states(id)).toEqual({ delivered: 5 })
})

test('of a receiver that fails every other time, everything arrives', async () => {
  let n = 0
  kept.receiver.answer = (_, response) => response.writeHead(n++ % 2 === 0 ? 500 : 200).end()
  const { deps, clock, alarms } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 40)
  for (let next: number | undefined = Date.now(); next !== undefined;) {
    clock.passedMs = Math.max(next - Date.now(), clock.passedMs)
    ;({ nextAt: next } = await deliverToEndpoint(deps, id, never))
  }
  expect(await states(id)).toEqual({ delivered: 40 })
  expect(new Set(kept.receiver.idsOf()).size).toBe(40)
  expect(alarms).toEqual([])
})

test('a dead receiver is asked seldom, one message at a time, however much there is to tell', async () => {
  kept.receiver.answer = (_, response) => response.writeHead(502).end()
  const { deps, clock } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 300)
  const began = Date.now()
  let calls = 0
  for (let now = began; now < began + hourMs; calls++) {
    clock.passedMs = now - Date.now()
    const { nextAt } = await deliverToEndpoint(deps, id, never)
    now = Math.max(nextAt!, now)
  }
  // Three at once until it is left alone; then after 30 s, 1, 2, 5, 10, 20 and 30 minutes.
  expect(kept.receiver.received.length).toBeLessThan(11)
  expect(calls).toBeLessThan(15)
  expect(await endpointsDue(kept.pool, began + clock.passedMs)).toEqual([])

  kept.receiver.answer = (_, response) => response.writeHead(204).end()
  clock.passedMs += 2 * hourMs
  for (let n = 0; n < 5; n++) await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({ delivered: 300 })
  expect(await getEndpoint(kept.pool, id)).toMatchObject({
    failures: 0,
    failingSince: null,
    restingUntil: null,
  })
})

test('410 disables at once; it is on record and operators are told', async () => {
  kept.receiver.answer = (_, response) => response.writeHead(410).end()
  const { deps, alarms } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 3)
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(kept.receiver.received).toHaveLength(1)
  expect(await getEndpoint(kept.pool, id)).toMatchObject({
    state: 'disabled',
    disabledWhy: 'gone',
    version: 2,
  })
  expect(alarms).toMatchObject([{ facts: { endpoint: id, why: 'gone' } }])
  const { rows } = await kept.pool.query(
    `select actor_role as role, data ->> 'why' as why from endpoint_change
     where endpoint_id = $1 and type = 'disabled'`,
    [id],
  )
  expect(rows).toEqual([{ role: 'system', why: 'gone' }])
  expect(await endpointsDue(kept.pool)).toEqual([])
})

test('an endpoint through which nothing gets for five days is disabled; enabled again, everything arrives', async () => {
  kept.receiver.answer = (_, response) => response.writeHead(500).end()
  const { deps, alarms, clock } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 3)
  const began = Date.now()
  for (let days = 0; days <= 6; days += 0.5) {
    clock.passedMs = days * dayMs
    await deliverToEndpoint(deps, id, never)
    const { state } = (await getEndpoint(kept.pool, id))!
    expect(state).toBe(days < 5 ? 'enabled' : 'disabled')
  }
  expect((await getEndpoint(kept.pool, id))?.failingSince).toBeLessThan(began + hourMs)
  expect(alarms.filter(({ facts }) => facts['why'] === 'failing')).toHaveLength(1)

  kept.receiver.answer = (_, response) => response.writeHead(204).end()
  kept.receiver.received.length = 0
  await happen(4, 5)
  await changed(kept.pool, id, { type: 'enabled', skipMissed: false })
  await deliverToEndpoint(deps, id, never)
  expect(kept.receiver.received).toHaveLength(5)
})

test.each([301, 307, 404, 503])('an answer of %d is a failure', async (status) => {
  let isFollowed = false
  const elsewhere = await receiving(() => (isFollowed = true))
  kept.receiver.answer = (_, response) => response.writeHead(status, { location: elsewhere.url }).end()
  const { deps } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  expect((await log(id))[0]).toMatchObject({ ok: false, status, state: 'pending' })
  expect(isFollowed).toBe(false)
  await elsewhere.close()
})

test.each([429, 503])('%d with Retry-After: the whole endpoint waits so long', async (status) => {
  kept.receiver.answer = (_, response) => response.writeHead(status, { 'retry-after': '600' }).end()
  const { deps, clock } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 3)
  const began = Date.now()
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(nextAt).toBeGreaterThanOrEqual(began + 600_000)
  expect(nextAt).toBeLessThanOrEqual(Date.now() + 600_000)
  clock.passedMs = 300_000
  await deliverToEndpoint(deps, id, never)
  expect(kept.receiver.received).toHaveLength(1)
  expect(await endpointsDue(kept.pool, nextAt! - 1)).toEqual([])
  expect(await endpointsDue(kept.pool, nextAt)).toEqual([id])
})

test('a receiver that hangs, or says no end of things, holds back only itself', async () => {
  kept.receiver.answer = () => {}
  const talkative = await receiving((_, response) => {
    response.writeHead(500)
    const talking = setInterval(() => response.write('on and on '.repeat(100)), 5)
    response.on('close', () => clearInterval(talking))
  })
  const well = await receiving()
  const fetch = createGuardedFetch({ allowPrivate: true, timeoutMs: 1_000, maxBodyBytes: 2_000 })
  const { deps } = delivering(kept.pool, { fetch })
  const [hangs, talks, works] = [
    await webhook(kept.pool, kept.receiver.url),
    await webhook(kept.pool, talkative.url),
    await webhook(kept.pool, well.url),
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
  const { deps } = delivering(kept.pool)
  const nobody = await webhook(kept.pool, 'http://127.0.0.1:1/hook?token=abcdefgh')
  const inside = await webhook(kept.pool, 'http://169.254.169.254/latest')
  await happen(1)
  await deliverToEndpoint(deps, nobody.id, never)
  await deliverToEndpoint(deps, inside.id, never)
  expect((await log(nobody.id))[0]).toMatchObject({
    ok: false,
    status: null,
    error: expect.stringMatching('REFUSED'),
  })
  expect((await log(inside.id))[0]).toMatchObject({ ok: false, state: 'pending' })

  kept.receiver.answer = (_, response) => response.writeHead(500).end('whsec_abc /hook?token=abcdefgh\u0000')
  const echoing = await webhook(kept.pool, `${kept.receiver.url}?token=abcdefgh`)
  await happen(2)
  await deliverToEndpoint(deps, echoing.id, never)
  expect((await log(echoing.id))[0]!.answer).toBe('… /hook?…')
})

test('killed between sending and recording: sent again under the same id, and the log says so', async () => {
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  // The receiver keeps the answer back until the process is gone.
  kept.receiver.answer = () => {}
  const script = new URL('./delivering-process.ts', import.meta.url).pathname
  const other = await killableProcess(script, { databaseUrl: kept.url, endpointId: id })
  await expect.poll(() => kept.receiver.received.length, { timeout: 60_000 }).toBe(1)
  await other.kill()
  kept.receiver.answer = (_, response) => response.writeHead(204).end()

  const { deps, clock } = delivering(kept.pool)
  const { nextAt } = await deliverToEndpoint(deps, id, never)
  expect(nextAt! - Date.now()).toBeLessThanOrEqual(LEASE_MS)
  expect(kept.receiver.received).toHaveLength(1)
  clock.passedMs = LEASE_MS
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(kept.receiver.received).toHaveLength(2)
  expect(new Set(kept.receiver.idsOf()).size).toBe(1)
  expect(kept.receiver.received[1]!.body).toBe(kept.receiver.received[0]!.body)
  expect((await log(id)).map(({ ok, attempt }) => [attempt, ok])).toEqual([
    [2, true],
    [1, null],
  ])
})
