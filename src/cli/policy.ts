import { InvalidArgumentError, program } from 'commander'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { ApiClient } from '../run/api-client.ts'
import { runCommand } from '../run/ending.ts'
import { apiFor, signInHelp } from './shared/api.ts'

// `npm run policy -- adopt default --from rental --dry-run`: a policy for many running complaints at once.

type Options = {
  url?: string
  dryRun?: boolean
  reason: string
  from?: string
  kind?: string
  department?: string
  ids?: string[]
}
type Item = { complaint: string; number?: string; state: string; detail?: string } & Followed
type Followed = { dues?: number; begun?: number; ended?: number; breaches?: number }
type Adoption = Required<Followed> & {
  state: string
  total?: number
  pending: number
  done: number
  refused: number
  unknown: number
  items: Item[]
  nextCursor?: string
}

async function adopt(policyId: string, { url, dryRun = false, reason, from, ...by }: Options): Promise<void> {
  const api = apiFor(loadConfig(), url)
  const selection = { ...by, ...(from !== undefined && { policy: from }) }
  const body = { policyId, selection, reason, ...(dryRun && { dryRun }) }
  const { id } = await api.post<{ id: string }>('/v1/policy-adoptions', body, { key: randomUUID() })
  const ended = await atItsEnd(api, id)
  await listItems(api, id)
  const { done, refused, unknown, dues, begun, breaches } = ended
  const followed = `${dues} dues move, ${begun} clocks begin, ${breaches} lapses are on record at once`
  console.log(
    dryRun
      ? `${done} complaints would adopt ${policyId}, ${refused} would refuse: ${followed}.`
      : `${done} complaints have adopted ${policyId}, ${refused} refused, ${unknown} did not answer: ${followed}.`,
  )
  process.exitCode = !dryRun && refused + unknown > 0 ? 1 : 0
}

async function atItsEnd(api: ApiClient, id: string): Promise<Adoption> {
  for (;;) {
    const now = await api.get<Adoption>(`/v1/policy-adoptions/${id}?limit=1`).catch(notYet)
    if (now && now.state !== 'running') return now
    await delay(500)
  }
}

/** The register hears of an order a moment after it is given. */
function notYet(error: unknown): undefined {
  if ((error as { status?: number }).status !== 404) throw error
}

async function listItems(api: ApiClient, id: string): Promise<void> {
  let cursor = ''
  do {
    const page = await api.get<Adoption>(
      `/v1/policy-adoptions/${id}?limit=200${cursor && `&cursor=${cursor}`}`,
    )
    for (const { complaint, number = complaint, state, detail, dues, begun, ended, breaches } of page.items)
      console.log(
        [number, state, detail ?? `dues ${dues}, begun ${begun}, ended ${ended}, lapses ${breaches}`].join(
          '\t',
        ),
      )
    cursor = page.nextCursor ?? ''
  } while (cursor)
}

/** Ids or numbers, with commas between. */
function listOf(text: string): string[] {
  const ids = text.split(',').map((one) => one.trim())
  if (ids.some((one) => one === '')) throw new InvalidArgumentError('Ids or numbers, with commas between.')
  return ids
}

program.name('policy').description('A policy for many running complaints at once.')
program
  .command('adopt <id>')
  .description('has open complaints adopt the policy; those that are meant must be named by an option')
  .option('--from <policy>', 'those that run under this policy')
  .option('--kind <kind>', 'complaint, enquiry, suggestion or praise')
  .option('--department <department>', 'those that lie with this department')
  .option('--ids <ids>', 'ids or numbers, with commas between', listOf)
  .option('--reason <text>', 'recorded with each of them', 'The policy is adopted for all.')
  .option('--dry-run', 'only say what would follow')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .addHelpText('after', signInHelp('policy adopt'))
  .action(adopt)
await runCommand(loadLanguage(), () => program.parseAsync())
