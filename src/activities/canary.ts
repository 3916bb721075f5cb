import { heartbeat } from '@temporalio/activity'
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { trimmed } from '../domain/calendar/days.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import type { Actor, Command } from '../domain/command.ts'
import { dayMs } from '../domain/instant.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { canaryOf, canarySeen, openCanaries } from '../register/punctuality/canaries.ts'
import { forgetLateness } from '../register/punctuality/lateness.ts'
import {
  TASK_QUEUE,
  WORKFLOW_TYPE,
  workflowIdOf,
  type Answer,
  type Request,
  type Start,
} from '../workflows/messages/complaint.ts'
import type { CanaryActivities } from '../workflows/messages/canary.ts'
import { askComplaint } from './ask-complaint.ts'

/** Read when it is needed: the first canary of a day pins it. */
export type CanaryRules = () => { policy: Policy; calendar: Calendar }

type Ports = {
  pool: Pool
  client: Client
  rules: CanaryRules
  alarm(facts: object, sentence: string): void
  /** How long after its due a canary is looked for. */
  withinMs?: number
}

const CANARY: Actor = { id: 'canary', role: 'agent' }
/** It is its own customer, who alone ends it. */
const OWNER: Actor = { id: CANARY.id, role: 'customer' }
const LOOK_EVERY_MS = 250
/** So long it is known how late things were. */
const KEPT_DAYS = 35

/** What the canary has done outside. */
export function createCanaryActivities({
  pool,
  client,
  withinMs = 60_000,
  ...ports
}: Ports): CanaryActivities {
  return {
    async letOut(name, day) {
      const id = canaryOf(day)
      await begin(client, id, ports.rules())
      const answer = await ask(client, id, CONTACT, { updateId: name })
      if (!answer) throw new Error(`Canary ${id} has ended.`)
      const { n, dueAt } = answer.clocks.findLast(({ clock }) => clock === 'canary')!
      return { complaintId: id, n, dueAt }
    },
    async lookFor(flight) {
      const until = Math.max(flight.dueAt, Date.now()) + withinMs
      while (Date.now() < until) {
        heartbeat()
        // A register that is away has not heard of it.
        const seen = await canarySeen(pool, flight).catch(() => undefined)
        if (seen) return seen
        await delay(LOOK_EVERY_MS)
      }
      ports.alarm({ kind: 'canarySilent', ...flight }, 'a canary was not heard of')
      return null
    },
    async clearUp(day) {
      for (const id of await openCanaries(pool, canaryOf(day)))
        await ask(client, id, OVER, { updateId: 'clear up', by: OWNER })
      await forgetLateness(pool, Date.now() - KEPT_DAYS * dayMs)
    },
  }
}

const OVER: Command = { type: 'withdraw', reason: 'The day is over.' }
/** It starts the clock, and ends the one before, which has lapsed. */
const CONTACT: Command = { type: 'recordContact', direction: 'outward', method: 'message', summary: 'Canary' }

async function begin(
  client: Client,
  id: string,
  { policy, calendar }: ReturnType<Ports['rules']>,
): Promise<void> {
  const now = Date.now()
  const start: Start = {
    opening: {
      ...{ id, number: id, kind: 'complaint', channel: 'other', policy, calendar: trimmed(calendar, now) },
      details: { complainant: { name: 'Canary' }, subject: 'Canary' },
      ...{ receivedAt: now, registeredAt: now, by: CANARY },
    },
  }
  try {
    await client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(id),
      taskQueue: TASK_QUEUE,
      args: [start],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      staticSummary: 'canary',
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

/** Its answer; none where its run has ended. */
async function ask(
  client: Client,
  id: string,
  command: Command,
  { updateId, by = CANARY }: { updateId: string; by?: Actor },
): Promise<Answer | undefined> {
  const request: Request = { commands: [command], by, digest: updateId }
  const outcome = await askComplaint(client, { id, name: command.type, request, updateId })
  if (outcome && 'answer' in outcome) return outcome.answer
  if (outcome && 'gone' in outcome) return undefined
  throw new Error(`Canary ${id}: ${outcome ? outcome.refused.message : 'no answer'}`)
}
