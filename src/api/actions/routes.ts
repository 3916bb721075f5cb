import { z } from 'zod'
import { Name, Text } from '../../domain/intake.ts'
import type { Route } from '../route.ts'
import { ActionKind, ActionState, ActionView, ActionWithHistory } from './schemas.ts'
import { pageOf } from '../complaints/schemas.ts'
import { Flag, limit, named, listCursor } from '../route-parts.ts'
import { InstantText, words } from '../../domain/text.ts'

const action = z.strictObject({ id: z.string().min(1).max(60).meta({ description: "The action's id." }) })
/** By id or number. */
const complaints = z.array(words(60)).max(100)

const people = z.array(Name).min(1).max(100)

/** Corrective actions: what is done so that the same does not happen again (R92). */
export const actionRoutes = {
  openAction: {
    method: 'post',
    path: '/v1/actions',
    summary: 'Open an action',
    description:
      'Actions that an accepted proposal promises open by themselves. One of the kind training, once it is ' +
      'completed, is the record of the training.',
    tag: 'Actions',
    body: z
      .strictObject({
        kind: ActionKind.default('corrective'),
        what: Text,
        owner: Name,
        rootCause: Name.optional(),
        category: Name.optional(),
        dueAt: InstantText.optional(),
        complaints: complaints.optional(),
        trainees: people
          .optional()
          .meta({ description: 'Of a training: whom it is for. Said by who leads.' }),
      })
      .meta({ id: 'NewAction' }),
    example: {
      what: '取车前逐车检查清洁并拍照。',
      owner: 'wang',
      rootCause: 'maintenance',
      dueAt: '2026-12-31T18:00:00+08:00',
    },
    status: 201,
    answer: ActionView,
    keyed: 'create',
    may: 'keepActions',
  },
  listActions: {
    method: 'get',
    path: '/v1/actions',
    summary: 'List actions',
    description: 'The one due next first; those without a due come last.',
    tag: 'Actions',
    query: z.strictObject({
      state: ActionState.optional(),
      kind: ActionKind.optional(),
      overdue: Flag.optional().meta({ description: 'Open beyond its due.' }),
      checkDue: Flag.optional().meta({ description: 'To be checked for recurrence by now.' }),
      owner: named.optional(),
      department: named.optional().meta({ description: 'Whose owner it is, or has a role in it.' }),
      rootCause: named.optional(),
      category: named.optional(),
      complaint: named.optional().meta({ description: 'One that it answers, by id or number.' }),
      trainee: named
        .optional()
        .meta({ description: 'Whom a training is for: by who leads, or of themselves.' }),
      limit,
      cursor: listCursor.optional(),
    }),
    status: 200,
    answer: pageOf(ActionView),
    refusals: { 404: 'No such complaint' },
    may: 'readActions',
  },
  getAction: {
    method: 'get',
    path: '/v1/actions/{id}',
    summary: 'One action, and what was done to it',
    tag: 'Actions',
    params: action,
    status: 200,
    answer: ActionWithHistory,
    may: 'readActions',
  },
  completeAction: {
    method: 'post',
    path: '/v1/actions/{id}/complete',
    summary: 'Say that an action is done',
    description: 'Whether it has helped is checked later: after 90 days unless told otherwise.',
    tag: 'Actions',
    params: action,
    body: z
      .strictObject({
        result: Text,
        checkDueAt: InstantText.optional(),
        trained: people.optional().meta({ description: 'Of a training: who was trained.' }),
        trainedAt: InstantText.optional().meta({ description: 'When; now, unless told.' }),
      })
      .meta({ id: 'CompletedAction' }),
    example: { result: '已执行，三家门店抽查合格。' },
    status: 200,
    answer: ActionView,
    keyed: 'command',
    may: 'keepActions',
  },
  checkRecurrence: {
    method: 'post',
    path: '/v1/actions/{id}/check-recurrence',
    summary: 'Say whether it has come back',
    description:
      'Counts the complaints received since with the same root cause and with the same category. Left to the ' +
      'register, it has recurred where there is any with its cause, or with its category where it names no cause. ' +
      'The owner does not check their own action.',
    tag: 'Actions',
    params: action,
    body: z
      .strictObject({ recurred: z.boolean().optional(), comment: Text.optional() })
      .meta({ id: 'RecurrenceCheck' }),
    example: { comment: '季度复核。' },
    status: 200,
    answer: ActionView,
    keyed: 'command',
    may: 'keepActions',
  },
  linkAction: {
    method: 'post',
    path: '/v1/actions/{id}/link',
    summary: 'Link an action to the complaints it answers',
    tag: 'Actions',
    params: action,
    body: z.strictObject({ complaints: complaints.min(1) }).meta({ id: 'LinkedComplaints' }),
    example: { complaints: ['cmp_00000000000000000000000000'] },
    status: 200,
    answer: ActionView,
    keyed: 'command',
    may: 'keepActions',
  },
} as const satisfies Record<string, Route>
