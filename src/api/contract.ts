import { z } from 'zod'
import type { CommandType } from '../domain/command.ts'
import { Intake } from '../domain/intake.ts'
import { AnyCommand, COMMANDS } from './complaints/commands.ts'
import { Fact } from './imports/fact.ts'
import type { Route } from './route.ts'
import { escalationRoutes } from './supervision/escalation-routes.ts'
import { feedRoutes } from './feed/feed-routes.ts'
import { figureRoutes } from './figures/routes.ts'
import { ImportedIntake, importRoutes } from './imports/routes.ts'
import { listRoutes } from './lists/routes.ts'
import { accessRoutes } from './access/routes.ts'
import { actionRoutes } from './actions/routes.ts'
import { personRecordRoutes } from './people/routes.ts'
import { directoryRoutes } from './directory/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { clock, contacts, count, limit, one, numberCursor } from './route-parts.ts'
import { callerRoutes } from './lists/caller-routes.ts'
import { aboutRoutes } from './about/routes.ts'
import { readingRoutes } from './readings/routes.ts'
import { similarRoutes } from './lists/similar-routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { keyRoutes } from './sign-in/key-routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { messageRoutes } from './messages/routes.ts'
import { meRoutes } from './sign-in/me-routes.ts'
import { latenessRoutes } from './lateness/routes.ts'
import { streamRoutes } from './feed/stream-routes.ts'
import { reconciliationRoutes } from './reconciliation/routes.ts'
import { retentionRoutes } from './retention/routes.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { calendarAdoptionRoutes } from './rules/calendar-adoption-routes.ts'
import { adoptionRoutes } from './rules/adoption-routes.ts'
import { bulkOrderRoutes } from './supervision/bulk-order-routes.ts'
import { reassignmentRoutes } from './supervision/reassignment-routes.ts'
import { reviewRoutes } from './lists/review-routes.ts'
import { lapsesRoutes } from './rules/lapses-routes.ts'
import { loadingRoutes } from './rules/loading-routes.ts'
import { ruleRoutes } from './rules/routes.ts'
import { superviseOrderRoutes } from './supervision/supervise-order-routes.ts'
import { teamRoutes } from './supervision/team-routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { contactRoutes } from './customers/routes.ts'
import { customerRoutes } from './portal/customer-routes.ts'
import { systemRoutes } from './system/routes.ts'
import { progressRoutes } from './portal/routes.ts'
import { receiptRoutes } from './receipts/routes.ts'
import { ClockLine, ClockView, Explanation, NoClock } from './complaints/clock-schemas.ts'
import { EventView } from './complaints/event-schema.ts'
import { ComplaintView, NewComplaintView, pageOf, ReceiptView, TakenInView } from './complaints/schemas.ts'

/** Every operation of the API. Routes, checks and OpenAPI are made from this table and from nothing else. */

const intakeExample = {
  channel: 'phone',
  details: {
    complainant: { name: '陈女士', phone: '13800001234', language: 'zh' },
    subject: '车辆未清洁',
    description: '取车时发现车内未清洁。',
    orderNumber: 'R20261120-77',
  },
}
const findings = [
  { type: 'acknowledge', method: 'phone', said: '已致歉，说明处理流程。' },
  { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'simple' },
  { type: 'assign', department: 'service', person: 'li' },
]

const NewComplaint = Intake.extend({ commands: z.array(AnyCommand).max(20).optional() }).meta({
  id: 'NewComplaint',
})

export const contract = {
  createComplaint: {
    method: 'post',
    path: '/v1/complaints',
    summary: 'Take a complaint in',
    description:
      'First commands may come along: all of it is taken in, or nothing. The same request under the same ' +
      'Idempotency-Key, or with the same messageId on the same channel, meets the same complaint; who may not read it ' +
      'is told only that it is there. Whether somebody ' +
      'has complained of it before is a question of its own: the answer links to it (Link: …/similar).',
    tag: 'Complaints',
    body: NewComplaint,
    example: { ...intakeExample, commands: findings },
    status: 201,
    answer: NewComplaintView,
    again: TakenInView,
    keyed: 'create',
    refusals: { 410: 'What the request began has been erased', 404: 'What it began is restricted' },
    may: 'createComplaint',
  },
  checkComplaint: {
    method: 'post',
    path: '/v1/complaints/check',
    summary: 'Whether a complaint would be taken in',
    description:
      'As if it were sent for the first time: what would be refused is refused alike, and nothing is taken in. The answer ' +
      'names the policy that it would be handled by.',
    tag: 'Complaints',
    body: NewComplaint,
    example: intakeExample,
    status: 200,
    answer: z.strictObject({ policy: z.string() }),
    refusals: { 409: 'What the rules forbid of it' },
    may: 'createComplaint',
  },
  importComplaint: {
    method: 'post',
    path: '/v1/complaints/import',
    summary: 'Take a complaint over with its history',
    description:
      'What happened is folded in order, with the lapses at their due instants; nobody is told of the past. ' +
      'Only the order of time refuses, and too much work. Imported again with more facts it goes on from what is ' +
      'there, unless it has been handled here since. Who did what may be named; whoever imports it stands beside them ' +
      '(toldBy). Under a policy where a clock waits for the letter of an offer, the customer was told of one when it ' +
      'was made, or at its `sentAt`. Its messageId is apart from those of complaints taken in. What ' +
      'one request cannot hold is sent in pieces: POST /v1/imports.',
    tag: 'Complaints',
    body: ImportedIntake.extend({ facts: z.array(Fact).max(5_000) }).meta({ id: 'ImportedComplaint' }),
    example: {
      ...intakeExample,
      receivedAt: '2026-03-02T09:00:00+08:00',
      facts: [{ at: '2026-03-02T10:00:00+08:00', type: 'acknowledge', method: 'phone', said: '已致歉。' }],
    },
    status: 201,
    answer: NewComplaintView,
    again: TakenInView,
    keyed: 'create',
    refusals: { 410: 'What the request began has been erased', 404: 'What it began is restricted' },
    may: 'importComplaints',
    bodyLimit: '10mb',
  },
  ...importRoutes,
  ...listRoutes,
  // What {id} of one complaint would take stands before it.
  ...similarRoutes,
  ...readingRoutes,
  ...aboutRoutes,
  ...exportRoutes,
  getComplaint: {
    method: 'get',
    path: '/v1/complaints/{id}',
    summary: 'One complaint as it stands',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    query: z.strictObject({ contacts }),
    status: 200,
    answer: ComplaintView,
    may: 'readComplaint',
  },
  listEvents: {
    method: 'get',
    path: '/v1/complaints/{id}/events',
    summary: 'The journal of a complaint',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    query: z.strictObject({ limit, cursor: numberCursor.optional(), contacts }),
    status: 200,
    answer: pageOf(EventView),
    may: 'readJournal',
  },
  listClocks: {
    method: 'get',
    path: '/v1/complaints/{id}/clocks',
    summary: 'The clocks of a complaint',
    tag: 'Clocks',
    shows: 'one',
    params: one,
    status: 200,
    answer: z.strictObject({ data: z.array(ClockView) }),
    may: 'readComplaint',
  },
  explainClock: {
    method: 'get',
    path: '/v1/complaints/{id}/clocks/{name}/explain',
    summary: 'Why a clock is due when it is',
    description:
      'Without cycle and n, the latest run of the clock. Where the policy says that it has no such clock: why.',
    tag: 'Clocks',
    shows: 'one',
    params: clock,
    query: z.strictObject({ cycle: count.optional(), n: count.optional() }),
    status: 200,
    answer: z.union([Explanation, NoClock]),
    may: 'readJournal',
  },
  exportClocks: {
    method: 'get',
    path: '/v1/clocks',
    summary: 'Every run of every clock, one JSON object a line',
    tag: 'Clocks',
    shows: 'many',
    status: 200,
    answer: ClockLine,
    isStream: true,
    may: 'readLists',
  },
  performCommands: {
    method: 'post',
    path: '/v1/complaints/{id}/commands',
    summary: 'Several commands at once, all or nothing',
    tag: 'Commands',
    params: one,
    body: z.strictObject({ commands: z.array(AnyCommand).min(1).max(20) }).meta({ id: 'Commands' }),
    example: { commands: findings },
    status: 200,
    answer: ReceiptView,
    keyed: 'command',
    may: 'performCommands',
  },
  ...ruleRoutes,
  ...loadingRoutes,
  ...callerRoutes,
  ...contactRoutes,
  ...evidenceRoutes,
  ...mailRoutes,
  ...messageRoutes,
  ...accessRoutes,
  ...actionRoutes,
  ...personRecordRoutes,
  ...directoryRoutes,
  ...keyRoutes,
  ...meRoutes,
  ...retentionRoutes,
  ...escalationRoutes,
  ...superviseOrderRoutes,
  ...teamRoutes,
  ...reviewRoutes,
  ...reassignmentRoutes,
  ...lapsesRoutes,
  ...adoptionRoutes,
  ...calendarAdoptionRoutes,
  ...bulkOrderRoutes,
  ...incidentRoutes,
  ...reconciliationRoutes,
  ...noticeRoutes,
  ...webhookRoutes,
  ...feedRoutes,
  ...streamRoutes,
  ...latenessRoutes,
  ...systemRoutes,
  ...progressRoutes,
  ...receiptRoutes,
  ...customerRoutes,
  ...figureRoutes,
  // Its {id} would take what other routes name below /v1/reports.
  ...reportRoutes,
} as const satisfies Record<string, Route>

export type Contract = typeof contract

/** One route for each command, in kebab-case: whatever the domain knows can be asked for. */
export const commandRoutes: readonly (Route & { type: CommandType })[] = COMMANDS.map(
  ({ type, verb, body }) => ({
    type,
    method: 'post',
    path: `/v1/complaints/{id}/${verb}`,
    summary: sentence(type),
    tag: 'Commands',
    may: type,
    params: one,
    body,
    status: 200,
    answer: ReceiptView,
    keyed: 'command',
  }),
)

/** Every route with the name of its operation. */
export const operations: readonly (readonly [string, Route])[] = [
  ...Object.entries<Route>(contract),
  ...commandRoutes.map((route) => [route.type, route] as const),
]

function sentence(type: string): string {
  const words = type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
