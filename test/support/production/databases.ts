import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startPostgres } from '../../../src/embedded/postgres.ts'
import { databaseOn, onServer } from '../run/database-server.ts'
import { ownDirectory } from '../temporal/servers.ts'

export type Passwords = {
  TEMPORAL_DB_PASSWORD: string
  REGISTER_DB_PASSWORD: string
  REGISTER_APP_DB_PASSWORD: string
}

/** A PostgreSQL as its image starts it: its superuser is called postgres. */
export async function imagePostgres() {
  const server = await startPostgres({
    dataDir: ownDirectory('deployed-postgres'),
    database: 'postgres',
    durable: false,
    settings: ['max_connections=300'],
  })
  // Nobody renames themselves.
  const word = randomBytes(12).toString('hex')
  await onServer(server.url, `create role renamer superuser login password '${word}'`)
  const asRenamer = new URL(server.url)
  ;[asRenamer.username, asRenamer.password] = ['renamer', word]
  await onServer(asRenamer.href, `alter role yinuo rename to postgres`)
  const asPostgres = new URL(server.url)
  asPostgres.username = 'postgres'
  await onServer(asPostgres.href, 'drop role renamer')
  return { ...server, url: asPostgres.href, port: asPostgres.port }
}

/** What deploy/databases.sh has psql do, done without it. */
export async function setUpDatabases(server: string, passwords: Passwords): Promise<void> {
  const script = readFileSync('deploy/databases.sh', 'utf8')
  const [, sql = ''] = /<<'SQL'\n([^]*)^SQL$/m.exec(script) ?? []
  const filled = sql
    .replaceAll(":'temporal_password'", pg.escapeLiteral(passwords.TEMPORAL_DB_PASSWORD))
    .replaceAll(":'register_password'", pg.escapeLiteral(passwords.REGISTER_DB_PASSWORD))
    .replaceAll(":'register_app_password'", pg.escapeLiteral(passwords.REGISTER_APP_DB_PASSWORD))
  const statements = filled.split(/;\s*\n/).filter((one) => one.trim())
  for (const statement of statements) await onServer(databaseOn(server, 'postgres'), statement)
}
