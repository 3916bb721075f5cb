import { setTimeout as delay } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { dayMs } from '../../src/domain/instant.ts'
import { deliverToEndpoint } from '../../src/webhooks/deliver.ts'
import { getEndpoint } from '../../src/webhooks/endpoint.ts'
import { endpointsDue } from '../../src/webhooks/endpoints-due.ts'
import { PATIENCE } from '../../src/webhooks/patience.ts'
import { changed, delivering, never, registerAndReceiver, robot, webhook } from './support.ts'

const kept = registerAndReceiver()
const { happen, log, states } = kept

test('what happens reaches the receiver once, which can tell whom it is from', async () => {
  const { deps } = delivering(kept.pool)
  const { id, secret } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 12)
  expect(await endpointsDue(kept.pool)).toEqual([id])
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await endpointsDue(kept.pool)).toEqual([])
  expect(new Set(kept.receiver.idsOf()).size).toBe(12)
  expect(kept.receiver.received).toHaveLength(12)
  for (const { headers, body } of kept.receiver.received) {
    const payload = new Webhook(secret).verify(body, headers as Record<string, string>)
    expect(payload).toMatchObject({ type: 'complaint.note_added', data: { complaintId: 'cmp_1' } })
  }
  const versions = kept.receiver.received.map(({ body }) => JSON.parse(body).data.version as number)
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  expect(await log(id)).toHaveLength(12)
  expect((await log(id))[0]).toMatchObject({ ok: true, status: 204, attempt: 1, state: 'delivered' })
})

test('while a secret is replaced the old and the new both prove it; then only the new', async () => {
  const { deps, clock } = delivering(kept.pool)
  const { id, secret: old } = await webhook(kept.pool, kept.receiver.url)
  const rotation = { type: 'secretRotated', keepOldMs: 60_000 } as const
  const { newSecret } = await changed(kept.pool, id, rotation)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  const verify = (secret: string, n: number) => {
    const { body, headers } = kept.receiver.received[n]!
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  }
  expect(verify(old, 0)).toEqual(verify(newSecret!, 0))
  clock.passedMs = 61_000
  await happen(2)
  await deliverToEndpoint(deps, id, never)
  expect(verify(newSecret!, 1)).toBeTruthy()
  expect(() => verify(old, 1)).toThrow('No matching signature')
})

test('asked to stop it lets go at once, and nothing is held against the endpoint', async () => {
  kept.receiver.answer = () => {}
  const { deps } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 3)
  const stopping = new AbortController()
  const running = deliverToEndpoint(deps, id, stopping.signal)
  await expect.poll(() => kept.receiver.received.length).toBe(1)
  stopping.abort()
  await running
  // Whoever is let go is not heard: the receiver would have been left alone after its time limit.
  expect(await getEndpoint(kept.pool, id)).toMatchObject({ failures: 0, failingSince: null })
  kept.receiver.answer = (_, response) => response.writeHead(204).end()
  expect(await deliverToEndpoint(deps, id, never)).toEqual({})
  expect(await states(id)).toEqual({ delivered: 3 })
  expect(new Set(kept.receiver.idsOf()).size).toBe(3)
})

test('whoever has delivered something stays for a moment: what follows comes at once', async () => {
  const { deps } = delivering(kept.pool, { patience: { ...PATIENCE, lingerMs: 1_500 } })
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  const running = deliverToEndpoint(deps, id, never)
  await expect.poll(() => kept.receiver.received.length).toBe(1)
  await happen(2)
  await expect.poll(() => kept.receiver.received.length).toBe(2)
  expect(await running).toEqual({})
})

test('two that deliver at once send nothing twice', async () => {
  kept.receiver.answer = (_, response) => void delay(5).then(() => response.writeHead(204).end())
  const { deps } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1, 60)
  await Promise.all(Array.from({ length: 3 }, () => deliverToEndpoint(deps, id, never)))
  expect(kept.receiver.received).toHaveLength(60)
  expect(new Set(kept.receiver.idsOf()).size).toBe(60)
})

test('a message is sent once more when somebody asks for it, under its id; a test tells of nothing', async () => {
  const { deps } = delivering(kept.pool)
  const { id, secret } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  const [messageId] = kept.receiver.idsOf() as [string]
  await changed(kept.pool, id, { type: 'redelivered', messageId })
  expect(await endpointsDue(kept.pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(kept.receiver.idsOf()).toEqual([messageId, messageId])
  expect((await log(id)).map(({ attempt }) => attempt)).toEqual([2, 1])

  const { messageId: ping } = await changed(kept.pool, id, { type: 'tested' })
  await deliverToEndpoint(deps, id, never)
  const { headers, body } = kept.receiver.received[2]!
  expect(headers['webhook-id']).toBe(ping)
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'ping' })
})

test('a test that fails is not tried again, and is held against nobody; it does not wait for a rest to end', async () => {
  kept.receiver.answer = (_, response) => response.writeHead(503, { 'retry-after': '600' }).end()
  const { deps, alarms } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  expect(await endpointsDue(kept.pool)).toEqual([])
  await changed(kept.pool, id, { type: 'tested' })
  expect(await endpointsDue(kept.pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(await getEndpoint(kept.pool, id)).toMatchObject({ failures: 1, state: 'enabled' })
  expect(await states(id)).toEqual({ failed: 1, pending: 1 })
  expect(alarms).toEqual([])
})

test('a robot is tried by way of its channel', async () => {
  const sent: unknown[] = []
  const slack = {
    name: 'slack' as const,
    send: async (letter: object, address: string) => void sent.push({ ...letter, address }),
  }
  const { deps } = delivering(kept.pool, { channels: new Map([['slack', slack]]) })
  const id = await robot(kept.pool, { language: 'zh' })
  await happen(1)
  expect(await endpointsDue(kept.pool)).toEqual([])
  await changed(kept.pool, id, { type: 'tested' })
  expect(await endpointsDue(kept.pool)).toEqual([id])
  await deliverToEndpoint(deps, id, never)
  expect(sent).toMatchObject([{ subject: '测试消息', address: id }])
  expect(await log(id)).toMatchObject([{ ok: true, status: null }])
})

test('what was delivered long ago is not kept', async () => {
  const { deps, clock } = delivering(kept.pool)
  const { id } = await webhook(kept.pool, kept.receiver.url)
  await happen(1)
  await deliverToEndpoint(deps, id, never)
  clock.passedMs = 31 * dayMs
  await deliverToEndpoint(deps, id, never)
  expect(await states(id)).toEqual({})
  expect(await log(id)).toEqual([])
})
