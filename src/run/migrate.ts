import { ConfigFault } from '../config/config.ts'
import { loadConfig } from '../config/load-config.ts'
import { migrate } from '../register/migrate.ts'

const noDatabase =
  'Set DATABASE_URL to the PostgreSQL that is to be migrated; the embedded one is migrated when it starts.'

try {
  const { databaseUrl } = loadConfig()
  if (databaseUrl === undefined) throw new ConfigFault(noDatabase)
  await migrate(databaseUrl)
  console.log('The register is up to date.')
} catch (error) {
  const { message, cause } = error as Error
  console.error(cause instanceof Error ? `${message} ${cause.message}` : message)
  process.exitCode = error instanceof ConfigFault ? 2 : 1
}
