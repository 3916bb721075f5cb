import { z } from 'zod'
import { Text } from '../../domain/intake.ts'
import { InstantText } from '../../domain/text.ts'
import { pageOf } from '../complaints/schemas.ts'
import { Flag, limit, listCursor } from '../route-parts.ts'
import type { Route } from '../route.ts'
import { callingOff, lookingAt, OrderBegun } from '../supervision/order-schemas.ts'
import {
  ApprovalOrder,
  IncidentOrderView,
  IncidentView,
  JoinOrder,
  MessageOrder,
  NewIncident,
  ProposalOrder,
  WholeIncident,
} from './schemas.ts'

const incident = z.strictObject({ id: z.string().min(1).max(60).meta({ description: "The incident's id." }) })
/** How what all are asked is done. */
const done = {
  description:
    'Accepted, and carried out in the background; each complaint may refuse, and what became of each is kept. With ' +
    'dryRun nobody is asked: it is found how many they are and which would refuse. Location leads to how it stands.',
} as const

/** What is done with an incident itself. */
const changing = {
  method: 'post',
  tag: 'Incidents',
  params: incident,
  status: 200,
  answer: IncidentView,
  keyed: 'command',
  may: 'leadIncidents',
} as const

/** What all of its complaints are asked. */
const ordering = {
  method: 'post',
  tag: 'Incidents',
  params: incident,
  status: 202,
  answer: OrderBegun,
  keyed: 'create',
  may: 'leadIncidents',
  refusals: { 409: 'The incident has been closed' },
} as const

/** Complaints of one cause, and what is done once for all of them (R56). */
export const incidentRoutes = {
  openIncident: {
    method: 'post',
    path: '/v1/incidents',
    summary: 'Open an incident',
    description: 'It gathers complaints of one cause: they join it by members.',
    tag: 'Incidents',
    body: NewIncident,
    example: {
      title: '朝阳店充电桩过热',
      cause: '一批充电桩接线端子松动，充电时过热。',
      storeId: 'chaoyang',
    },
    status: 201,
    answer: IncidentView,
    keyed: 'create',
    may: 'leadIncidents',
  },
  listIncidents: {
    method: 'get',
    path: '/v1/incidents',
    summary: 'List incidents',
    description: 'What was opened last first.',
    tag: 'Incidents',
    query: z.strictObject({ open: Flag.optional(), limit, cursor: listCursor.optional() }),
    status: 200,
    answer: pageOf(IncidentView),
    may: 'readIncidents',
  },
  getIncident: {
    method: 'get',
    path: '/v1/incidents/{id}',
    summary: 'One incident, with its complaints, its log and what was ordered',
    tag: 'Incidents',
    params: incident,
    status: 200,
    answer: WholeIncident,
    may: 'readIncidents',
  },
  recordMeasure: {
    ...changing,
    path: '/v1/incidents/{id}/measures',
    summary: 'Record what was done about an incident',
    body: z.strictObject({ what: Text, takenAt: InstantText.optional() }).meta({ id: 'MeasureTaken' }),
    example: { what: '全部同批充电桩已断电停用。' },
  },
  closeIncident: {
    ...changing,
    path: '/v1/incidents/{id}/close',
    summary: 'Close an incident',
    description: 'Its complaints go on each by itself; no other joins it.',
    body: z.strictObject({ summary: Text }).meta({ id: 'ClosedIncident' }),
    example: { summary: '同批充电桩全部更换，受影响客户均已答复。' },
  },
  joinMembers: {
    ...ordering,
    path: '/v1/incidents/{id}/members',
    summary: 'Have complaints join an incident',
    description: `By hand, or by what they have in common. ${done.description}`,
    body: JoinOrder,
    example: { selection: { storeId: 'chaoyang', receivedAfter: '2026-03-02T00:00:00+08:00' }, dryRun: true },
  },
  messageAffected: {
    ...ordering,
    path: '/v1/incidents/{id}/messages',
    summary: 'Write to the customers of all open complaints of an incident',
    description: `Once it has gone out it is a contact of each. ${done.description}`,
    body: MessageOrder,
    example: { text: '我们已停用该批充电桩，并将在两个工作日内与您联系。' },
  },
  proposeToAffected: {
    ...ordering,
    path: '/v1/incidents/{id}/proposals',
    summary: 'Propose one solution to all open complaints of an incident',
    description:
      'Each is approved by what all that the incident offers comes to, and each customer consents for themselves. ' +
      done.description,
    body: ProposalOrder,
    example: {
      measures: '退还当次充电费用，并赠送一张充电券。',
      items: [{ kind: 'refund', money: { amountCents: 8_000, currency: 'CNY' } }],
    },
  },
  approveForAffected: {
    ...ordering,
    path: '/v1/incidents/{id}/approvals',
    summary: 'Approve of what was proposed for an incident, or return it',
    description: `Of all its complaints that wait for it. ${done.description}`,
    body: ApprovalOrder,
    example: { approves: true, comment: '同意。' },
  },
  getIncidentOrder: {
    ...lookingAt,
    path: '/v1/incident-orders/{id}',
    summary: 'How an order over an incident stands, complaint by complaint',
    description:
      'unknown: there is no such complaint, or it has not answered. Who did not order it is told of those complaints ' +
      'that they may read.',
    tag: 'Incidents',
    answer: IncidentOrderView,
    may: 'readIncidents',
  },
  cancelIncidentOrder: {
    ...callingOff,
    path: '/v1/incident-orders/{id}/cancel',
    summary: 'Call an order over an incident off',
    description: 'What was done stays done; the rest is left alone within seconds.',
    tag: 'Incidents',
    may: 'leadIncidents',
  },
} as const satisfies Record<string, Route>
