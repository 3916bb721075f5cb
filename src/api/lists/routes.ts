import { z } from 'zod'
import { Channel } from '../../domain/intake.ts'
import { EmergencyState } from '../../domain/commands/emergency.ts'
import { TeamKind } from '../../domain/supervision/team.ts'
import { InstantText } from '../../domain/text.ts'
import { Kind, Severity, Stage, type Priority } from '../../domain/policy/policy.ts'
import { isSearchable } from '../../register/lists/list-filter.ts'
import type { Route } from '../route.ts'
import { ListedView, Outcome, pageOf } from '../complaints/schemas.ts'
import { count, Flag, limit, named, listCursor } from '../route-parts.ts'

const Text = z
  .string()
  .max(200)
  .refine(isSearchable, { error: 'At least one word of two characters is needed.' })
  .meta({
    description:
      'Words, each of which stands somewhere in number, order number, subject, name or description; in any script, ' +
      'also inside of longer words.',
  })

const PriorityText = count
  .max(4)
  .transform((value) => value as Priority)
  .meta({ description: '1 is taken up first, 4 last.' })

/** What complaints can be picked by; all of it must fit. */
export const listFilter = {
  open: Flag.optional().meta({ description: 'Not closed.' }),
  stage: Stage.optional(),
  kind: Kind.optional(),
  channel: Channel.optional(),
  category: named.optional(),
  severity: Severity.optional(),
  priority: PriorityText.optional(),
  department: named.optional(),
  team: TeamKind.optional().meta({
    description: 'In a department that is such a team: what waits for the rapid response is its queue.',
  }),
  handler: named.optional(),
  unassigned: Flag.optional().meta({ description: 'In a queue, with no person.' }),
  unclassified: Flag.optional().meta({ description: 'Nobody has said what it is about.' }),
  outcome: Outcome.optional(),
  productModel: named.optional(),
  storeId: named.optional().meta({ description: 'The branch that it is about.' }),
  contractNumber: named.optional(),
  customerId: named.optional().meta({ description: "By which the firm's own records know the customer." }),
  rootCause: named.optional().meta({ description: 'The last that was named.' }),
  cycle: count.max(1_000).optional(),
  level: z.coerce.number().int().min(1).max(9).optional().meta({ description: 'At least.' }),
  overdue: Flag.optional(),
  lapsed: named.optional().meta({
    description:
      'The clock of which a lapse is on record, whether it was met late or is open yet; see overdue.',
  }),
  lapsedAfter: InstantText.optional().meta({
    description: 'With a due at this instant or later that passed unmet; of the clock in lapsed, or of any.',
  }),
  lapsedBefore: InstantText.optional(),
  waiting: Flag.optional().meta({ description: 'For the customer.' }),
  provisional: Flag.optional(),
  referred: Flag.optional().meta({ description: 'By a regulator.' }),
  aboutHandling: Flag.optional().meta({ description: 'It complains of how a complaint was handled.' }),
  incident: named.optional().meta({ description: 'The incident that it is one of, by its id.' }),
  evidenceMissing: Flag.optional().meta({
    description: 'It is open, and evidence is missing that its category wanted when it was classified.',
  }),
  emergency: EmergencyState.optional().meta({
    description: 'It was declared one, which lasts or was ended.',
  }),
  dueAfter: InstantText.optional().meta({ description: 'At this instant or later.' }),
  dueBefore: InstantText.optional(),
  receivedAfter: InstantText.optional().meta({ description: 'At this instant or later.' }),
  receivedBefore: InstantText.optional(),
  closedAfter: InstantText.optional().meta({
    description: 'At this instant or later, and not reopened since.',
  }),
  closedBefore: InstantText.optional(),
  text: Text.optional(),
} as const

type Filter = { -readonly [K in keyof typeof listFilter]?: z.output<(typeof listFilter)[K]> | undefined }
type Fault = readonly [field: keyof Filter, why: string]

/** What no complaint can fulfil is a mistake, and not an empty list. */
function nonsenseIn(filter: Filter): Fault[] {
  const { open, stage, outcome, handler, unassigned } = filter
  const { dueAfter, dueBefore, receivedAfter, receivedBefore, closedAfter, closedBefore } = filter
  const { lapsedAfter, lapsedBefore, evidenceMissing, category, unclassified } = filter
  const isOpen = open ?? (stage ?? 'closed') !== 'closed'
  const isEmpty = (from: number | undefined, until: number | undefined) =>
    from !== undefined && until !== undefined && from >= until
  const faults: [boolean, ...Fault][] = [
    [
      open !== undefined && stage !== undefined && open === (stage === 'closed'),
      'open',
      'It contradicts stage.',
    ],
    [outcome !== undefined && isOpen, 'outcome', 'Only closed ones have it.'],
    [closedAfter !== undefined && isOpen, 'closedAfter', 'Only closed ones have it.'],
    [closedBefore !== undefined && isOpen, 'closedBefore', 'Only closed ones have it.'],
    [
      evidenceMissing === true && (open === false || stage === 'closed'),
      'evidenceMissing',
      'Only open ones lack any.',
    ],
    [handler !== undefined && unassigned === true, 'unassigned', 'It contradicts handler.'],
    [category !== undefined && unclassified === true, 'unclassified', 'It contradicts category.'],
    [isEmpty(dueAfter, dueBefore), 'dueBefore', 'It must lie after dueAfter.'],
    [isEmpty(receivedAfter, receivedBefore), 'receivedBefore', 'It must lie after receivedAfter.'],
    [isEmpty(closedAfter, closedBefore), 'closedBefore', 'It must lie after closedAfter.'],
    [isEmpty(lapsedAfter, lapsedBefore), 'lapsedBefore', 'It must lie after lapsedAfter.'],
  ]
  return faults.flatMap(([isSo, ...fault]) => (isSo ? [fault] : []))
}

/** Refuses filters that contradict themselves. */
export function refuseNonsense(filter: Filter, context: z.core.$RefinementCtx): void {
  for (const [field, message] of nonsenseIn(filter))
    context.addIssue({ code: 'custom', path: [field], message })
}

export const TabView = z
  .strictObject({
    tab: z.string(),
    count: z.number(),
    filter: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .meta({ description: 'What its list is asked with.' }),
  })
  .meta({ id: 'Tab' })

export const listRoutes = {
  listComplaints: {
    method: 'get',
    path: '/v1/complaints',
    summary: 'List complaints',
    description:
      'Any combination of filters, in five orders: `touched` begins with the open ones that nobody has had to do with for longest, and `desk` is the one in which a desk takes them up: what is overdue, then ' +
      'complaints before other kinds, then by priority, then what is due first. An ETag that is sent back (If-None-Match) costs next to nothing ' +
      'while nothing has changed.',
    tag: 'Complaints',
    shows: 'many',
    query: z
      .strictObject({
        ...listFilter,
        sort: z.enum(['nextDue', 'received', 'level', 'desk', 'touched']).default('nextDue'),
        limit,
        cursor: listCursor.optional(),
      })
      .superRefine(refuseNonsense),
    status: 200,
    answer: pageOf(ListedView),
    may: 'readLists',
  },
  countComplaints: {
    method: 'get',
    path: '/v1/complaints/counts',
    summary: 'How many complaints there are behind each tab of a desk',
    description:
      'Open ones, mine, my department’s, in the queue, not classified, waiting for the customer, overdue, escalated, closed, done today ' +
      '(by an agent, by the department, or all): each with the filter of its list. At most 10,000 are counted of each. Made for polling: see the ETag of the list.',
    tag: 'Complaints',
    status: 200,
    answer: z.strictObject({ data: z.array(TabView) }),
    may: 'readLists',
  },
  totalComplaints: {
    method: 'get',
    path: '/v1/complaints/total',
    summary: 'How many complaints a list has',
    description:
      'With the filters of the list. At most so many are counted as the answer says; where it says as many, there are ' +
      'that many or more. Made for polling: see the ETag of the list.',
    tag: 'Complaints',
    query: z.strictObject(listFilter).superRefine(refuseNonsense),
    status: 200,
    answer: z.strictObject({ count: z.number(), atMost: z.number() }).meta({ id: 'Total' }),
    may: 'readLists',
  },
} as const satisfies Record<string, Route>
