import { Client } from '@temporalio/client'
import { loadDirectory } from '../../../src/directory/load-directory.ts'
import { changeIncident } from '../../../src/register/incidents/incident-changes.ts'
import { createSlowPool } from '../../../src/register/pool.ts'
import { issuing } from '../../support/issuer.ts'
import { policies, testApi, testWorker } from '../../support/product.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { asker } from '../../support/serving.ts'
import { realServer } from '../../support/temporal/servers.ts'
import { ATTRIBUTES } from '../../support/temporal/workflow-lives.ts'
import { directoryFile } from './people.ts'

const SESSION_KEYS: [string] = ['k'.repeat(64)]
export const LOOKUP_KEYS = ['l'.repeat(32)] as const

/** Under these what is closed is archived at once (rental), or has had its last cycle (default). */
const hurried = new Map([
  ...policies,
  ['rental', { ...policies.get('rental')!, reopen: { amount: 1, unit: 'seconds' as const } }],
  ['default', { ...policies.get('default')!, cycles: { ...policies.get('default')!.cycles, max: 1 } }],
])

/** One that is there: what a request names that says no more than it must. */
export const INCIDENT = 'words'

export type House = Awaited<ReturnType<typeof house>>

/** The whole product with a real issuer: an API for those who prepare, and the one that is looked at. */
export async function house() {
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const register = await freshRegister()
  const { nativeConnection: connection } = server
  const issuer = await issuing()
  const worker = await testWorker({ connection, databaseUrl: register.url })
  const slow = createSlowPool(register.url)
  const client = new Client({ connection })
  const settings = { client, pool: register.pool, slow, policies: hurried, lookupKeys: LOOKUP_KEYS }
  const by = { id: 'start', role: 'system' } as const
  await loadDirectory(register.pool, directoryFile({ atFirst: true }), by)
  const preparing = await testApi(settings)
  await changeIncident(register.pool, {
    ...{ id: INCIDENT, by, at: Date.now(), digest: INCIDENT },
    change: { type: 'opened', title: 'Not clean', cause: 'No water' },
  })
  const opened: { close(): Promise<void> }[] = [preparing]
  const close = async () => {
    for (const one of opened) await one.close()
    worker.shutdown()
    await worker.run
    await slow.end()
    await issuer.close()
    await register.close()
    await server.stop()
  }
  /** The API of whom the directory now has otherwise. */
  const open = async () => {
    await loadDirectory(register.pool, directoryFile({ left: ['gus'] }), by)
    const signIn = { oidc: issuer.oidc(), sessionKeys: SESSION_KEYS }
    const api = await testApi({ ...settings, signIn, heartbeatMs: 200, trustedProxies: 'loopback' })
    opened.unshift(api)
    return { url: api.url, ...asker(api.url) }
  }
  return { register, issuer, preparing: { url: preparing.url, ...asker(preparing.url) }, open, close }
}
