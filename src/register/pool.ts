import pg from 'pg'

export type PoolOptions = {
  max?: number
  /** So many stay when there is nothing to do: each new one compiles the register's functions again, and plans their statements. */
  kept?: number
  /** How long a statement may take before it is given up, here and on the server. */
  statementTimeoutMs?: number
  onIdleError?: (error: Error) => void
}

const timestamptz: number = pg.types.builtins.TIMESTAMPTZ
const int8: number = pg.types.builtins.INT8
const dateOf = pg.types.getTypeParser(timestamptz, 'text') as (text: string) => Date

/** Instants come out as epoch milliseconds ('infinity' as Infinity), bigints as numbers; the rest as usual. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === timestamptz) return (text: string) => Number(dateOf(text))
    if (oid === int8) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

/** For what may take long: figures, reports, exports, sweeps. */
export const createSlowPool = (databaseUrl: string): pg.Pool =>
  createPool(databaseUrl, { max: 4, kept: 0, statementTimeoutMs: 60_000 })

/**
 * For commits that nobody waits for: they end before their activity's twenty seconds do, so that the next attempt
 * finds the first one gone. Few, because a register that takes its time is not helped by many.
 */
export const createPatientPool = (databaseUrl: string): pg.Pool =>
  createPool(databaseUrl, { max: 4, kept: 0, statementTimeoutMs: 18_000 })

/**
 * The connections to the register. A database that hangs makes a commit fail within its timeout, so that the
 * workflow falls back to its retried activity; what may take longer has connections of its own.
 */
export function createPool(databaseUrl: string, options: PoolOptions = {}): pg.Pool {
  const { max = 10, kept = 4, statementTimeoutMs = 1_500, onIdleError = () => {} } = options
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'yinuo',
    max,
    types,
    connectionTimeoutMillis: 1_500,
    idleTimeoutMillis: 30_000,
    min: kept,
    keepAlive: true,
    // What lies between may drop one that is silent for minutes, and tells nobody.
    keepAliveInitialDelayMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    // The server may hang as a whole, and then its own timeout never comes.
    query_timeout: statementTimeoutMs + 100,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that breaks without a listener ends the process. One that is idle the pool lets go of; one that is
  // borrowed keeps this listener for life, and whoever borrowed it learns of the break by the next statement.
  pool.on('error', onIdleError)
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}
