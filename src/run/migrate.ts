import { ConfigFault } from '../config/config.ts'
import { loadConfig } from '../config/load-config.ts'
import { migrate } from '../register/migrate.ts'
import { runCommand } from './ending.ts'

const noDatabase =
  'Set DATABASE_URL to the PostgreSQL that is to be migrated; the embedded one is migrated when it starts.'

async function main(): Promise<void> {
  const { databaseUrl } = loadConfig()
  if (databaseUrl === undefined) throw new ConfigFault(noDatabase)
  await migrate(databaseUrl)
  console.log('The register is up to date.')
}

/** The sentence of the migration, and the database's. */
function textOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message} ${cause.message}` : message
}

await runCommand(main, textOf)
