import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { foldEarlier, foldingSql } from './lists/folding.ts'
import { matchEarlier } from './commit/match-earlier.ts'
import { deskEarlier } from './commit/desk-earlier.ts'
import { ownClient } from './own-client.ts'
import { tieEarlier, tieTakers } from './commit/tie-earlier.ts'
import { touchEarlier } from './commit/touch-earlier.ts'
import { stageEarlier } from './commit/stage-earlier.ts'
import { sealEarlier } from './proof/seal-earlier.ts'

type Migration = { name: string; digest: string; sql: string }

// Any number will do, as long as everyone who migrates takes the same.
const lock = 7_960_417

const NUMBERED = /^\d{4}-.+\.sql$/

/**
 * Brings the database up to date, whoever else is doing the same: in `migrations` each numbered file once, in order;
 * then in `functions` each file that is new or was changed, for a function is replaced as a whole; then what rows from
 * before need: in `earlier` each numbered file once, and what is done a piece at a time.
 */
export async function migrate(
  databaseUrl: string,
  directory = path.join(import.meta.dirname, 'sql'),
): Promise<void> {
  const { migrations, functions, earlier } = await filesIn(directory)
  const client = ownClient({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      `create table if not exists migration
       (name text primary key, digest text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; digest: string }>(
      'select name, digest from migration',
    )
    const applied = new Map(rows.map(({ name, digest }) => [name, digest]))
    for (const migration of [...migrations, ...earlier]) refuseChanged(migration, applied.get(migration.name))
    const isNew = ({ name }: Migration) => !applied.has(name)
    for (const migration of migrations.filter(isNew)) await apply(client, migration)
    for (const one of functions.filter(({ name, digest }) => applied.get(name) !== digest))
      await apply(client, one)
    for (const migration of earlier.filter(isNew)) await apply(client, migration)
    await sealEarlier(client)
    await matchEarlier(client)
    await stageEarlier(client)
    await tieEarlier(client)
    await tieTakers(client)
    await deskEarlier(client)
    await touchEarlier(client)
    await foldEarlier(client)
  } finally {
    // Ending the session frees the lock.
    await client.end()
  }
}

async function filesIn(directory: string) {
  return {
    migrations: await read(path.join(directory, 'migrations'), NUMBERED),
    functions: [folding(), ...(await read(path.join(directory, 'functions'), /\.sql$/))],
    earlier: await read(path.join(directory, 'earlier'), NUMBERED, 'earlier/'),
  }
}

/** What this database lacks of what the code needs, and what it has that the code does not know: it is for another release. */
export async function migrationState(
  client: Pick<Client, 'query'>,
  directory = path.join(import.meta.dirname, 'sql'),
): Promise<{ lacking: string[]; unknown: string[] }> {
  const { migrations, functions, earlier } = await filesIn(directory)
  const needed = [...migrations, ...functions, ...earlier]
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration')
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]))
  const known = new Set(needed.map(({ name }) => name))
  return {
    lacking: needed.filter(({ name, digest }) => applied.get(name) !== digest).map(({ name }) => name),
    unknown: [...applied.keys()].filter((name) => NUMBERED.test(name) && !known.has(name)),
  }
}

async function read(directory: string, pattern: RegExp, prefix = ''): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => pattern.test(name)).sort()
  return Promise.all(
    names.map(async (name) => migrationOf(prefix + name, await readFile(path.join(directory, name), 'utf8'))),
  )
}

const migrationOf = (name: string, sql: string): Migration => ({
  ...{ name, sql },
  digest: createHash('sha256').update(sql).digest('hex'),
})

/** The one function that is made of the core's data; the others use it. */
const folding = () => migrationOf('folding', foldingSql())

function refuseChanged({ name, digest }: Migration, applied: string | undefined): void {
  if (applied === undefined || applied === digest) return
  throw new Error(
    `The migration ${name} has been changed since this database applied it. ` +
      'Put the file back as it was and write the change as a new migration.',
  )
}

async function apply(client: Client, { name, digest, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into migration (name, digest) values ($1, $2)
       on conflict (name) do update set digest = excluded.digest, applied_at = now()`,
      [name, digest],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${name} could not be applied; nothing of it was kept.`, { cause: error })
  }
}
