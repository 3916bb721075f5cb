import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { createActivities } from '../../src/activities/activities.ts'
import { createReconciliationActivities } from '../../src/activities/reconciliation.ts'
import { NotRestorable, restore } from '../../src/reconciliation/restore.ts'
import { bundlesIn } from '../../src/run/workflow-bundle.ts'
import { open, type Opening } from '../../src/domain/opening.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { CHECKS, RECONCILE_WORKFLOW, type Check } from '../../src/workflows/messages/reconciliation.ts'
import { hurried } from '../support/domain/hurried-policy.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { agent, life, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { realTime } from '../support/temporal/real-time.ts'
import { carryOut, means, removeFromRegister } from './support.ts'
import { bundleFile, config } from '../support/product.ts'

const time = realTime()
let isStopped = false
const stopWorking = async () => {
  isStopped = true
  await time.house.stop()
}
const workAgain = async () => {
  if (isStopped) await time.house.start()
  isStopped = false
}
afterEach(workAgain)

const note = (text: string) => ({ type: 'addNote', text }) as const
const given = () => ({ pool: time.house.pool, client: time.server.client, graceMs: 500 })
const check = (name: Check) => carryOut(name, given())
const restoring = (id: string) =>
  restore({ bundle: bundlesIn(config), client: time.server.client, register: time.house.register }, id)
const openFindings = () => listFindings(time.house.pool, { open: true })
const sleepUntil = (at: number) => delay(Math.max(0, at - Date.now()))

/** Acknowledged within so many seconds, or it lapses. */
const dueIn = (seconds: number) => ({
  ...opening(Date.now(), { policy: 'demo' }),
  policy: hurried({ acknowledge: seconds, resolve: 600 }),
})

async function recorded(opened = opening(Date.now())): Promise<Life> {
  const complaint = await time.begin(opened)
  expect(await complaint.ask(note('Recorded'))).toMatchObject({ recorded: true })
  return complaint
}

/** Whether a task of its run has failed. */
async function hasFailed({ handle }: Life): Promise<boolean> {
  const { events } = await handle.fetchHistory()
  return (events ?? []).some(({ workflowTaskFailedEventAttributes: failed }) => failed)
}

async function breachOf({ id }: Life) {
  const find = async () =>
    (await time.house.register.listEvents(id, 0, 1_000)).find(({ event }) => event.type === 'breached')
  await expect.poll(async () => (await find()) !== undefined, { timeout: 60_000 }).toBe(true)
  return (await find())!
}

test('where nothing is amiss nothing is found', async () => {
  const complaints = await Promise.all(Array.from({ length: 12 }, () => recorded(dueIn(1))))
  await Promise.all(complaints.map(breachOf))
  await delay(1_500)
  for (const name of CHECKS) {
    const { tally, alarms } = await check(name)
    expect([name, tally.found, tally.mended]).toEqual([name, 0, 0])
    expect(alarms).toEqual([])
    if (!['clocks', 'figures', 'merges', 'names', 'files'].includes(name))
      expect(tally.looked).toBeGreaterThanOrEqual(12)
  }
  expect(await listFindings(time.house.pool)).toEqual([])
})

test('a due that nobody was there to record is found, told once, and is over when somebody works again', async () => {
  const opened = dueIn(2)
  const complaint = await recorded(opened)
  await stopWorking()
  await sleepUntil(opened.receivedAt + 3_000)
  const { tally, alarms } = await check('clocks')
  expect(tally).toMatchObject({ found: 1, fresh: 1, mended: 0 })
  expect(alarms).toMatchObject([{ kind: 'stepNotRecorded', complaints: [complaint.id] }])
  expect(await openFindings()).toMatchObject([
    {
      complaintId: complaint.id,
      detail: { clock: 'acknowledge', dueAt: opened.receivedAt + 2_000, cause: 'noAnswer' },
    },
  ])
  const again = await check('clocks')
  expect(again.tally).toMatchObject({ found: 1, fresh: 0 })
  expect(again.alarms).toEqual([])
  expect(await openFindings()).toHaveLength(1)
  await workAgain()
  expect((await breachOf(complaint)).event).toMatchObject({ at: opened.receivedAt + 2_000 })
  expect((await check('clocks')).tally).toMatchObject({ found: 0 })
  expect(await openFindings()).toEqual([])
  await expectKept(time.house, complaint)
})

test('a run whose tasks fail is told with what its history says', async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('bad-release.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  })
  const opened = dueIn(4)
  const complaint = await recorded(opened)
  await stopWorking()
  const worker = await Worker.create({
    connection: time.server.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { code },
  })
  const run = worker.run()
  await expect.poll(async () => await hasFailed(complaint), { timeout: 60_000 }).toBe(true)
  await sleepUntil(opened.receivedAt + 9_000)
  await check('clocks')
  worker.shutdown()
  await run
  const [finding] = await openFindings()
  expect(finding).toMatchObject({ complaintId: complaint.id, detail: { cause: 'taskFails' } })
  expect(JSON.stringify(finding)).not.toContain('secret')
  await workAgain()
  await breachOf(complaint)
  expect((await check('clocks')).tally.found).toBe(0)
})

test('a complaint whose record waits for the register is told, and mends itself', async () => {
  const { pool } = time.house
  await pool.query('alter function commit_journal(jsonb) rename to commit_journal_away')
  const complaint = await time.begin(opening(Date.now()))
  await delay(2_500)
  const { tally } = await check('complaints')
  await pool.query('alter function commit_journal_away(jsonb) rename to commit_journal')
  expect(tally).toMatchObject({ found: 1, fresh: 1 })
  expect(await openFindings()).toMatchObject([
    { kind: 'complaintNotRecorded', complaintId: complaint.id, detail: { cause: 'journalWaits' } },
  ])
  await expectKept(time.house, complaint)
  expect((await check('complaints')).tally.found).toBe(0)
  expect(await openFindings()).toEqual([])
})

test('a complaint that the register has lost is told to it again by its runs', async () => {
  const { pool, register } = time.house
  const complaint = await recorded(dueIn(1))
  await breachOf(complaint)
  await complaint.ask([note('One'), note('Two')])
  const before = await register.listEvents(complaint.id)
  await removeFromRegister(pool, complaint.id)
  await delay(500)
  expect((await check('complaints')).tally).toMatchObject({ found: 1, fresh: 1 })
  expect(await openFindings()).toMatchObject([
    { complaintId: complaint.id, detail: { cause: 'lost', mend: `npm run restore -- ${complaint.id}` } },
  ])
  expect(await restoring(complaint.id)).toEqual({ how: 'rerecorded' })
  // Its ladder may have climbed meanwhile.
  expect((await register.listEvents(complaint.id)).slice(0, before.length)).toEqual(before)
  await expectKept(time.house, complaint)
  expect((await check('complaints')).tally.found).toBe(0)
  expect(await complaint.ask(note('And on'))).toMatchObject({ recorded: true })
  await expectKept(time.house, complaint)
  await expect(restoring(complaint.id)).rejects.toThrow(NotRestorable)
})

test.each(['terminated', 'cancelled'] as const)(
  'a run that was %s is found, and goes on when restored',
  async (how) => {
    const opened = dueIn(9)
    const complaint = await recorded(opened)
    if (how === 'terminated') await complaint.handle.terminate('by mistake')
    else await complaint.handle.cancel()
    await expect.poll(async () => (await complaint.handle.describe()).status.name).toBe(how.toUpperCase())
    await delay(1_000)
    expect((await check('runs')).tally).toMatchObject({ found: 1, fresh: 1 })
    expect(await openFindings()).toMatchObject([
      { kind: 'runMissing', complaintId: complaint.id, detail: { run: how } },
    ])
    expect(await restoring(complaint.id)).toEqual({ how: 'resumed' })
    await expect.poll(async () => (await complaint.ask(note('And on'))).recorded).toBe(true)
    expect((await check('runs')).tally.found).toBe(0)
    expect((await breachOf(complaint)).event.at).toBe(opened.receivedAt + 9_000)
    await expectKept(time.house, complaint)
  },
)

test('what was accepted but not recorded when a run was terminated is recorded when it goes on', async () => {
  const { pool } = time.house
  const complaint = await recorded()
  await pool.query('alter function commit_journal(jsonb) rename to commit_journal_away')
  expect(await complaint.ask(note('Owed'), agent, { key: 'owed', arrivedAt: Date.now() })).toMatchObject({
    recorded: false,
  })
  await complaint.handle.terminate('by mistake')
  await pool.query('alter function commit_journal_away(jsonb) rename to commit_journal')
  await restoring(complaint.id)
  const { entries } = await expectKept(time.house, complaint)
  const notes = entries.flatMap(({ event }) => (event.type === 'noteAdded' ? [event.text] : []))
  expect(notes).toEqual(['Recorded', 'Owed'])
})

/** Recorded by a run that Temporal no longer knows. */
async function forgotten(opened: Opening): Promise<Life> {
  const admission = open(opened, [note('Before')])
  if (isRefusal(admission)) throw new Error(admission.detail)
  const { complaint, entries } = admission
  const commit = {
    complaintId: opened.id,
    historyLength: 90,
    firstSequence: 1,
    entries,
    complaint,
    notices: [],
  }
  await time.house.register.commit(commit, 'the run that was')
  return life(time.server.client, opened.id)
}

test('a complaint that Temporal has forgotten goes on from the register, with every lapse as of its instant', async () => {
  const opened = dueIn(2)
  const complaint = await forgotten(opened)
  const before = (await time.house.register.getComplaint(complaint.id))!.complaint.version
  await sleepUntil(opened.receivedAt + 3_000)
  expect((await check('runs')).tally).toMatchObject({ found: 1, fresh: 1 })
  expect((await check('clocks')).tally).toMatchObject({ found: 1, fresh: 1 })
  expect(await openFindings()).toMatchObject([
    { complaintId: complaint.id, detail: { cause: 'notRunning' } },
    { complaintId: complaint.id, detail: { run: 'absent' } },
  ])
  expect(await restoring(complaint.id)).toEqual({ how: 'begun' })
  const breach = await breachOf(complaint)
  expect(breach).toMatchObject({ sequence: before + 1, event: { at: opened.receivedAt + 2_000 } })
  const acknowledge = { type: 'acknowledge', method: 'phone', said: 'We are sorry.' } as const
  expect(await complaint.ask(acknowledge)).toMatchObject({ recorded: true })
  await expectKept(time.house, complaint)
  const { rowCount } = await time.house.pool.query(
    'select 1 from journal_replacement where complaint_id = $1',
    [complaint.id],
  )
  expect(rowCount).toBe(0)
  for (const name of CHECKS) expect((await check(name)).tally.found).toBe(0)
  expect(await openFindings()).toEqual([])
})

test('there is nothing to restore of what is not there', async () => {
  await expect(restoring('cmp_none')).rejects.toThrow(NotRestorable)
})

test('the workflow carries out every check, and mends', async () => {
  const complaint = await recorded()
  await stopWorking()
  await time.house.pool.query(`update complaint set stage = 'closed' where id = $1`, [complaint.id])
  const activities = {
    ...createActivities({ register: time.house.register }),
    ...createReconciliationActivities(means(given())),
  }
  const worker = await Worker.create({
    connection: time.server.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: await bundleFile() },
    activities,
  })
  const tallies = await worker.runUntil(
    time.server.client.workflow.execute(RECONCILE_WORKFLOW, {
      taskQueue: TASK_QUEUE,
      workflowId: 'reconcile by hand',
      args: [],
    }),
  )
  expect(tallies).toMatchObject({ clocks: { found: 0 }, complaints: { found: 0 }, runs: { found: 0 } })
  expect(tallies).toMatchObject({ projections: { found: 1, fresh: 1, mended: 1 } })
  await workAgain()
  await expectKept(time.house, complaint)
})
