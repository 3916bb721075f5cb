import pg from 'pg'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startPostgres, type Postgres } from '../../src/embedded/postgres.ts'
import { ownDirectory } from '../support/temporal/servers.ts'
import { freshDatabase } from '../support/register/fresh-database.ts'

const started: Postgres[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

async function start(dataDir: string): Promise<Postgres> {
  const server = await startPostgres({ dataDir, durable: false })
  started.push(server)
  return server
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('what is written is there after a stop and a start', async () => {
  const dataDir = ownDirectory('postgres')
  const first = await start(dataDir)
  await query(first.url, "create table word (text text); insert into word values ('一诺')")
  await first.stop()
  const second = await start(dataDir)
  expect(await query(second.url, 'select text from word')).toEqual([{ text: '一诺' }])
})

test('it comes back after it was killed', async () => {
  const dataDir = ownDirectory('postgres')
  const first = await start(dataDir)
  await query(first.url, 'create table word (text text)')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await start(dataDir)
  expect(await query(second.url, 'select count(*)::int from word')).toEqual([{ count: 0 }])
})

test('one that a killed predecessor left running is ended first', async () => {
  const dataDir = ownDirectory('postgres')
  const left = await start(dataDir)
  const next = await start(dataDir)
  expect(await left.exited).toMatch(/ended/)
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file whose number belongs to another program does not keep it from starting', async () => {
  const dataDir = ownDirectory('postgres')
  const first = await start(dataDir)
  await first.stop()
  const stale = [process.pid, path.join(dataDir, 'postgres'), 0, 1, '', '127.0.0.1'].join('\n')
  writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), stale)
  const second = await start(dataDir)
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('the password is random and readable for its owner only', async () => {
  const [one, other] = [ownDirectory('postgres'), ownDirectory('postgres')]
  const { url } = await start(one)
  await start(other)
  const [password, otherPassword] = [one, other].map((dir) =>
    readFileSync(`${dir}/postgres.password`, 'utf8'),
  )
  expect(password).not.toBe(otherPassword)
  expect(statSync(`${one}/postgres.password`).mode & 0o077).toBe(0)
  await expect(query(url.replace(password ?? '', 'wrong'), 'select 1')).rejects.toThrow(/password/)
})

test('a database of another major version is refused with a sentence', async () => {
  const dataDir = ownDirectory('postgres')
  const first = await start(dataDir)
  await first.stop()
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
  await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 15, and this is PostgreSQL 18/)
})

test('a lost password is named, not waited for', async () => {
  const dataDir = ownDirectory('postgres')
  const first = await start(dataDir)
  await first.stop()
  writeFileSync(path.join(dataDir, 'postgres.password'), 'another')
  await expect(start(dataDir)).rejects.toThrow(/does not accept the password/)
})

test('each test file can have databases of its own', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  await query(one.url, 'create table word (text text)')
  await expect(query(other.url, 'select * from word')).rejects.toThrow(/does not exist/)
  await one.drop()
  await other.drop()
})
