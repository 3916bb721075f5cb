import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config/config.ts'
import { apiClient } from './api-client.ts'
import { seed } from './seed.ts'

/** A new data directory begins with a few complaints to look at; a register or a Temporal of your own never does. */
export async function seedOnce(config: Config, apiUrl: string, say: (line: string) => void): Promise<void> {
  const { dataDir, isProduction, databaseUrl, temporalAddress } = config
  const marker = path.join(dataDir, 'seeded')
  if (isProduction || databaseUrl || temporalAddress || existsSync(marker)) return
  try {
    await seed(apiClient(apiUrl))
    writeFileSync(marker, '')
  } catch (error) {
    // They are for looking at: the system works without them, and the next start tries again.
    say(`The sample complaints could not all be made: ${(error as Error).message}`)
  }
}
