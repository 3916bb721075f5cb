import { z } from 'zod'
import { InstantText, words } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { DueView, ErasureView, PurgeBegun, PurgeView, RetentionDecided, RetentionView } from './schemas.ts'
import { limit, one, listCursor } from '../route-parts.ts'

const reason = words(2_000).meta({
  description: 'About the decision, not about the customer: it is kept when the complaint is erased.',
})
const Reason = z.strictObject({ reason }).meta({ id: 'RetentionReason' })

const deciding = {
  method: 'post',
  tag: 'Retention',
  params: one,
  body: Reason,
  status: 200,
  answer: RetentionDecided,
  keyed: 'create',
} as const

/** Who keeps complaints, for how long, and what goes (R84, R103, R105). */
export const retentionRoutes = {
  getRetention: {
    method: 'get',
    path: '/v1/complaints/{id}/retention',
    summary: 'Until when a complaint is kept, and what was decided about it',
    tag: 'Retention',
    shows: 'one',
    params: one,
    status: 200,
    answer: RetentionView,
    may: 'readRetention',
  },
  setLegalHold: {
    ...deciding,
    path: '/v1/complaints/{id}/set-legal-hold',
    summary: 'Keep a complaint whatever has passed',
    description: 'Until the hold is lifted neither a purge nor a request erases it. Archived complaints too.',
    example: { reason: 'The insurer has announced an action (file 2026-118).' },
    may: 'holdLegally',
  },
  liftLegalHold: {
    ...deciding,
    path: '/v1/complaints/{id}/lift-legal-hold',
    summary: 'End a legal hold',
    example: { reason: 'The action was withdrawn.' },
    may: 'holdLegally',
  },
  restrictProcessing: {
    ...deciding,
    path: '/v1/complaints/{id}/restrict-processing',
    summary: 'Store and protect an archived complaint, and nothing else',
    description: 'Only the compliance roles see it from then on, and no notice is sent.',
    body: Reason.extend({ until: InstantText }).meta({ id: 'Restriction' }),
    example: { reason: 'The customer contests the record.', until: '2027-06-30T00:00:00+08:00' },
    may: 'decideRetention',
  },
  liftRestriction: {
    ...deciding,
    path: '/v1/complaints/{id}/lift-restriction',
    summary: 'End a restriction',
    example: { reason: 'The record was confirmed.' },
    may: 'decideRetention',
  },
  requestErasure: {
    ...deciding,
    path: '/v1/complaints/{id}/erasure-requests',
    summary: 'Ask for the erasure of a complaint',
    description:
      'Three answers, each with its legal ground: erase, restrict until a date, refuse. The rule answers, not ' +
      'whoever asks. An erasure is carried out at once, or by the next purge at the latest.',
    answer: ErasureView,
    example: { reason: 'The customer asked for it by letter of 20 November.' },
    may: 'decideRetention',
  },
  listDueForErasure: {
    method: 'get',
    path: '/v1/retention/due',
    summary: 'What a purge would erase now',
    description: 'The longest overdue first, without personal data; nothing is changed.',
    tag: 'Retention',
    query: z.strictObject({ limit, cursor: listCursor.optional() }),
    status: 200,
    answer: z.strictObject({
      total: z.number(),
      data: z.array(DueView),
      nextCursor: z.string().optional(),
    }),
    may: 'readPurges',
  },
  listPurges: {
    method: 'get',
    path: '/v1/retention/purges',
    summary: 'The purges there were',
    tag: 'Retention',
    query: z.strictObject({ limit }),
    status: 200,
    answer: z.strictObject({ data: z.array(PurgeView) }),
    may: 'readPurges',
  },
  beginPurge: {
    method: 'post',
    path: '/v1/retention/purges',
    summary: 'Purge now, not at night',
    tag: 'Retention',
    body: Reason,
    example: { reason: 'The auditors are here tomorrow.' },
    status: 201,
    answer: PurgeBegun,
    keyed: 'create',
    may: 'beginPurges',
  },
} as const satisfies Record<string, Route>
