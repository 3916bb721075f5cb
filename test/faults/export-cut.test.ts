import type { Client } from '@temporalio/client'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../src/run/start-api.ts'
import { apiClient } from '../../src/run/api-client.ts'
import { download } from '../../src/cli/shared/download.ts'
import { createSlowPool } from '../../src/register/pool.ts'
import type { Pool } from 'pg'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { settled, recordLife } from '../support/register/lives-by-hand.ts'
import { testApi } from '../support/product.ts'

const start = Date.UTC(2026, 2, 2, 1)
/** More than a page of either export. */
const COUNT = 250

let house: FreshRegister
let slow: Pool
let api: Api
beforeAll(async () => {
  house = await freshRegister()
  for (let n = 0; n < COUNT; n++)
    await recordLife(house.register, { id: `cmp_${n}`, number: `Y-${n}`, receivedAt: start + n, ...settled })
  slow = createSlowPool(house.url)
  // Reads of the register alone: no part of Temporal is asked for anything.
  const client = { connection: {} } as unknown as Client
  api = await testApi({ client, pool: house.pool, slow })
})
afterAll(async () => {
  await api?.close()
  await slow?.end()
  await house?.close()
})

const auditor = { headers: { authorization: 'Bearer auditor-wu' } }
const asked = (path: string) => fetch(`${api.url}${path}`, auditor)

/** Lets something be wrong in the register for a while, as only a test may. */
async function spoilt(change: string, mended: string, meanwhile: () => Promise<void>): Promise<void> {
  const run = (text: string) =>
    house.pool.query(`begin; set local session_replication_role = replica; ${text}; commit`)
  await run(change)
  try {
    await meanwhile()
  } finally {
    await run(mended)
  }
}

const read = async (answer: Response) => (await answer.text()).length

test('an event log that cannot be written to its end is no shorter log', async () => {
  const event = `where complaint_id = 'cmp_240' and sequence = 5`
  const [change, mended] = [
    `update event set at = 'infinity' ${event}`,
    `update event set at = recorded_at ${event}`,
  ]
  await spoilt(change, mended, async () => {
    const answer = await asked('/v1/exports/ocel')
    expect(answer.status).toBe(200)
    await expect(read(answer)).rejects.toThrow()
  })
  const log = (await (await asked('/v1/exports/ocel')).json()) as { objects: { type: string }[] }
  expect(log.objects.filter(({ type }) => type === 'complaint')).toHaveLength(COUNT)
})

test('a table that cannot be written to its end is no shorter table', async () => {
  const [change, mended] = ["'infinity'", 'received_at'].map(
    (at) => `update complaint set registered_at = ${at} where id = 'cmp_1'`,
  ) as [string, string]
  await spoilt(change, mended, async () => {
    const answer = await asked('/v1/complaints.csv')
    expect(answer.status).toBe(200)
    await expect(read(answer)).rejects.toThrow()
  })
  const table = await (await asked('/v1/complaints.csv')).text()
  expect(table.trimEnd().split('\r\n')).toHaveLength(COUNT + 1)
})

test('a download has its name only when it is whole', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'yinuo-download-'))
  const out = path.join(directory, 'list.csv')
  const [change, mended] = ["'infinity'", 'received_at'].map(
    (at) => `update complaint set registered_at = ${at} where id = 'cmp_1'`,
  ) as [string, string]
  await spoilt(change, mended, async () => {
    await expect(
      download(apiClient(api.url), { path: '/v1/complaints.csv', query: {}, out }),
    ).rejects.toThrow()
    expect(await readdir(directory)).toEqual([])
  })
  await download(apiClient(api.url), { path: '/v1/complaints.csv', query: { language: 'zh' }, out })
  expect(await readdir(directory)).toEqual(['list.csv'])
  expect((await readFile(out, 'utf8')).trimEnd().split('\r\n')).toHaveLength(COUNT + 1)
  await rm(directory, { recursive: true })
})

test('a register that is away is told before anything is sent', async () => {
  const away = createSlowPool('postgres://nobody@127.0.0.1:1/none')
  const client = { connection: {} } as unknown as Client
  const other = await testApi({ client, pool: house.pool, slow: away })
  try {
    for (const path of ['/v1/exports/ocel', '/v1/complaints.csv']) {
      const answer = await fetch(`${other.url}${path}`, auditor)
      expect(answer.status).toBe(503)
      expect(answer.headers.get('content-disposition')).toBeNull()
      expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    }
  } finally {
    await other.close()
    await away.end()
  }
})
