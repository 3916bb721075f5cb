import { program } from 'commander'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { ApiClient } from '../run/api-client.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { runCommand } from '../run/ending.ts'

// `npm run purge`: erases every complaint whose keeping period is over, as the nightly purge does.

type Options = { url?: string; dryRun?: boolean; reason: string }
type Due = { number: string; closedAt: string; retainUntil: string; policy: { id: string; version: string } }
type Page = { total: number; data: Due[]; nextCursor?: string }
type Purge = { id: string; endedAt: string | null; erased: number | null; failed: number | null }

async function purge({ url, dryRun = false, reason }: Options): Promise<void> {
  const api = apiFor(loadConfig(), url)
  if (dryRun) return listDue(api)
  const key = randomUUID()
  const { id } = await api.post<{ id: string }>('/v1/retention/purges', { reason }, { key })
  for (;;) {
    await delay(500)
    const { data } = await api.get<{ data: Purge[] }>('/v1/retention/purges?limit=200')
    const begun = data.find((one) => one.id === id)
    if (!begun?.endedAt) continue
    console.log(`${begun.erased} complaints were erased, ${begun.failed} are left to the next purge.`)
    process.exitCode = begun.failed ? 1 : 0
    return
  }
}

/** What would go, without personal data. */
async function listDue(api: ApiClient): Promise<void> {
  let total = 0
  let cursor = ''
  do {
    const page = await api.get<Page>(`/v1/retention/due?limit=200${cursor && `&cursor=${cursor}`}`)
    for (const { number, closedAt, retainUntil, policy } of page.data)
      console.log(`${number}\tclosed ${closedAt}\tkept until ${retainUntil}\t${policy.id} ${policy.version}`)
    total += page.data.length
    cursor = page.nextCursor ?? ''
  } while (cursor)
  console.log(`${total} complaints would be erased.`)
}

program
  .name('purge')
  .description('Erases the complaints whose keeping period is over and that no hold or restriction keeps.')
  .option('--dry-run', 'only list what would go')
  .option('--reason <text>', 'recorded with the purge', 'Purged by hand.')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .addHelpText('after', signInHelp('purge'))
  .action(purge)
await runCommand(loadLanguage(), () => program.parseAsync())
