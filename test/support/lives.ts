import type { Client } from '@temporalio/client'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type NativeConnection } from '@temporalio/worker'
import { createHash, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { createActivities } from '../../src/activities/activities.ts'
import { loadCalendars } from '../../src/calendars/calendars.ts'
import type { Actor, Command } from '../../src/domain/command.ts'
import type { Complaint } from '../../src/domain/complaint.ts'
import { trimmed } from '../../src/domain/days.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Fact, Opening } from '../../src/domain/opening.ts'
import { loadPolicies, pinned } from '../../src/policies/policies.ts'
import { migrate } from '../../src/register/migrate.ts'
import { createPool } from '../../src/register/pool.ts'
import { createRegister, type Register } from '../../src/register/register.ts'
import {
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
  VIEW,
  WORKFLOW_TYPE,
  workflowIdOf,
  type Answer,
  type Request,
  type Start,
} from '../../src/workflows/messages.ts'
import { workerOptions, WORKFLOWS_PATH } from '../../worker.ts'
import { freshDatabase, type TestDatabase } from './postgres.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

export const ATTRIBUTES = Object.values(SEARCH_ATTRIBUTES)
export const policies = loadPolicies('policies')
export const calendars = loadCalendars()

export const agent: Actor = { id: 'li', role: 'agent', department: 'service' }
export const another: Actor = { id: 'zhao', role: 'agent', department: 'service' }
export const supervisor: Actor = { id: 'wang', role: 'supervisor' }
export const customer: Actor = { id: 'customer', role: 'customer' }

/** What a complaint opens with, received at an instant, under one of the policies that ship. */
export function opening(receivedAt: Instant, { id = randomUUID(), policy = 'default' } = {}): Opening {
  const pinnedPolicy = pinned(policies.get(policy)!)
  return {
    id,
    number: id,
    kind: 'complaint',
    channel: 'phone',
    details: { complainant: { name: 'Chen' }, subject: 'The car was not clean' },
    policy: pinnedPolicy,
    calendar: trimmed(calendars.get(pinnedPolicy.calendar ?? 'cn')!, receivedAt),
    receivedAt,
    registeredAt: receivedAt,
    by: agent,
  }
}

let bundled: ReturnType<typeof bundleWorkflowCode> | undefined
export const bundle = () =>
  (bundled ??= bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH, logger: new DefaultLogger('ERROR') }))

/** One complaint under test, spoken to as the API would. */
export function life(client: Client, id: string) {
  const handle = client.workflow.getHandle(workflowIdOf(id))
  return {
    handle,
    ask: (
      commands: Command | Command[],
      by: Actor = agent,
      more: Partial<Request> & { key?: string } = {},
    ) => {
      const { key = randomUUID(), ...request } = more
      const asked = [commands].flat()
      const digest = createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16)
      const name = asked.length === 1 ? asked[0]!.type : 'perform'
      const args: [Request] = [{ commands: asked, by, digest, ...request }]
      return handle.executeUpdate<Answer, [Request]>(name, { args, updateId: key })
    },
    view: () => handle.query<Complaint>(VIEW),
  }
}

/** Starts a complaint's workflow. */
export async function begin(
  client: Client,
  opened: Opening,
  more: { commands?: Command[]; history?: Fact[] } = {},
) {
  const start: Start = { opening: opened, ...more }
  await client.workflow.start(WORKFLOW_TYPE, {
    taskQueue: TASK_QUEUE,
    workflowId: workflowIdOf(opened.id),
    args: [start],
  })
  return life(client, opened.id)
}

/** A worker with its register on a database of its own. */
export async function workingHouse(connection: NativeConnection, namespace = 'default') {
  const database: TestDatabase = await freshDatabase()
  await migrate(database.url)
  const pool = createPool(database.url)
  const register = createRegister(pool)
  const worker = await newWorker(connection, register, namespace)
  const running = worker.run()
  return {
    database,
    pool,
    register,
    async close() {
      worker.shutdown()
      await running
      await endPool(pool)
      await database.drop()
    },
  }
}

export async function newWorker(
  connection: NativeConnection,
  register: Pick<Register, 'commit'>,
  namespace = 'default',
): Promise<Worker> {
  return Worker.create({
    ...workerOptions(createActivities({ register })),
    connection,
    namespace,
    workflowBundle: await bundle(),
  })
}

const endPool = (pool: Pool): Promise<void> => pool.end()

/** What the complaint's journal tells: event types, in order. */
export async function eventTypes(register: Register, id: string): Promise<string[]> {
  const entries = await register.listEvents(id, 0, 1_000)
  return entries.map(({ event }) => event.type)
}
