import type { Pool } from 'pg'
import type { LoadedYear } from '../../domain/calendar/loaded-year.ts'
import { readLoadedYears } from '../../register/calendars/loaded-years.ts'
import { isClockRight } from '../../register/punctuality/database-clock.ts'
import { inTransaction } from '../../register/in-transaction.ts'
import { changedRules } from '../../register/complaint/changed-rules.ts'
import { migrationState } from '../../register/migrate.ts'
import { rightsAmiss } from '../../register/rights.ts'
import { createSlowPool } from '../../register/pool.ts'
import { pinned } from '../../rules/policies.ts'
import { bad, good, messageOf, toldInBoth, warning, type Finding } from './finding.ts'
import { rulesWith, type Rules } from './settings.ts'
import { SAYS } from './words.ts'

export type Looked = {
  found: Finding[]
  /** What was loaded beside the calendars, as far as it could be read. */
  years: readonly LoadedYear[]
}

/** The register, looked at over the connection of the processes. Nothing is left changed. */
export async function lookAtRegister(databaseUrl: string, rules: Rules | undefined): Promise<Looked> {
  const pool = createSlowPool(databaseUrl)
  const { host, pathname } = new URL(databaseUrl)
  const where = `${host}${pathname}`
  try {
    const aheadMs = await clockAhead(pool).catch((error: unknown) => messageOf(error))
    if (typeof aheadMs === 'string')
      return { found: [bad('register', SAYS.unreachable(where, aheadMs), SAYS.mendRegister)], years: [] }
    const migrations = await lookAtMigrations(pool)
    const found = [good('register', SAYS.reached(where)), migrations, clockFinding(aheadMs)]
    if (migrations.state === 'bad') return { found, years: [] }
    const rights = await lookAtRights(pool)
    const years = await readLoadedYears(pool).catch(() => [])
    const changed = rules ? await lookAtRules(pool, rulesWith(years, rules)) : []
    return { found: [...found, rights, await lookAtDirectory(pool), ...changed], years }
  } finally {
    await pool.end()
  }
}

async function clockAhead(pool: Pool): Promise<number> {
  await pool.query('select 1')
  const askedAt = Date.now()
  const { rows } = await pool.query<{ at: number }>('select clock_timestamp() as at')
  return Math.round((askedAt + Date.now()) / 2 - rows[0]!.at)
}

const clockFinding = (aheadMs: number): Finding =>
  isClockRight(aheadMs)
    ? good('databaseClock', SAYS.clockRight(aheadMs))
    : bad('databaseClock', SAYS.clockWrong(aheadMs), SAYS.mendClock)

const NO_SUCH_TABLE = '42P01'

async function lookAtMigrations(pool: Pool): Promise<Finding> {
  const state = await migrationState(pool).catch((error: { code?: string }) => {
    if (error.code === NO_SUCH_TABLE) return { lacking: ['0001'], unknown: [] }
    throw error
  })
  if (state.unknown.length > 0) return bad('migrations', SAYS.newer(state.unknown), SAYS.mendNewer)
  if (state.lacking.length > 0) return bad('migrations', SAYS.lacking(state.lacking), SAYS.mendMigrations)
  return good('migrations', SAYS.migrated)
}

type Role = { name: string; super: boolean; roles: boolean; databases: boolean }

/** Enough, and no more than that. */
async function lookAtRights(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<Role>(
    `select rolname as name, rolsuper as super, rolcreaterole as roles, rolcreatedb as databases
     from pg_roles where rolname = current_user`,
  )
  const { name, super: isSuper, roles, databases } = rows[0]!
  const tooMany = [isSuper && 'SUPERUSER', roles && 'CREATEROLE', databases && 'CREATEDB'].filter(Boolean)
  if (tooMany.length > 0)
    return bad('rights', SAYS.tooMany(name, tooMany as string[]), SAYS.mendTooMany(name))
  const { owns, tooMuch, tooLittle } = await rightsAmiss(pool)
  if (owns) return bad('rights', SAYS.owns(name), SAYS.mendOwns)
  if (tooMuch.length > 0) return bad('rights', SAYS.tooMany(name, tooMuch), SAYS.mendRights(name))
  const fault = tooLittle.length > 0 ? tooLittle.join(', ') : await cannotWrite(pool)
  return fault === undefined
    ? good('rights', SAYS.rightsGood(name))
    : bad('rights', SAYS.cannotWrite(name, fault), SAYS.mendRights(name))
}

/** Whatever was written is taken back. */
const TAKEN_BACK = new Error('taken back')

/** Why a row could not be written. */
async function cannotWrite(pool: Pool): Promise<string | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query(`insert into pulse (filler) values ('x')`)
    throw TAKEN_BACK
  }).catch((error: unknown) => (error === TAKEN_BACK ? undefined : messageOf(error)))
}

async function lookAtDirectory(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ count: number }>('select count(*) as count from person')
  const count = rows[0]!.count
  if (count === 0) return warning('directory', SAYS.nobody, SAYS.mendDirectory)
  return good('directory', SAYS.people(count))
}

/** Rules that were changed under their version: an API would not start on them. */
async function lookAtRules(pool: Pool, { policies, calendars }: Rules): Promise<Finding[]> {
  const changed = await changedRules(pool, {
    policies: [...policies.values()].map(pinned),
    calendars: [...calendars.values()],
  })
  return changed.map((sentence) => bad('rules', toldInBoth(sentence), SAYS.mendChangedRules))
}
