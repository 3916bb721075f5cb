import { Client } from '@temporalio/client'
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker'
import { createHash, randomUUID } from 'node:crypto'
import { createActivities } from '../../../src/activities/activities.ts'
import { createMergingActivities } from '../../../src/activities/merging.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { withYear } from '../../../src/rules/published-year.ts'
import type { Calendar } from '../../../src/domain/calendar/calendar.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import type { ImportAsk } from '../../../src/domain/import/importing.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { open, openWithHistory, type Opening } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'
import type { Register } from '../../../src/register/register.ts'
import {
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
  IMPORT,
  VIEW,
  WORKFLOW_TYPE,
  workflowIdOf,
  type Answer,
  type ImportStanding,
  type Request,
  type Start,
} from '../../../src/workflows/messages/complaint.ts'
import { attributesOf } from '../../../src/workflows/complaint/search-attributes.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'
import '../run/quiet-runtime.ts'

export const ATTRIBUTES = Object.values(SEARCH_ATTRIBUTES)
export const policies = loadPolicies('policies')
export const calendars = loadCalendars()

export const agent: Actor = { id: 'li', role: 'agent', departments: ['service'] }
export const another: Actor = { id: 'zhao', role: 'agent', departments: ['service'] }
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
    /** A step of its import; each of one life under an id of its own. */
    importOn: (ask: ImportAsk) =>
      handle.executeUpdate<ImportStanding, [ImportAsk]>(IMPORT, { args: [ask], updateId: randomUUID() }),
  }
}

/** Starts a complaint's workflow as the API would: with its first search attributes. */
export async function begin(
  client: Client,
  opened: Opening,
  more: Pick<
    Exclude<Start, { carried: unknown }>,
    'commands' | 'history' | 'imported' | 'edition' | 'attributes'
  > = {},
): Promise<Life> {
  const start: Start = { opening: opened, attributes: 'atClosing', ...more }
  const { commands, history, imported } = more
  const until = imported?.more ? opened.receivedAt : opened.registeredAt
  const admission = history ? openWithHistory(opened, history, until) : open(opened, commands)
  await client.workflow.start(WORKFLOW_TYPE, {
    taskQueue: TASK_QUEUE,
    workflowId: workflowIdOf(opened.id),
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [start],
    ...(!isRefusal(admission) && { typedSearchAttributes: attributesOf(admission.complaint) }),
  })
  return life(client, opened.id)
}

type Committing = Pick<Register, 'commit'>

/** A worker as worker.ts sets it up, but for its register, its other hands and where its workflows' code comes from. */
export const newWorker = (
  connection: NativeConnection,
  register: Committing,
  codePath: string,
  {
    patient,
    hands,
    ...more
  }: Pick<WorkerOptions, 'maxCachedWorkflows'> & { patient?: Committing; hands?: object } = {},
): Promise<Worker> =>
  Worker.create({
    ...workerOptions({
      ...createActivities({ register, ...(patient && { patient }) }),
      ...createMergingActivities({ client: new Client({ connection }) }),
      ...hands,
    }),
    connection,
    workflowBundle: { codePath },
    ...more,
  })
