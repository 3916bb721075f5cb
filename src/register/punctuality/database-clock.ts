import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'

export type DatabaseClock = {
  /** The instant it is by the database; by this machine for as long as the database has never answered. */
  now(): Instant
  /** How far this machine's clock is ahead of the database's; unknown until that has answered. */
  machineAheadMs(): number | undefined
  stop(): void
}

const LOOK_EVERY_MS = 30_000

/** Further off, a machine's stamps are soon not believed any more. */
export const isClockRight = (aheadMs: number): boolean => Math.abs(aheadMs) <= 5_000

/**
 * The database's clock, kept here by a clock that only counts: what is due in the database is due for everybody at
 * once, whatever the clocks of the machines say, and whenever somebody sets them.
 */
export async function databaseClock(pool: Pool): Promise<DatabaseClock> {
  let known: { at: Instant; counted: number } | undefined
  const look = async () => {
    const askedAt = performance.now()
    const { rows } = await pool.query<{ at: Instant }>('select clock_timestamp() as at')
    known = { at: rows[0]!.at, counted: (askedAt + performance.now()) / 2 }
  }
  const now = () => (known ? Math.round(known.at + performance.now() - known.counted) : Date.now())
  // A database that is away is looked at again; until then what was known goes on.
  const lookAgain = () => void look().catch(() => {})
  await look().catch(() => {})
  const timer = setInterval(lookAgain, LOOK_EVERY_MS)
  timer.unref()
  return {
    now,
    machineAheadMs: () => (known ? Date.now() - now() : undefined),
    stop: () => clearInterval(timer),
  }
}
