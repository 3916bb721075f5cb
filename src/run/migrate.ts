import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { bringUpToDate } from '../register/up-to-date.ts'
import { runCommand } from './ending.ts'

async function main(): Promise<void> {
  const { databaseUrl, migrateDatabaseUrl } = loadConfig('migrate')
  await bringUpToDate(databaseUrl!, migrateDatabaseUrl)
  console.log('The register is up to date.')
}

/** The sentence of the migration, and the database's. */
function textOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message} ${cause.message}` : message
}

await runCommand(loadLanguage(), main, textOf)
