import { Client } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { NativeConnection } from '@temporalio/worker'
import type { Pool } from 'pg'
import type { Config } from '../../config/config.ts'
import { findRunning } from '../../embedded/running.ts'
import { createSlowPool } from '../../register/pool.ts'

export type Reached = { pool: Pool; client: Client; close(): Promise<void> }

/** Register and Temporal themselves, for what operators do by hand: those the environment names, else the running ones. */
export async function reachSystem(config: Config): Promise<Reached> {
  const running = findRunning(config.dataDir)
  const databaseUrl = config.databaseUrl ?? running?.databaseUrl
  const temporal = temporalOf(config) ?? temporalOfRunning(running)
  if (!databaseUrl || !temporal)
    throw new Error(
      'No running system found. Start one with `npm start`, or set DATABASE_URL and TEMPORAL_ADDRESS.',
    )
  const connection = await NativeConnection.connect(temporal.connectionOptions)
  const pool = createSlowPool(databaseUrl)
  const close = async () => {
    await pool.end()
    await connection.close()
  }
  return { pool, client: new Client({ connection, namespace: temporal.namespace }), close }
}

function temporalOf({ temporalAddress, temporalNamespace }: Config) {
  if (!temporalAddress) return undefined
  const { connectionOptions, namespace = temporalNamespace } = loadClientConnectConfig()
  return { connectionOptions, namespace }
}

const temporalOfRunning = (running: ReturnType<typeof findRunning>) =>
  running && {
    connectionOptions: { address: running.temporalAddress },
    namespace: running.temporalNamespace,
  }
