import type { Client } from '@temporalio/client'
import { Worker, type NativeConnection } from '@temporalio/worker'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { confirmNoticeWith } from '../activities/confirm-notice.ts'
import { createCourierActivities } from '../activities/couriers.ts'
import type { Config } from '../config/config.ts'
import { recipientsFinder } from '../directory/find-recipients.ts'
import { createChannels } from '../notify/channels/channels.ts'
import type { Adapters } from '../notify/channels/conversation.ts'
import type { EmailOptions } from '../notify/channels/email.ts'
import { createGuardedFetch } from '../notify/channels/guarded-fetch.ts'
import type { SmsGateway } from '../notify/channels/sms.ts'
import type { Means, Pace } from '../notify/couriers/means.ts'
import { startPostOffice } from '../notify/couriers/post-office.ts'
import { loadDeliverySettings, withoutWaiting, type DeliverySettings } from '../rules/delivery-settings.ts'
import { loadWords } from '../notify/words/own-words.ts'
import type { LetterOptions } from '../notify/write-letter.ts'
import { letterTitles } from '../notify/words/titles.ts'
import { lookupKeysFor } from '../portal/lookup-keys.ts'
import { allAtOnce } from '../files/fault.ts'
import { loadCalendars } from '../rules/calendars.ts'
import { loadRootCauses } from '../rules/root-causes.ts'
import { loadPolicies } from '../rules/policies.ts'
import { progressLinkOf } from '../portal/progress-link.ts'
import { databaseClock, isClockRight } from '../register/punctuality/database-clock.ts'
import { createPool } from '../register/pool.ts'
import { deliverToEndpoint } from '../webhooks/deliver.ts'
import { endpointsDue } from '../webhooks/endpoints-due.ts'
import { findGroups, robotOf } from '../webhooks/endpoint.ts'
import { TASK_QUEUE } from '../workflows/messages/complaint.ts'
import {
  COURIER_QUEUE,
  COURIER_WORKFLOW,
  courierIdOf,
  ENDPOINT,
  PING,
  type CourierActivities,
} from '../workflows/messages/couriers.ts'

/** How messages leave this installation. */
export type PostSettings = {
  delivery: DeliverySettings
  smtp?: EmailOptions
  sms?: SmsGateway
  adapters?: Adapters
  allowPrivateEndpoints: boolean
  progressLink?: LetterOptions['progressLink']
  titles?: LetterOptions['titles']
  words?: LetterOptions['words']
  pace?: Partial<Pace>
}

/** As the environment says. Outside production nothing waits for the morning, or for others to go with. */
export function postSettingsOf(config: Config): PostSettings {
  const { isProduction, policyDir, calendarDir, allowPrivateEndpoints, publicUrl } = config
  const { settings, words, causes, policies } = allAtOnce({
    settings: () => loadDeliverySettings(policyDir, loadCalendars(calendarDir)),
    words: () => loadWords(policyDir),
    causes: () => loadRootCauses(policyDir),
    policies: () => loadPolicies(policyDir),
  })
  return {
    delivery: isProduction ? settings : withoutWaiting(settings),
    ...{ allowPrivateEndpoints, words },
    titles: letterTitles(causes, policies),
    ...outwardOf(config),
    ...(publicUrl && { progressLink: progressLinkOf(lookupKeysFor(config), publicUrl) }),
  }
}

const outwardOf = ({ smtp, sms, adapters }: Pick<Config, 'smtp' | 'sms' | 'adapters'>) => ({
  ...(smtp && { smtp }),
  ...(sms && { sms }),
  ...(adapters && { adapters }),
})

type Parts = {
  connection: NativeConnection
  namespace: string
  databaseUrl: string
  client: Client
  logger: Logger
  post: PostSettings
}

/** A webhook that has not answered by then is tried again. */
const ENDPOINT_TIME_LIMIT_MS = 12_000
const ANSWER_BYTES_AT_MOST = 16_384

const fetchWith = ({ allowPrivate }: { allowPrivate: boolean }) =>
  createGuardedFetch({
    allowPrivate,
    timeoutMs: ENDPOINT_TIME_LIMIT_MS,
    maxBodyBytes: ANSWER_BYTES_AT_MOST,
  })

/** The couriers of a worker's process, with hands and connections of their own, and the post office that sends for them. */
export async function startCouriers({ connection, namespace, databaseUrl, client, logger, post }: Parts) {
  const pool = createPool(databaseUrl, { statementTimeoutMs: 20_000 })
  const clock = await clockOf(pool, logger)
  const alarm = (facts: object, sentence: string) => logger.error(facts, sentence)
  const note = (facts: object, sentence: string) => logger.info(facts, sentence)
  const fetch = fetchWith({ allowPrivate: post.allowPrivateEndpoints })
  const robots = { robotOf: (id: string) => robotOf(pool, id), fetch }
  // Who runs this has named these, and may have them beside it.
  const gateways = { fetch: fetchWith({ allowPrivate: true }) }
  const channels = createChannels({ logger, ...robots, ...outwardOf(post), gateways })
  const means = { ...meansOf(post, { pool, client }), ...{ pool, channels, alarm, note }, now: clock.now }
  const stopping = new AbortController()
  const activities = createCourierActivities({
    means,
    deliverToEndpoint: (id, signal) =>
      deliverToEndpoint({ pool, fetch, channels, alarm, now: clock.now }, id, signal),
    stopping: stopping.signal,
  })
  const worker = await Worker.create({ ...courierOptions(activities), connection, namespace })
  const postOffice = startPostOffice({
    pool,
    ping: pingWith(client),
    alsoDue: async () => (await endpointsDue(pool, clock.now())).map((id) => ENDPOINT + id),
    onError: (error) => logger.warn({ reason: String(error) }, 'couriers could not be started'),
  })
  const run = async () => {
    try {
      await worker.run()
    } finally {
      await postOffice.stop()
      channels.close()
      clock.stop()
      await pool.end()
    }
  }
  const shutdown = () => {
    stopping.abort()
    if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  return { run: run(), shutdown }
}

/** Hands of their own: however long an endpoint hangs, the complaints' activities find theirs free. */
export const courierOptions = (activities: CourierActivities) => ({
  taskQueue: COURIER_QUEUE,
  activities,
  shutdownGraceTime: '10s',
  shutdownForceTime: '30s',
})

/** A courier that is not at work begins; one that waits looks. */
export const pingWith =
  (client: Client) =>
  async (address: string): Promise<void> => {
    await client.workflow.signalWithStart(COURIER_WORKFLOW, {
      workflowId: courierIdOf(address),
      taskQueue: TASK_QUEUE,
      args: [address],
      signal: PING,
    })
  }

/** Dues are written by the database: one worker's clock keeps no notice back. */
async function clockOf(pool: Pool, logger: Logger) {
  const clock = await databaseClock(pool)
  const aheadMs = clock.machineAheadMs()
  if (aheadMs !== undefined && !isClockRight(aheadMs))
    logger.warn({ aheadMs }, "this machine's clock differs from the database's")
  return clock
}

type Reaching = { pool: Pool; client: Client }

/** How a letter is written, whom it goes to, and who is told that it went. */
function meansOf({ delivery, progressLink, titles, words, pace }: PostSettings, { pool, client }: Reaching) {
  return {
    settings: delivery,
    writing: {
      zone: delivery.zone,
      ...(progressLink && { progressLink }),
      ...(titles && { titles }),
      ...(words && { words }),
    },
    findRecipients: recipientsFinder(pool),
    findGroups: (to) => findGroups(pool, to),
    confirm: confirmNoticeWith(client),
    ...(pace && { pace }),
  } satisfies Partial<Means>
}
