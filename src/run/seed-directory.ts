import path from 'node:path'
import type { Config } from '../config/config.ts'
import {
  isEmptyDirectory,
  loadDirectory,
  readDirectoryFile,
  refuseStrangers,
} from '../directory/load-directory.ts'
import { createPool } from '../register/pool.ts'

/** The development users as a firm's directory, while it is empty; a register of your own is yours to fill. */
export async function seedDirectory(config: Config, registerUrl: string): Promise<void> {
  const { policyDir, isProduction, databaseUrl } = config
  if (isProduction || databaseUrl) return
  const pool = createPool(registerUrl)
  try {
    if (!(await isEmptyDirectory(pool))) return
    const name = path.join(policyDir, 'directory', 'directory.json')
    const file = readDirectoryFile(name)
    await refuseStrangers(pool, name, file)
    await loadDirectory(pool, file, { id: 'start', role: 'system' })
  } finally {
    await pool.end()
  }
}
