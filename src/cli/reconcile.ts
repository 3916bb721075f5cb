import { DefaultLogger, Runtime } from '@temporalio/worker'
import { program } from 'commander'
import { evidenceFor } from '../evidence/evidence-for.ts'
import { CARRY_OUT, GRACE_MS } from '../reconciliation/checks.ts'
import type { Means } from '../reconciliation/ledger.ts'
import { listFindings } from '../register/reconciliation/findings.ts'
import { CHECKS } from '../workflows/messages/reconciliation.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { reachSystem } from './shared/reached.ts'
import { utc } from '../domain/instant.ts'
import { runCommand } from '../run/ending.ts'

// `npm run reconcile`: what the system does by itself every quarter of an hour, once and now. Ends with 1 while
// anything is amiss.

const SHOWN = 200

async function reconcileOnce(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const config = loadConfig()
  const { pool, client, close } = await reachSystem(config)
  try {
    const files = evidenceFor(config.evidence)?.store
    const means: Means = { pool, client, files, alarm: () => {}, graceMs: GRACE_MS }
    const at = Date.now()
    const tallies: Record<string, object> = {}
    for (const check of CHECKS)
      tallies[check] = await CARRY_OUT[check](means, { at, reached: undefined, beat: () => {} })
    console.table(tallies)
    const open = await listFindings(pool, { open: true, limit: SHOWN })
    for (const { kind, complaintId, firstSeenAt, detail } of open)
      console.log(`${kind}\t${complaintId}\tsince ${utc(firstSeenAt)}\t${JSON.stringify(detail)}`)
    console.log(open.length === 0 ? 'Nothing is amiss.' : `${open.length} findings are open.`)
    process.exitCode = open.length === 0 ? 0 : 1
  } finally {
    await close()
  }
}

program
  .name('reconcile')
  .description(
    'Holds the register, the journals and the runs against each other, and mends what can be mended.',
  )
  .action(reconcileOnce)
await runCommand(loadLanguage(), () => program.parseAsync())
