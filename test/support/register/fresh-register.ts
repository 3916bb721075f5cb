import type { Pool } from 'pg'
import { createPool, type PoolOptions } from '../../../src/register/pool.ts'
import { createRegister, type Register } from '../../../src/register/register.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { freshDatabase, registerDatabase, type TestDatabase } from './fresh-database.ts'

export type FreshRegister = { url: string; pool: Pool; register: Register; close(): Promise<void> }

/** A register of its own, with nothing in it. */
export const freshRegister = async (options?: PoolOptions): Promise<FreshRegister> =>
  registerOn(await registerDatabase(), options)

/** Another installation: what a migration makes by chance is its own. */
export async function installedRegister(): Promise<FreshRegister> {
  const database = await freshDatabase()
  await migrate(database.url)
  return registerOn(database)
}

function registerOn({ url, drop }: TestDatabase, options?: PoolOptions): FreshRegister {
  const pool = createPool(url, options)
  const close = async () => {
    await pool.end()
    await drop()
  }
  return { url, pool, register: createRegister(pool), close }
}
