import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src/register/migrate.ts'
import { freshDatabase, type TestDatabase } from '../support/register/fresh-database.ts'

let database: TestDatabase
let url: string
let directory: string
beforeEach(async () => {
  database = await freshDatabase()
  url = database.url
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-migrations-'))
  await cp(path.resolve(import.meta.dirname, '../../src/register/sql'), directory, { recursive: true })
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

/** The folding is made of the core's data, and has no file. */
const files = async () => [
  ...(await readdir(path.join(directory, 'migrations'))).toSorted(),
  'folding',
  ...(await readdir(path.join(directory, 'functions'))).toSorted(),
  ...(await readdir(path.join(directory, 'earlier'))).toSorted().map((name) => `earlier/${name}`),
]

test('applies every file once, in order, however often it runs', async () => {
  await migrate(url)
  await migrate(url)
  expect(await applied()).toEqual(await files())
})

test('several at the same time do it once', async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(await applied()).toEqual(await files())
})

test('refuses a file that was changed after it was applied, and applies nothing then', async () => {
  await migrate(url, directory)
  await writeFile(path.join(directory, 'migrations/0001-register.sql'), 'select 1')
  await writeFile(path.join(directory, 'migrations/9000-new.sql'), 'create table fresh (id int)')
  await expect(migrate(url, directory)).rejects.toThrow(
    'The migration 0001-register.sql has been changed since this database applied it.',
  )
  expect(await applied()).not.toContain('9000-new.sql')
})

test('keeps nothing of a file that fails, and the files before it', async () => {
  await writeFile(path.join(directory, 'migrations/9000-good.sql'), 'create table good (id int)')
  await writeFile(path.join(directory, 'migrations/9001-bad.sql'), 'create table bad (id int); select 1 / 0')
  await expect(migrate(url, directory)).rejects.toThrow('The migration 9001-bad.sql could not be applied')
  expect(await applied()).toContain('9000-good.sql')
  await writeFile(path.join(directory, 'migrations/9001-bad.sql'), 'create table bad (id int)')
  await migrate(url, directory)
  expect(await applied()).toContain('9001-bad.sql')
})

test('a function that was changed is replaced', async () => {
  await migrate(url, directory)
  const file = path.join(directory, 'functions/commit-journal.sql')
  await appendFile(file, '\ncreate or replace function answer() returns int language sql as $$ select 1 $$;')
  await migrate(url, directory)
  await writeFile(file, 'create or replace function answer() returns int language sql as $$ select 2 $$;')
  await migrate(url, directory)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  expect((await client.query('select answer()')).rows).toEqual([{ answer: 2 }])
  await client.end()
  expect(await applied()).toHaveLength((await files()).length)
})

test('what rows from before need is done once, when the functions are there', async () => {
  await writeFile(
    path.join(directory, 'functions/answer.sql'),
    'create or replace function answer() returns int language sql as $$ select 1 $$;',
  )
  await writeFile(path.join(directory, 'earlier/9000-answers.sql'), 'create table answers as select answer()')
  await migrate(url, directory)
  await migrate(url, directory)
  expect((await applied()).filter((name) => name === 'earlier/9000-answers.sql')).toHaveLength(1)
  await writeFile(path.join(directory, 'earlier/9000-answers.sql'), 'select 1')
  await expect(migrate(url, directory)).rejects.toThrow(
    'The migration earlier/9000-answers.sql has been changed',
  )
})
