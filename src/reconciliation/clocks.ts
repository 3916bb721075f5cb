import type { Client } from '@temporalio/client'
import { clockOf, isBreached, isRunning } from '../domain/time/clocks.ts'
import type { Actor } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Detail } from '../register/reconciliation/finding.ts'
import { awaitedClocks, type AwaitedClock } from '../register/reconciliation/reconciliation.ts'
import { PERFORM, VIEW, workflowIdOf, type Answer, type Request } from '../workflows/messages/complaint.ts'
import { ledgerOf, type CarryOut } from './ledger.ts'
import { answerWithin, lookAt, taskFailure } from './look.ts'
import { paceOf } from './pace.ts'

const PAGE = 500
/** How many are looked into in one go; without any worker, what is true of these is true of all. */
const LOOKED_INTO = 50
const LOOKS_A_SECOND = 10
const ANSWERS_WITHIN_MS = 3_000

/** Every clock that was due has lapsed, expired or been met on record. Where not, why, and a nudge. */
export const checkClocks: CarryOut = async (means, { at, beat }) => {
  const ledger = ledgerOf(means, 'stepNotRecorded', at)
  const pace = paceOf(LOOKS_A_SECOND)
  let causes = 0
  let page: AwaitedClock[] = []
  do {
    page = await awaitedClocks(means.pool, at - means.graceMs, page.at(-1), PAGE)
    const found = []
    for (const clock of page) {
      const { complaintId, dueAt, ...ref } = clock
      const looks = causes++ < LOOKED_INTO
      if (looks) await pace()
      const why = looks ? await causeOf(means.client, clock) : {}
      found.push({ complaintId, detail: { ...ref, dueAt, ...why } })
      beat('')
    }
    ledger.tally.looked += page.length
    await ledger.see(found)
  } while (page.length === PAGE)
  await ledger.over()
  return ledger.tally
}

/** Why nothing is recorded of a clock's due. The register is never written from here: time's steps are the run's. */
async function causeOf(client: Client, clock: AwaitedClock): Promise<Detail> {
  const look = await lookAt(client, clock.complaintId)
  if (look.run !== 'running') return { cause: 'notRunning' }
  if (look.journal) return { cause: 'journalWaits', ...look.journal }
  if (look.taskAttempts > 1) {
    const failure = await taskFailure(client, clock.complaintId)
    return { cause: 'taskFails', attempts: look.taskAttempts, failure }
  }
  const handle = client.workflow.getHandle(workflowIdOf(clock.complaintId))
  const complaint = await answerWithin(client, ANSWERS_WITHIN_MS, () => handle.query<Complaint>(VIEW))
  if (!complaint) return { cause: 'noAnswer' }
  const live = clockOf(complaint, clock)
  const awaits = live && isRunning(live) && !isBreached(live) && live.pausedAt === undefined
  if (!awaits || live.dueAt !== clock.dueAt) return { cause: 'registerBehind' }
  await nudge(client, clock.complaintId)
  return { cause: 'asleep' }
}

const SYSTEM: Actor = { id: 'reconciliation', role: 'system' }

/** Asks for what is always refused: the run gets a task, and nothing of it stays in its history. */
async function nudge(client: Client, complaintId: string): Promise<void> {
  const request: Request = { commands: [], by: SYSTEM, digest: 'nudge', ifVersion: -1 }
  const handle = client.workflow.getHandle(workflowIdOf(complaintId))
  await answerWithin(client, ANSWERS_WITHIN_MS, () =>
    handle.executeUpdate<Answer, [Request]>(PERFORM, { args: [request] }),
  )
}
