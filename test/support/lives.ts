import type { Client } from '@temporalio/client'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type NativeConnection } from '@temporalio/worker'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Pool } from 'pg'
import { expect, inject } from 'vitest'
import { createActivities } from '../../src/activities/activities.ts'
import { loadCalendars } from '../../src/calendars/calendars.ts'
import { withYear } from '../../src/calendars/published-year.ts'
import type { Calendar } from '../../src/domain/calendar.ts'
import type { Actor, Command } from '../../src/domain/command.ts'
import type { Complaint } from '../../src/domain/complaint.ts'
import { trimmed } from '../../src/domain/days.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Notice } from '../../src/domain/journal.ts'
import { open, type Fact, type Opening } from '../../src/domain/opening.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
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
import { attributesOf } from '../../src/workflows/search-attributes.ts'
import { workerOptions, WORKFLOWS_PATH } from '../../worker.ts'
import { freshDatabase, type TestDatabase } from './postgres.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

export const ATTRIBUTES = Object.values(SEARCH_ATTRIBUTES)
export const policies = loadPolicies('policies')
export const calendars = loadCalendars()

export const agent: Actor = { id: 'li', role: 'agent', department: 'service' }
export const another: Actor = { id: 'zhao', role: 'agent', department: 'service' }
export const supervisor: Actor = { id: 'wang', role: 'supervisor' }
export const management: Actor = { id: 'sun', role: 'management' }
export const operator: Actor = { id: 'qian', role: 'operator' }
export const customer: Actor = { id: 'customer', role: 'customer' }

/** The customer's answer, as an agent must prove it. */
export const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'call centre' } as const

/**
 * China as published until 2026, with two years more that nobody has published: their holidays and make-up workdays
 * are invented, because skipped time goes beyond what is known.
 */
export const inventedCalendar: Calendar = [2027, 2028].reduce(
  (calendar, year) =>
    withYear(calendar, {
      year,
      holidays: [
        '01-01',
        '01-02',
        '01-03',
        '01-04',
        '02-05',
        '02-06',
        '02-07',
        '02-08',
        '02-09',
        '02-10',
        '02-11',
      ]
        .concat(['05-01', '05-02', '05-03', '10-01', '10-02', '10-03', '10-04', '10-05'])
        .map((day) => `${year}-${day}`),
      makeupWorkdays: year === 2027 ? ['2027-01-31', '2027-02-13'] : [],
    }),
  calendars.get('cn')!,
)

type Opened = { id?: string; policy?: string; calendar?: Calendar; registeredAt?: Instant }

/** What a complaint opens with, received at an instant, under one of the policies that ship. */
export function opening(receivedAt: Instant, given: Opened = {}): Opening {
  const { id = randomUUID(), policy = 'default', registeredAt = receivedAt } = given
  const pinnedPolicy = pinned(policies.get(policy)!)
  const calendar = given.calendar ?? (policy === 'demo' ? calendars.get('cn')! : inventedCalendar)
  return {
    id,
    number: id,
    kind: 'complaint',
    channel: 'phone',
    details: { complainant: { name: 'Chen' }, subject: 'The car was not clean' },
    policy: pinnedPolicy,
    calendar: trimmed(calendar, receivedAt),
    receivedAt,
    registeredAt,
    by: agent,
  }
}

/** The workflows' code, bundled once in a run of the tests: every file of tests runs the same. */
export async function bundleFile(): Promise<string> {
  const file = path.join(inject('runDirectory'), 'workflows.cjs')
  if (existsSync(file)) return file
  const { code } = await bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    logger: new DefaultLogger('ERROR'),
  })
  writeFileSync(`${file}.draft`, code)
  renameSync(`${file}.draft`, file)
  return file
}

export type Asking = Partial<Request> & { key?: string }
export type Life = ReturnType<typeof life>

/** One complaint under test, spoken to as the API would. */
export function life(client: Client, id: string) {
  const handle = client.workflow.getHandle(workflowIdOf(id))
  return {
    id,
    handle,
    ask: (commands: Command | Command[], by: Actor = agent, more: Asking = {}) => {
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

/** Starts a complaint's workflow as the API would: with its first search attributes. */
export async function begin(
  client: Client,
  opened: Opening,
  more: { commands?: Command[]; history?: Fact[] } = {},
): Promise<Life> {
  const start: Start = { opening: opened, ...more }
  const admission = open(opened, more.commands)
  await client.workflow.start(WORKFLOW_TYPE, {
    taskQueue: TASK_QUEUE,
    workflowId: workflowIdOf(opened.id),
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [start],
    ...(!isRefusal(admission) && { typedSearchAttributes: attributesOf(admission.complaint) }),
  })
  return life(client, opened.id)
}

export type House = Awaited<ReturnType<typeof workingHouse>>

type HouseOptions = {
  /** False where a test starts workers of its own. */
  worker?: boolean
  /** The address at which the worker finds the register's database; the test itself goes there directly. */
  reach?: (databaseUrl: string) => Promise<string>
}

/** A worker that can be stopped and started, with its register on a database of its own. */
export async function workingHouse(
  connection: NativeConnection,
  { worker = true, reach }: HouseOptions = {},
) {
  const database: TestDatabase = await freshDatabase()
  await migrate(database.url)
  const pool = createPool(database.url)
  const reached = reach ? createPool(await reach(database.url)) : pool
  const register = createRegister(pool)
  let working: { worker: Worker; run: Promise<void> } | undefined
  const start = async () => {
    const started = await newWorker(connection, createRegister(reached))
    working = { worker: started, run: started.run() }
  }
  const stop = async () => {
    working?.worker.shutdown()
    await working?.run
    working = undefined
  }
  if (worker) await start()
  const close = async () => {
    await stop()
    if (reached !== pool) await reached.end()
    await pool.end()
    await database.drop()
  }
  return { database, pool, register, start, stop, close }
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
    workflowBundle: { codePath: await bundleFile() },
  })
}

/** What the complaint's journal tells: event types, in order. */
export async function eventTypes(register: Register, id: string): Promise<string[]> {
  const entries = await register.listEvents(id, 0, 10_000)
  return entries.map(({ event }) => event.type)
}

/** The notices in a register's outbox, in the order of what they tell. */
export async function noticesOf(pool: Pool, id: string) {
  const { rows } = await pool.query<
    Pick<Notice, 'key' | 'sequence' | 'template' | 'includes'> & { role: string }
  >(
    `select key, sequence, template, includes, to_role as role from notice
     where complaint_id = $1 order by sequence, key`,
    [id],
  )
  return rows
}

/**
 * Nothing lost, nothing twice: the register has come to what the workflow says, entry by entry, and no step of a
 * ladder and no notice occurs twice.
 */
export async function expectKept({ register, pool }: Pick<House, 'register' | 'pool'>, complaint: Life) {
  const view = await complaint.view()
  await expect
    .poll(async () => (await register.listEvents(complaint.id, 0, 10_000)).length, { timeout: 20_000 })
    .toBe(view.version)
  const entries = await register.listEvents(complaint.id, 0, 10_000)
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1))
  expect((await register.getComplaint(complaint.id))?.complaint).toEqual(view)
  const keys = entries.flatMap(({ event }) => (event.type === 'escalated' ? [event.key] : []))
  expect(new Set(keys).size).toBe(keys.length)
  const notices = await noticesOf(pool, complaint.id)
  const told = notices.map(({ sequence, template, role }) => `${sequence} ${template} ${role}`)
  expect(new Set(told).size).toBe(told.length)
  const escalations = notices.flatMap(({ template, key, includes }) =>
    template === 'escalated' ? (includes ?? [key.replace('escalation/', '')]) : [],
  )
  expect(new Set(escalations).size).toBe(escalations.length)
  return { view, entries, notices }
}
