import type { Client, WorkflowHandle } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { createMergingActivities } from '../../../src/activities/merging.ts'
import type { Actor } from '../../../src/domain/command.ts'
import type { Adoption, CalendarAdoption } from '../../../src/domain/supervision/adoption.ts'
import type { IncidentOrder } from '../../../src/domain/supervision/incident.ts'
import type { Reassignment } from '../../../src/domain/supervision/reassignment.ts'
import { pinned } from '../../../src/rules/policies.ts'
import {
  ADOPT_WORKFLOW,
  adoptIdOf,
  CANCEL_ADOPTION,
  type AdoptionActivities,
} from '../../../src/workflows/messages/adoption.ts'
import {
  ADOPT_CALENDAR_WORKFLOW,
  adoptCalendarIdOf,
  CANCEL_CALENDAR_ADOPTION,
  type CalendarAdoptionActivities,
} from '../../../src/workflows/messages/calendar-adoption.ts'
import { TASK_QUEUE } from '../../../src/workflows/messages/complaint.ts'
import {
  COURIER_WORKFLOW,
  courierIdOf,
  PING,
  type CourierActivities,
} from '../../../src/workflows/messages/couriers.ts'
import {
  CANCEL_INCIDENT_ORDER,
  incidentOrderIdOf,
  ORDER_FOR_INCIDENT_WORKFLOW,
  type IncidentActivities,
} from '../../../src/workflows/messages/incidents.ts'
import {
  MERGE_WORKFLOW,
  mergeIdOf,
  type MergeOrder,
  type MergingActivities,
  type Update,
} from '../../../src/workflows/messages/merging.ts'
import {
  CANCEL_REASSIGNMENT,
  REASSIGN_WORKFLOW,
  reassignIdOf,
  type ReassignmentActivities,
} from '../../../src/workflows/messages/reassignment.ts'
import {
  agent,
  calendars,
  operator,
  opening,
  policies,
  supervisor,
  type Life,
} from '../temporal/workflow-lives.ts'
import type { Stage } from './lives.ts'
import { withdrawal } from '../domain/withdrawal.ts'

/** What an errand to be recorded needs of the server. */
export type ErrandStage = Pick<Stage, 'now' | 'begin' | 'sleep'> & { client: Client }

const CALLED_OFF = 'called-off'
const DEAF = 'deaf'
const CROWDED = 'supervisor@service'
const hourMs = 3_600_000

type Errands = MergingActivities &
  ReassignmentActivities &
  AdoptionActivities &
  CalendarAdoptionActivities &
  IncidentActivities &
  CourierActivities

type Batches = { left: number[]; idOf: (id: string) => string; cancel: string; by: Actor }

/** So many are left after each batch; an order that is to be called off is, in the middle of its first. */
const batches =
  ({ workflow }: Client, { left, idOf, cancel, by }: Batches) =>
  async (id: string) => {
    if (id !== CALLED_OFF) return { left: left.shift() ?? 0 }
    await workflow.getHandle(idOf(id)).signal(cancel, by.id)
    return { left: 5 }
  }

/** What errands have done outside: the steps of a merge are real, the register is not there. */
export function errandHands({ client, now }: ErrandStage): Errands {
  const merging = createMergingActivities({ client })
  const giving = { left: [3, 1], idOf: reassignIdOf, cancel: CANCEL_REASSIGNMENT, by: supervisor }
  const adopting = { left: [2, 1], idOf: adoptIdOf, cancel: CANCEL_ADOPTION, by: operator }
  const counting = {
    ...{ left: [2, 1], idOf: adoptCalendarIdOf, cancel: CANCEL_CALENDAR_ADOPTION, by: operator },
  }
  const forIncident = {
    ...{ left: [2, 1], idOf: incidentOrderIdOf, cancel: CANCEL_INCIDENT_ORDER, by: supervisor },
  }
  const [adopt, count] = [batches(client, adopting), batches(client, counting)]
  const nextIn = [6 * hourMs, hourMs]
  return {
    async put(update) {
      if (update.name === 'absorb' && update.id.startsWith(DEAF)) throw new Error('Nobody answers.')
      return merging.put(update)
    },
    pickComplaints: async () => {},
    endReassignment: async () => {},
    reassignBatch: batches(client, giving),
    pickForAdoption: async () => {},
    endAdoption: async () => {},
    adoptBatch: ({ id }) => adopt(id),
    pickForCalendar: async () => {},
    endCalendarAdoption: async () => {},
    adoptCalendarBatch: ({ id }) => count(id),
    pickForIncident: async () => {},
    endIncidentOrder: async () => {},
    askForIncident: batches(client, forIncident),
    async deliverDue() {
      const span = nextIn.shift()
      return span === undefined ? {} : { nextAt: (await now()) + span }
    },
  }
}

const asked = (
  id: string,
  command: Update['request']['commands'][number],
  by: Actor,
  ifVersion?: number,
): Update => ({
  ...{ id, name: command.type, updateId: randomUUID() },
  request: { commands: [command], by, digest: command.type, ...(ifVersion !== undefined && { ifVersion }) },
})

async function mergeOrder(
  one: Life,
  other: Life,
  ifVersion?: number,
): Promise<Extract<MergeOrder, { type: 'merge' }>> {
  const { number, receivedAt } = await one.view()
  const why = { reason: 'The same matter' }
  return {
    type: 'merge',
    asked: asked(one.id, { type: 'merge', into: other.id, samePerson: true, ...why }, agent, ifVersion),
    into: other.id,
    telling: {
      ...{ type: 'absorb', complaint: one.id, number, receivedAt, mergedBy: agent.id, ...why },
      ...{ kind: 'complaint', countsFrom: receivedAt },
    },
  }
}

const merging = ({ workflow }: Client, order: MergeOrder): Promise<WorkflowHandle> =>
  workflow.start(MERGE_WORKFLOW, {
    ...{ taskQueue: TASK_QUEUE, workflowId: mergeIdOf(order.asked.id), args: [order] },
  })

const reassigning = ({ workflow }: Client, id: string): Promise<WorkflowHandle> => {
  const order: Reassignment = {
    ...{ id, selection: { handler: 'li' }, target: { department: 'service', spread: true } },
    ...{ reason: 'He is ill.', by: supervisor, digest: 'a' },
  }
  return workflow.start(REASSIGN_WORKFLOW, {
    ...{ taskQueue: TASK_QUEUE, workflowId: reassignIdOf(id), args: [order] },
  })
}

const adopting = ({ workflow }: Client, id: string): Promise<WorkflowHandle> => {
  const order: Adoption = {
    ...{ id, policy: pinned(policies.get('carmaker')!), selection: { policy: 'default' } },
    ...{ reason: 'They are cars.', by: operator, digest: 'a' },
  }
  return workflow.start(ADOPT_WORKFLOW, {
    ...{ taskQueue: TASK_QUEUE, workflowId: adoptIdOf(id), args: [order] },
  })
}

const counting = ({ workflow }: Client, id: string): Promise<WorkflowHandle> => {
  const order: CalendarAdoption = {
    ...{ id, calendar: calendars.get('cn')!, selection: {} },
    ...{ reason: 'It is published.', by: operator, digest: 'c' },
  }
  return workflow.start(ADOPT_CALENDAR_WORKFLOW, {
    ...{ taskQueue: TASK_QUEUE, workflowId: adoptCalendarIdOf(id), args: [order] },
  })
}

const askingAll = ({ workflow }: Client, id: string): Promise<WorkflowHandle> => {
  const money = { amountCents: 20_000, currency: 'CNY' }
  const order: IncidentOrder = {
    ...{ id, incident: 'inc_piles', selection: {}, reason: 'Piles run hot', by: supervisor, digest: 'd' },
    command: {
      ...{ type: 'proposeSolution', measures: 'A refund.', items: [{ kind: 'refund', money }] },
      exceptions: [{ complaint: 'Y-1', leftOut: true }],
    },
  }
  return workflow.start(ORDER_FOR_INCIDENT_WORKFLOW, {
    ...{ taskQueue: TASK_QUEUE, workflowId: incidentOrderIdOf(id), args: [order] },
  })
}

async function two({ begin, now }: ErrandStage, otherId: string = randomUUID()): Promise<[Life, Life]> {
  const at = await now()
  return [await begin(opening(at)), await begin(opening(at, { id: otherId }))]
}

/** Workflows beside those of the complaints, on different paths, each to its end. */
export const RECORDED_ERRANDS: Record<string, (stage: ErrandStage) => Promise<WorkflowHandle>> = {
  async 'merge-done'(stage) {
    return merging(stage.client, await mergeOrder(...(await two(stage))))
  },

  async 'merge-refused'(stage) {
    const [one, other] = await two(stage)
    const order = await mergeOrder(one, other)
    await other.ask(withdrawal)
    return merging(stage.client, order)
  },

  /** The other has absorbed it, and then it changes before it is closed. */
  async 'merge-taken-back'(stage) {
    const [one, other] = await two(stage)
    const { version } = await one.view()
    return merging(stage.client, await mergeOrder(one, other, version))
  },

  async 'merge-unanswered'(stage) {
    return merging(stage.client, await mergeOrder(...(await two(stage, `${DEAF}-${randomUUID()}`))))
  },

  async 'merge-undone'(stage) {
    const [one, other] = await two(stage)
    await (await merging(stage.client, await mergeOrder(one, other))).result()
    const reopen = asked(one.id, { type: 'reopen', reason: 'It was another car.' }, supervisor)
    return merging(stage.client, { type: 'reopen', asked: reopen, from: other.id })
  },

  reassigned: ({ client }) => reassigning(client, 'to-the-end'),

  'reassigned-called-off': ({ client }) => reassigning(client, CALLED_OFF),

  'adopted-for-many': ({ client }) => adopting(client, 'to-the-end'),

  'adopted-for-many-called-off': ({ client }) => adopting(client, CALLED_OFF),

  'calendar-adopted-for-many': ({ client }) => counting(client, 'to-the-end'),

  'calendar-adopted-for-many-called-off': ({ client }) => counting(client, CALLED_OFF),

  'for-an-incident': ({ client }) => askingAll(client, 'to-the-end'),

  'for-an-incident-called-off': ({ client }) => askingAll(client, CALLED_OFF),

  /** Waits for what is due later, hears that there is more, waits again, and ends when nothing is left. */
  async courier({ client, sleep }) {
    const handle = await client.workflow.start(COURIER_WORKFLOW, {
      ...{ taskQueue: TASK_QUEUE, workflowId: courierIdOf(CROWDED), args: [CROWDED] },
    })
    await sleep('2h')
    await handle.signal(PING)
    return handle
  },
}
