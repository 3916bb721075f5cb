import { z } from 'zod'
import { Command } from '../../domain/command.ts'
import type { CommandType } from '../../domain/command.ts'
import { ESCALATION_VIEWS } from '../../register/supervision/escalations.ts'
import type { Route } from '../route.ts'
import { EscalationTab, EscalationView } from './escalation-schemas.ts'
import { pageOf, ReceiptView } from '../complaints/schemas.ts'
import { count, limit, named, listCursor } from '../route-parts.ts'

const escalation = z.strictObject({
  id: z.string().min(1).max(300).meta({ description: 'As the inbox gives it (esc_…).' }),
})

/** What a command takes, less what the path says. */
function bodyOf(type: CommandType, id: string) {
  const options = Command.options as readonly z.ZodObject[]
  const {
    type: _,
    key: __,
    ...shape
  } = options.find((one) => (one.shape.type as z.ZodLiteral).value === type)!.shape
  return z.strictObject(shape).meta({ id })
}

const answering = {
  method: 'post',
  tag: 'Escalations',
  params: escalation,
  status: 200,
  answer: ReceiptView,
  keyed: 'command',
} as const

/** The supervisor's inbox (R52–R54, F56). */
export const escalationRoutes = {
  listEscalations: {
    method: 'get',
    path: '/v1/escalations',
    summary: 'Escalations that go on: the inbox',
    description:
      'One line for each escalation, at its latest step: the longest overdue first. mine: addressed to my role and ' +
      'department, delegated to me, or accepted by me. team: of my departments. all: for management, operators and ' +
      'auditors. Made for polling: see the ETag of the list of complaints.',
    tag: 'Escalations',
    shows: 'many',
    query: z.strictObject({
      view: z.enum(ESCALATION_VIEWS).default('mine'),
      state: z.enum(['open', 'accepted']).optional(),
      level: count.max(9).optional().meta({ description: 'At least.' }),
      clock: named.optional(),
      department: named.optional(),
      limit,
      cursor: listCursor.optional(),
    }),
    status: 200,
    answer: pageOf(EscalationView),
    may: 'readEscalations',
  },
  countEscalations: {
    method: 'get',
    path: '/v1/escalations/counts',
    summary: 'How many escalations there are behind each tab of the inbox',
    description: 'Made for polling.',
    tag: 'Escalations',
    status: 200,
    answer: z.strictObject({ data: z.array(EscalationTab) }),
    may: 'readEscalations',
  },
  acceptById: {
    ...answering,
    path: '/v1/escalations/{id}/accept',
    summary: 'Accept an escalation',
    description:
      'It climbs no further and no one else is called. The clock it is about stays overdue until it is met.',
    body: bodyOf('acceptEscalation', 'Acceptance'),
    example: { comment: '我来处理，今天内联系客户。' },
    may: 'acceptEscalation',
  },
  delegateById: {
    ...answering,
    path: '/v1/escalations/{id}/delegate',
    summary: 'Delegate an escalation',
    description: 'The delegate may accept it too. Until it is accepted, it climbs.',
    body: bodyOf('delegateEscalation', 'Delegation'),
    example: { to: 'chen', reason: '我今天不在。' },
    may: 'delegateEscalation',
  },
  resolveById: {
    ...answering,
    path: '/v1/escalations/{id}/resolve',
    summary: 'Resolve an escalation',
    description: 'It ends; the breach stays on record.',
    body: bodyOf('resolveEscalation', 'Resolution'),
    example: { note: '已与客户谈妥，明日上门。' },
    may: 'resolveEscalation',
  },
} as const satisfies Record<string, Route>
