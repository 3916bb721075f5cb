import type { NativeConnection, Worker } from '@temporalio/worker'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import { complaintRow } from '../../../src/domain/complaint-row.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { nextDue } from '../../../src/domain/summary.ts'
import type { Notice } from '../../../src/domain/journal/journal.ts'
import { createPatientPool, createPool } from '../../../src/register/pool.ts'
import { createRegister, type Register } from '../../../src/register/register.ts'
import { bundleFile } from '../product.ts'
import { newWorker, type Life } from './workflow-lives.ts'
import { registerDatabase, type TestDatabase } from '../register/fresh-database.ts'

export { bundleFile }

export type WorkerWithRegister = Awaited<ReturnType<typeof workerWithRegister>>

type Options = {
  /** False where a test starts workers of its own. */
  worker?: boolean
  /** The address at which the worker finds the register's database; the test itself goes there directly. */
  reach?: (databaseUrl: string) => Promise<string>
  maxCachedWorkflows?: number
}

/** A worker that can be stopped and started, with its register on a database of its own. */
export async function workerWithRegister(
  connection: NativeConnection,
  { worker = true, reach, ...more }: Options = {},
) {
  const database: TestDatabase = await registerDatabase()
  const pool = createPool(database.url)
  const reachedAt = reach ? await reach(database.url) : database.url
  const reached = reach ? createPool(reachedAt) : pool
  const patient = createPatientPool(reachedAt)
  const register = createRegister(pool)
  let working: { worker: Worker; run: Promise<void> } | undefined
  const start = async () => {
    const registers = { patient: createRegister(patient), ...more }
    const started = await newWorker(connection, createRegister(reached), await bundleFile(), registers)
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
    await patient.end()
    await pool.end()
    await database.drop()
  }
  return { database, pool, register, start, stop, close }
}

/** What the complaint's journal tells: event types, in order. */
export async function eventTypes(register: Register, id: string): Promise<string[]> {
  const entries = await register.listEvents(id, 0, 10_000)
  return entries.map(({ event }) => event.type)
}

/** The notices in a register's outbox, in the order of what they tell. */
export async function noticesOf(pool: Pool, id: string) {
  const { rows } = await pool.query<
    Pick<Notice, 'key' | 'sequence' | 'template' | 'includes'> & { role: string; department: string | null }
  >(
    `select key, sequence, template, includes, to_role as role, department from notice
     where complaint_id = $1 order by sequence, key`,
    [id],
  )
  return rows
}

/** What lists show of a complaint beside what it says itself. */
const derivedOf = (complaint: Complaint) => {
  const row = complaintRow(complaint, nextDue(complaint) ?? null)
  const { level, nextDueAt = null, nextDueClock = null, overdueSince = null, dueOrder, levelOrder } = row
  const { priority = null, deskOrder } = row
  return { level, nextDueAt, nextDueClock, overdueSince, dueOrder, levelOrder, priority, deskOrder }
}

async function listedOf(pool: Pool, id: string) {
  const { rows } = await pool.query(
    `select level, next_due_at as "nextDueAt", next_due_clock as "nextDueClock", overdue_since as "overdueSince",
       due_order as "dueOrder", level_order as "levelOrder", priority, desk_order as "deskOrder" from complaint where id = $1`,
    [id],
  )
  return rows[0]
}

async function lastStageOf(pool: Pool, id: string): Promise<string | null | undefined> {
  const { rows } = await pool.query<{ stage: string | null }>(
    'select stage from event where complaint_id = $1 order by sequence desc limit 1',
    [id],
  )
  return rows[0]?.stage
}

/** A complaint as its run and the register tell it at one moment: between the questions time may do something. */
async function atOneMoment(
  { register, pool }: Pick<WorkerWithRegister, 'register' | 'pool'>,
  complaint: Life,
) {
  const look = async () => {
    const view = await complaint.view()
    const entries = await register.listEvents(complaint.id, 0, 10_000)
    const kept = (await register.getComplaint(complaint.id))?.complaint
    const listed = await listedOf(pool, complaint.id)
    const lastStage = await lastStageOf(pool, complaint.id)
    const after = await complaint.view()
    return { view, entries, kept, listed, lastStage, versions: [view.version, entries.length, after.version] }
  }
  let seen: Awaited<ReturnType<typeof look>> | undefined
  const isOne = async () => {
    seen = await look()
    return new Set(seen.versions).size === 1
  }
  await expect.poll(isOne, { timeout: 60_000, message: 'run and register at one version' }).toBe(true)
  return seen!
}

/**
 * Nothing lost, nothing twice: the register has come to what the workflow says, entry by entry, and no step of a
 * ladder and no notice occurs twice.
 */
export async function expectKept(
  { register, pool }: Pick<WorkerWithRegister, 'register' | 'pool'>,
  complaint: Life,
) {
  const { view, entries, kept, listed, lastStage } = await atOneMoment({ register, pool }, complaint)
  expect(kept).toEqual(view)
  expect(listed).toEqual(derivedOf(view))
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1))
  expect(lastStage).toBe(view.stage)
  const keys = entries.flatMap(({ event }) => (event.type === 'escalated' ? [event.key] : []))
  expect(new Set(keys).size).toBe(keys.length)
  const notices = await noticesOf(pool, complaint.id)
  const told = notices.map(
    ({ sequence, template, role, department }) => `${sequence} ${template} ${role} ${department}`,
  )
  expect(new Set(told).size).toBe(told.length)
  const escalations = notices.flatMap(({ template, key, includes }) =>
    template === 'escalated' ? (includes ?? [key.replace('escalation/', '')]) : [],
  )
  expect(new Set(escalations).size).toBe(escalations.length)
  return { view, entries, notices }
}
