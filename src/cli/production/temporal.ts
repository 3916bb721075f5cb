import { Connection } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../../config/config.ts'
import { lackingAttributes } from '../../embedded/search-attributes.ts'
import { isClockRight } from '../../register/punctuality/database-clock.ts'
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from '../../workflows/messages/complaint.ts'
import { bad, good, messageOf, warning, type Finding } from './finding.ts'
import { SAYS } from './words.ts'

/** Of how long ago a complaint's run can be restored; deploy/temporal-namespace.sh makes the namespace so. */
const RETENTION_DAYS = 30
const ANSWERS_WITHIN_MS = 5_000

type Asked = { connection: Connection; namespace: string }

/** Temporal, as the processes reach it. */
export async function lookAtTemporal({
  temporalAddress = '',
  temporalNamespace,
}: Config): Promise<Finding[]> {
  const { connectionOptions, namespace = temporalNamespace } = loadClientConnectConfig()
  const connection = Connection.lazy({ ...connectionOptions, connectTimeout: ANSWERS_WITHIN_MS })
  const asked = { connection, namespace }
  try {
    const retention = await lookAtNamespace(asked)
    if ('missing' in retention) return [good('temporal', SAYS.reached(temporalAddress)), retention.missing]
    return [
      good('temporal', SAYS.reached(`${temporalAddress}, ${namespace}`)),
      retention.finding,
      await lookAtAttributes(asked),
      ...(await lookAtWorkers(asked)),
    ]
  } catch (error) {
    return [bad('temporal', SAYS.unreachable(temporalAddress, messageOf(error)), SAYS.mendTemporal)]
  } finally {
    await connection.close()
  }
}

const inTime = <T>({ connection }: Asked, call: () => Promise<T>): Promise<T> =>
  connection.withDeadline(Date.now() + ANSWERS_WITHIN_MS, call)

const NOT_FOUND = 5

async function lookAtNamespace(asked: Asked): Promise<{ missing: Finding } | { finding: Finding }> {
  const { connection, namespace } = asked
  try {
    const { config } = await inTime(asked, () => connection.workflowService.describeNamespace({ namespace }))
    const days = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400
    const finding =
      days >= RETENTION_DAYS
        ? good('retention', SAYS.days(days))
        : bad('retention', SAYS.tooShort(days, RETENTION_DAYS), SAYS.mendRetention(namespace, RETENTION_DAYS))
    return { finding }
  } catch (error) {
    if ((error as { code?: number }).code !== NOT_FOUND) throw error
    return { missing: bad('temporal', SAYS.noNamespace(namespace), SAYS.mendNamespace) }
  }
}

async function lookAtAttributes(asked: Asked): Promise<Finding> {
  const { connection, namespace } = asked
  const lacking = await inTime(asked, () =>
    lackingAttributes(connection, Object.values(SEARCH_ATTRIBUTES), namespace),
  )
  return lacking.length === 0
    ? good('attributes', SAYS.attributesGood)
    : bad('attributes', SAYS.lackingAttributes(lacking), SAYS.mendAttributes)
}

/** A worker asks again within the minute; who has died is still listed for some. */
const ASKS_EVERY_MS = 75_000

async function lookAtWorkers(asked: Asked): Promise<Finding[]> {
  const { aheadMs, temporalNow } = await clockOf(asked)
  const recent = (await pollersOf(asked, TASK_QUEUE)).filter(({ at }) => temporalNow() - at < ASKS_EVERY_MS)
  const count = new Set(recent.map(({ identity }) => identity)).size
  const clock = isClockRight(aheadMs)
    ? good('temporalClock', SAYS.clockRight(aheadMs))
    : bad('temporalClock', SAYS.clockWrong(aheadMs), SAYS.mendClock)
  return [workersFinding(count), clock]
}

function workersFinding(count: number): Finding {
  if (count === 0) return bad('workers', SAYS.noWorker, SAYS.mendNoWorker)
  if (count === 1) return warning('workers', SAYS.oneWorker, SAYS.mendOneWorker)
  return good('workers', SAYS.workersGood(count))
}

const WORKFLOW_TASKS = 1

async function pollersOf(asked: Asked, name: string) {
  const { connection, namespace } = asked
  const { pollers } = await inTime(asked, () =>
    connection.workflowService.describeTaskQueue({
      ...{ namespace, taskQueue: { name }, taskQueueType: WORKFLOW_TASKS },
    }),
  )
  return (pollers ?? []).map(({ identity, lastAccessTime }) => ({
    identity: identity ?? '',
    at: Number(lastAccessTime?.seconds ?? 0) * 1_000 + (lastAccessTime?.nanos ?? 0) / 1e6,
  }))
}

/** Where nobody has work to give: asking there leaves nothing but the instant at which we asked, by Temporal's clock. */
const NO_WORK_QUEUE = 'doctor'
const IS_LISTED_WITHIN_MS = 3_000

async function clockOf(asked: Asked) {
  const { connection, namespace } = asked
  const over = new AbortController()
  const identity = `doctor-${process.pid}-${Date.now()}`
  const askedAt = Date.now()
  const poll = connection.withDeadline(askedAt + 30_000, () =>
    connection.withAbortSignal(over.signal, () =>
      connection.workflowService.pollWorkflowTaskQueue({
        ...{ namespace, taskQueue: { name: NO_WORK_QUEUE }, identity },
      }),
    ),
  )
  poll.catch(() => {})
  try {
    for (const until = askedAt + IS_LISTED_WITHIN_MS; ; await delay(50)) {
      const ours = (await pollersOf(asked, NO_WORK_QUEUE)).find((one) => one.identity === identity)
      if (ours)
        return { aheadMs: Math.round(askedAt - ours.at), temporalNow: () => Date.now() - askedAt + ours.at }
      if (Date.now() > until) throw new Error('Temporal lists nobody who asks it for tasks.')
    }
  } finally {
    over.abort()
  }
}
