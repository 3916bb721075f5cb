import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src/register/migrate.ts'
import { freshDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let url: string
let directory: string
beforeEach(async () => {
  database = await freshDatabase()
  url = database.url
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-migrations-'))
  await cp(path.resolve(import.meta.dirname, '../../src/register/migrations'), directory, { recursive: true })
})
afterEach(async () => {
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

async function applied(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    'select name from migration order by applied_at, name',
  )
  await client.end()
  return rows.map(({ name }) => name)
}

test('applies every file once, in order, however often it runs', async () => {
  await migrate(url)
  await migrate(url)
  expect(await applied()).toEqual(['0001-register.sql', '0002-commit.sql'])
})

test('several at the same time do it once', async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(await applied()).toHaveLength(2)
})

test('refuses a file that was changed after it was applied, and applies nothing then', async () => {
  await migrate(url, directory)
  await writeFile(path.join(directory, '0002-commit.sql'), 'select 1')
  await writeFile(path.join(directory, '9000-new.sql'), 'create table fresh (id int)')
  await expect(migrate(url, directory)).rejects.toThrow(
    'The migration 0002-commit.sql has been changed since this database applied it.',
  )
  expect(await applied()).not.toContain('9000-new.sql')
})

test('keeps nothing of a file that fails, and the files before it', async () => {
  await writeFile(path.join(directory, '9000-good.sql'), 'create table good (id int)')
  await writeFile(path.join(directory, '9001-bad.sql'), 'create table bad (id int); select 1 / 0')
  await expect(migrate(url, directory)).rejects.toThrow('The migration 9001-bad.sql could not be applied')
  expect(await applied()).toContain('9000-good.sql')
  await writeFile(path.join(directory, '9001-bad.sql'), 'create table bad (id int)')
  await migrate(url, directory)
  expect(await applied()).toContain('9001-bad.sql')
})
