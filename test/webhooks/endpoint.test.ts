import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeEndpoint } from '../../src/webhooks/endpoint-changes.ts'
import { findGroups, getEndpoint, robotOf } from '../../src/webhooks/endpoint.ts'
import { freshRegister } from '../support/register/fresh-register.ts'
import { changed, robot, webhook } from './support.ts'

let pool: Pool
let close: () => Promise<void>
beforeAll(async () => {
  ;({ pool, close } = await freshRegister())
})
afterAll(() => close())

test('a group hears what is said to its role in its department, not what is for one person', async () => {
  const everywhere = await robot(pool, { kind: 'feishu', roles: ['supervisor', 'manager'], language: 'zh' })
  const service = await robot(pool, { kind: 'teams', roles: ['supervisor'], department: 'service' })
  const off = await robot(pool, { kind: 'slack', roles: ['supervisor'] })
  await changed(pool, off, { type: 'disabled' })
  await webhook(pool, 'https://example.org/')
  const groups = async (to: Parameters<typeof findGroups>[1]) =>
    (await findGroups(pool, to)).map(({ id }) => id)

  expect(await findGroups(pool, { role: 'supervisor', department: 'service' })).toEqual([
    {
      id: `group/${everywhere}`,
      language: 'zh',
      addresses: { feishu: everywhere },
      because: { as: 'group' },
    },
    { id: `group/${service}`, language: 'en', addresses: { teams: service }, because: { as: 'group' } },
  ])
  expect(await groups({ role: 'supervisor', department: 'workshop' })).toEqual([`group/${everywhere}`])
  expect(await groups({ role: 'supervisor' })).toEqual([`group/${everywhere}`])
  expect(await groups({ role: 'agent', department: 'service' })).toEqual([])
  expect(await groups({ role: 'supervisor', department: 'service', person: 'zhao' })).toEqual([])
  expect(await groups({ role: 'customer' })).toEqual([])
})

test('where a robot is reached, and with what; a disabled one nowhere, a webhook is none', async () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=t'
  const id = await robot(pool, { kind: 'dingtalk', url, secret: 'SEC1' })
  expect(await robotOf(pool, id)).toEqual({ url, secret: 'SEC1' })
  await changed(pool, id, { type: 'secretRotated', secret: 'SEC2', keepOldMs: 60_000 })
  expect(await robotOf(pool, id)).toEqual({ url, secret: 'SEC2' })
  await changed(pool, id, { type: 'disabled' })
  expect(await robotOf(pool, id)).toBeUndefined()
  const slack = await robot(pool, { kind: 'slack', url: 'https://hooks.slack.com/services/x' })
  expect(await robotOf(pool, slack)).toEqual({ url: 'https://hooks.slack.com/services/x' })
  const { id: hook } = await webhook(pool, 'https://example.org/')
  expect(await robotOf(pool, hook)).toBeUndefined()
  expect(await robotOf(pool, 'ep_none')).toBeUndefined()
})

test('secrets that were replaced stay as long as each was promised, not longer', async () => {
  const { id, secret } = await webhook(pool, 'https://example.org/')
  const rotate = (keepOldMs: number) => changed(pool, id, { type: 'secretRotated', keepOldMs })
  const { newSecret } = await rotate(3_600_000)
  const [, first] = (await getEndpoint(pool, id))!.secrets
  expect(first).toEqual({ secret, validUntil: expect.any(Number) })
  await rotate(7_200_000)
  const { secrets } = (await getEndpoint(pool, id))!
  expect(secrets[1]!.secret).toBe(newSecret)
  expect(secrets[2]).toEqual(first)
  const { newSecret: only } = await rotate(0)
  expect((await getEndpoint(pool, id))!.secrets).toEqual([{ secret: only }])
})

test('under one key it happens once, also when both ask at once; what was done is not undone', async () => {
  const { id } = await webhook(pool, 'https://example.org/')
  const by = { id: 'zhou', role: 'operator' } as const
  const asked = { id, change: { type: 'tested' }, by, at: Date.now(), key: 'k-1', digest: 'd' } as const
  const results = await Promise.all(Array.from({ length: 4 }, () => changeEndpoint(pool, asked)))
  expect(new Set(results.map((one) => 'messageId' in one && one.messageId)).size).toBe(1)
  expect(results.filter((one) => 'replayed' in one && !one.replayed)).toHaveLength(1)
  expect(await changeEndpoint(pool, { ...asked, digest: 'other' })).toEqual({ code: 'keyReused' })
  await expect(pool.query('delete from endpoint_change')).rejects.toThrow('neither changed nor removed')
  await expect(pool.query("update endpoint_change set actor_id = 'x'")).rejects.toThrow('neither changed')
})
