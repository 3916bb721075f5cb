import type { z } from 'zod'
import { mayUnder } from '../../domain/access/table.ts'
import { relationsOf } from '../../domain/access/ties.ts'
import type { Actor } from '../../domain/command.ts'
import type { Classification, Complaint } from '../../domain/complaint.ts'
import { actionsFrom, allowedActions } from '../../domain/decide/decide.ts'
import { missingOf } from '../../domain/policy/required.ts'
import { determinationsFor, withheldFrom } from '../../domain/disclosure/withheld.ts'
import { explain } from '../../domain/time/explain.ts'
import type { Clock } from '../../domain/complaint.ts'
import type { SuperviseOrder } from '../../domain/parts/duties.ts'
import type { Clearance } from '../../domain/parts/solution.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { isGathered, sourcesOf } from '../../domain/evolve/gathered.ts'
import { levelOf } from '../../domain/time/ladder.ts'
import { priorityOf, URGENCY } from '../../domain/policy/priority.ts'
import { nextDue } from '../../domain/summary.ts'
import type { ListedComplaint } from '../../register/lists/complaint-list.ts'
import type { RecordedEntry } from '../../register/complaint/entry-row.ts'
import { categoriesEver, type CategoryLists } from '../../rules/categories.ts'
import type { Answer } from '../../workflows/messages/complaint.ts'
import { clockViews } from './clock-view.ts'
import { seesContacts, withoutContacts, withTimesAsText } from '../outside.ts'
import type { Explanation } from './clock-schemas.ts'
import type { EventView } from './event-schema.ts'
import type { ComplaintView, ListedView, ReceiptView, TakenInView } from './schemas.ts'

/** Contact data may be left out for those who may see it too. */
type Contacts = 'masked' | undefined
type Seen = {
  by: Actor
  now: Instant
  recorded: boolean
  contacts?: Contacts
  /** The lists of categories: what evidence they want. */
  categories: CategoryLists
}

/** A complaint for one reader: instants as text, contact data by role, and what they may ask for next. */
export function complaintView(complaint: Complaint, { by, now, recorded, contacts, categories }: Seen) {
  const { policy, calendar, details, draft, proposal, tasks, escalations, owner, classification } = complaint
  const { absorbed, supervision, review, referrals, clearance, closingHeld } = complaint
  const [due, wanted, sources] = [nextDue(complaint), wantedOf(complaint, categories), sourcesOf(complaint)]
  const responsibilities = determinationsFor(complaint, by)
  const isWhole = contacts !== 'masked' && mayUnder(by, 'readContacts', relationsOf(complaint, by))
  const view = {
    ...plainView(complaint),
    details: isWhole ? details : withoutContacts(details),
    ...(owner && { owner }),
    ...(classification && { classification: classificationView(complaint, classification) }),
    waiting: complaint.waiting.map(({ reason, since }) => ({ reason, since })),
    ...(draft && { draft: only(draft, DRAFT) }),
    ...(proposal && { proposal: only(proposal, PROPOSAL) }),
    ...(closingHeld && { closingHeld: only(closingHeld, ['outcome', 'at']) }),
    ...(clearance && { clearance: clearanceView(clearance) }),
    ...(absorbed && { absorbed: absorbed.map((one) => only(one, ABSORBED)) }),
    tasks: tasks.map((task) => only(task, TASK)),
    ...(review && { review: only(review, ['at', 'by', 'fair']) }),
    ...(supervision && { supervision: supervision.map(superviseOrderView) }),
    ...(referrals && { referrals: referrals.map((one) => only(one, REFERRAL)) }),
    ...(responsibilities.length > 0 && {
      responsibilities: responsibilities.map((one) => only(one, DETERMINATION)),
    }),
    escalations: escalations.map((one) => only(one, ESCALATION)),
    level: levelOf(complaint),
    ...(due && { nextDue: due }),
    clocks: clockViews(complaint, now),
    ...(policy.requires && { missing: missingOf(complaint).map((one) => only(one, ['field', 'at'])) }),
    ...(wanted && { evidenceWanted: wanted }),
    ...(sources && { independentSources: sources }),
    ...(policy.without && { without: policy.without }),
    policy: { id: policy.id, version: policy.version },
    calendar: { id: calendar.id, version: calendar.version, zone: calendar.zone },
    ...(complaint.importing && { importing: true as const }),
    recorded,
    allowedActions: allowedActions(complaint, by),
  }
  return withTimesAsText(view) as z.input<typeof ComplaintView>
}

/** What is the same for every reader. */
const plainView = (complaint: Complaint) => ({
  ...only(complaint, PLAIN),
  ...(complaint.resources && { resources: complaint.resources.map((one) => only(one, RESOURCE)) }),
})

/** Which evidence its category wanted when it was classified, and whether it is there. */
const wantedOf = (complaint: Complaint, lists: CategoryLists) =>
  (complaint.classification?.evidenceWanted ?? wantedNow(complaint, lists))?.map((kind) => ({
    kind,
    isThere: isGathered(complaint, kind),
  }))

/** Where its classification says nothing of it: by what its category wants now. */
function wantedNow({ policy, classification }: Complaint, lists: CategoryLists) {
  const list = lists.get(policy.categories ?? '')
  return list && classification && categoriesEver(list).get(classification.category)?.evidence
}

export const superviseOrderView = (order: SuperviseOrder) => only(order, ORDER)

/** That it is there, for who may not read it. */
export const takenInView = (known: Complaint & { recorded: boolean }) =>
  withTimesAsText(only(known, TAKEN_IN)) as z.input<typeof TakenInView>

const clearanceView = (clearance: Clearance) => ({
  ...only(clearance, ['of', 'at', 'draftedBy', 'endedAt', 'returnedBy']),
  asked: clearance.asked.map((one) => only(one, ['clearer', 'clearedBy', 'clearedAt'])),
  ...(clearance.response && { response: only(clearance.response, ['reasons', 'routes', 'upheld']) }),
})

const classificationView = (complaint: Complaint, classification: Classification) => ({
  urgency: URGENCY,
  ...only(classification, ['category', 'severity', 'complexity', 'urgency']),
  priority: priorityOf(complaint)!,
})

const PLAIN = [
  'id',
  'number',
  'kind',
  'channel',
  'messageId',
  'aboutPerson',
  'receivedAt',
  'registeredAt',
  'stage',
  'outcome',
  'upheld',
  'rootCause',
  'cycle',
  'acknowledgedAt',
  'handlingAcceptedAt',
  'emergency',
  'emergencyEnded',
  'aboutHandling',
  'handlingOf',
  'example',
  'incident',
  'closedAt',
  'reopenUntil',
  'archivedAt',
  'mergedInto',
  'version',
  'ownVersion',
  'touchedAt',
] as const
const TAKEN_IN = [
  ...(['id', 'number', 'kind', 'channel', 'messageId', 'receivedAt', 'registeredAt', 'recorded'] as const),
] as const
const DRAFT = ['n', 'at', 'by', 'measures', 'items', 'redress', 'correctiveActions', 'executeBy'] as const
const PROPOSAL = [...DRAFT, 'carriedOut', 'state', 'incident', 'incidentTotal', 'draft', 'draftedBy'] as const
const TASK = [
  'n',
  'kind',
  'title',
  'department',
  'person',
  'dueAt',
  'mandatory',
  'visit',
  'startsAt',
  'place',
  'storeId',
  'reminded',
  'completedAt',
  'cancelledAt',
] as const
const RESOURCE = ['n', 'at', 'what', 'department', 'person', 'until'] as const
const ORDER = [
  'n',
  'cycle',
  'at',
  'by',
  'role',
  'instruction',
  'dueAt',
  'overdue',
  'reply',
  'repliedAt',
  'repliedBy',
  'concludedAt',
  'concludedBy',
] as const
const DETERMINATION = [
  ...(['n', 'at', 'by', 'role', 'bearer', 'department', 'person', 'name', 'degree', 'reason'] as const),
  ...(['objection', 'upheld'] as const),
] as const
const REFERRAL = ['n', 'at', 'origin', 'reference', 'dueAt', 'answeredAt'] as const
const ABSORBED = ['id', 'number', 'receivedAt', 'at'] as const
const ESCALATION = [
  'key',
  'source',
  'cycle',
  'clock',
  'state',
  'level',
  'repeat',
  'at',
  'to',
  'acceptedBy',
  'delegatedTo',
  'endedAt',
] as const

/** What leaves is named, so that a new field of the domain is not published by accident. */
function only<T extends object, K extends keyof T>(value: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])),
  ) as Pick<T, K>
}

/** How a complaint stands after a command, made of the update's result alone. */
export function receiptView(id: string, answer: Answer, by: Actor) {
  const { digest: _, actions: _a, without: _w, barred: _b, clocks, ...receipt } = answer
  const view = {
    id,
    ...receipt,
    clocks: clocks.map(({ clock, cycle, n, dueAt, paused = false, breached = false }) => ({
      name: clock,
      ongoing: { cycle, n, breachTime: utc(dueAt), paused, breached },
    })),
    allowedActions: actionsFrom(receipt.stage, answer, by),
  }
  return withTimesAsText(view) as z.input<typeof ReceiptView>
}

type Listed = z.input<typeof ListedView>

/** A line of a list: every column has its place in what is shown, and the other way about. */
export function listedView(row: ListedComplaint) {
  const view = withTimesAsText(row satisfies Record<keyof Listed, unknown>) as Listed
  return view satisfies Record<keyof ListedComplaint, unknown>
}

/** An entry of the journal for one reader, in one or several roles: what any of these reads. */
export function eventView(entry: RecordedEntry, actors: readonly Actor[], contacts?: Contacts) {
  const { event } = entry
  const seen =
    'details' in event && (contacts === 'masked' || !actors.some(seesContacts))
      ? { ...event, details: withoutContacts<typeof event.details>(event.details) }
      : event
  const withheld = withheldFrom(entry, ...actors)
  if (withheld.length === 0) return withTimesAsText({ ...entry, event: seen }) as z.input<typeof EventView>
  // Of a few likely texts the digest would tell which it was.
  const { digest: _, ...rest } = entry
  const told = Object.fromEntries(Object.entries(seen).filter(([name]) => !withheld.includes(name)))
  return withTimesAsText({ ...rest, event: told, withheld }) as z.input<typeof EventView>
}

export const explanation = (complaint: Complaint, clock: Clock) =>
  withTimesAsText(explain(complaint, clock)) as z.input<typeof Explanation>
