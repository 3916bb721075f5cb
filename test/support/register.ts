import type { Pool } from 'pg'
import { createPool, type PoolOptions } from '../../src/register/pool.ts'
import { createRegister, type Register } from '../../src/register/register.ts'
import { registerDatabase } from './postgres.ts'

export type FreshRegister = { url: string; pool: Pool; register: Register; close(): Promise<void> }

/** A register of its own, with nothing in it. */
export async function freshRegister(options?: PoolOptions): Promise<FreshRegister> {
  const { url, drop } = await registerDatabase()
  const pool = createPool(url, options)
  const close = async () => {
    await pool.end()
    await drop()
  }
  return { url, pool, register: createRegister(pool), close }
}
