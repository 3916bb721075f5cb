import { pino } from 'pino'
import type { EmailOptions } from '../../src/notify/channels/email.ts'
import type { PostSettings } from '../../src/run/couriers.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { FREE_CAUSES } from '../../src/rules/root-causes.ts'
import { calendarsInForce } from '../../src/run/calendars/in-force.ts'
import { apiSettingsOf, startApi, type ApiSettings } from '../../src/run/start-api.ts'
import { runWorker, workerSettingsOf, type WorkerSettings } from '../../src/run/start-worker.ts'
import { bundleFile as fileOf } from '../../src/run/workflow-bundle.ts'
import { impatientSettings } from './notify/couriers.ts'

/** The settings tests run under. */
export const config = loadConfig()

export const calendars = loadCalendars()

const logger = pino({ level: 'silent' })
const apiSettings = apiSettingsOf(config)
const workerSettings = workerSettingsOf(config)

export const { policies } = apiSettings

type Given<Settings, Needed extends keyof Settings> = Pick<Settings, Needed> & Partial<Settings>

/** The API as it ships, on any port, with free names for causes and no log, unless told otherwise. */
export async function testApi(given: Given<ApiSettings, 'client' | 'pool'>) {
  const inForce = await calendarsInForce({ files: calendars, pool: given.pool, logger })
  const shipped = { ...apiSettings, port: 0, calendars: inForce, causes: FREE_CAUSES, logger }
  const { url, mailPort, close } = await startApi({ ...shipped, ...given })
  const stop = () => {
    inForce.stop()
    return close()
  }
  return { url, mailPort, close: stop }
}

const IMPATIENT: PostSettings = { delivery: impatientSettings, allowPrivateEndpoints: true }
/** Impatient couriers, perhaps with a mail server. */
export const postBy = (smtp?: EmailOptions): PostSettings => ({ ...IMPATIENT, ...(smtp && { smtp }) })

/** The worker as it ships, with impatient couriers and no mail server, unless told otherwise. */
export const testWorker = (given: Given<WorkerSettings, 'connection' | 'databaseUrl'>) =>
  runWorker({
    ...{ ...workerSettings, namespace: 'default', logger },
    post: IMPATIENT,
    ...given,
  })

/** The file of the workflows' code. */
export const bundleFile = () => fileOf(config)
