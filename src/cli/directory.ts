import { program } from 'commander'
import { userInfo } from 'node:os'
import { ConfigFault } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { SETTINGS_SAY } from '../config/words.ts'
import { loadDirectory, readDirectoryFile, refuseStrangers } from '../directory/load-directory.ts'
import { findRunning } from '../embedded/running.ts'
import type { Encoding } from '../files/strict-text.ts'
import { createSlowPool } from '../register/pool.ts'
import { encodingOption } from './shared/given-cases.ts'
import { runCommand } from '../run/ending.ts'

// `npm run directory -- load <file>`: departments, people and routing rules from a file; again, and nothing changes.

async function load(name: string, { encoding }: { encoding: Encoding }): Promise<void> {
  const file = readDirectoryFile(name, encoding)
  const { databaseUrl, dataDir, language } = loadConfig()
  const url = databaseUrl ?? findRunning(dataDir)?.databaseUrl
  if (url === undefined) throw new ConfigFault(SETTINGS_SAY.noRegister[language])
  const pool = createSlowPool(url)
  try {
    await refuseStrangers(pool, name, file)
    await loadDirectory(pool, file, { id: userInfo().username, role: 'operator' })
  } finally {
    await pool.end()
  }
  const { departments, people, routing } = file
  console.log(
    `${departments.length} departments, ${people.length} people and ${routing.length} routing rules are as ${name} says.`,
  )
}

program.name('directory').description('Who works here, who stands in for whom, where complaints go.')
program
  .command('load <file>')
  .description('enters what a JSON file says; what it does not name stays')
  .addOption(encodingOption())
  .action(load)
await runCommand(loadLanguage(), () => program.parseAsync())
