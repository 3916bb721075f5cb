import { DefaultLogger, Runtime } from '@temporalio/worker'
import { program } from 'commander'
import { NotRestorable, restore, type Restored } from '../reconciliation/restore.ts'
import { createRegister } from '../register/register.ts'
import { bundlesIn } from '../run/workflow-bundle.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { reachSystem } from './shared/reached.ts'
import { runCommand } from '../run/ending.ts'

// `npm run restore -- <complaint>`: gives a complaint its run or its record back.

const DONE: Record<Restored['how'], string> = {
  resumed: 'Its run goes on where it ended.',
  awaited: 'Its run was set back to where it ended; no worker has taken it up yet. Look again once one has.',
  startedAgain: 'Its run had ended before anything was decided, and has begun again as it began then.',
  retold:
    'Its run ends again. The register was told all that it had written, and a new run goes on from there.',
  begun: 'A new run goes on from what the register has.',
  rerecorded: 'The register has been told again what its runs have told it before.',
}

async function restoreOne(id: string): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const config = loadConfig()
  const { pool, client, close } = await reachSystem(config)
  try {
    const register = createRegister(pool)
    const bundle = bundlesIn(config)
    const { how } = await restore({ client, register, bundle }, id)
    console.log(`Complaint ${id} is restored. ${DONE[how]}`)
  } finally {
    await close()
  }
}

program
  .name('restore')
  .description('Gives a complaint that is not archived its workflow run back, or its record in the register.')
  .argument('<complaint>', "the complaint's id")
  .action(restoreOne)
await runCommand(
  loadLanguage(),
  () => program.parseAsync(),
  (error) => (error instanceof NotRestorable ? error.message : error),
)
