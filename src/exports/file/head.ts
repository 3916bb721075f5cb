import type { Complaint } from '../../domain/complaint.ts'
import type { SuperviseOrder } from '../../domain/parts/duties.ts'
import type { Clearance } from '../../domain/parts/solution.ts'
import type { Instant } from '../../domain/instant.ts'
import { levelOf } from '../../domain/time/ladder.ts'
import type { ComplaintFile } from '../../register/complaint/complaint-file.ts'
import type { EditionFor } from './edition-for.ts'

const PUBLIC = [
  'id',
  'number',
  'kind',
  'channel',
  'receivedAt',
  'registeredAt',
  'stage',
  'outcome',
  'cycle',
  'acknowledgedAt',
  'handlingAcceptedAt',
  'closedAt',
  'reopenUntil',
] as const
const HOUSE = [
  ...PUBLIC,
  'upheld',
  'rootCause',
  'emergency',
  'emergencyEnded',
  'archivedAt',
  'version',
] as const

type Named = Pick<Complaint, (typeof PUBLIC)[number]> & Partial<Pick<Complaint, (typeof HOUSE)[number]>>

/** How the complaint stands, and what it is about. */
export type Head = Named & {
  details?: Partial<Complaint['details']>
  withheld?: string[]
  level?: number
  owner?: Complaint['owner']
  handledBefore?: string
  classification?: Complaint['classification']
  waiting?: Complaint['waiting']
  draft?: Partial<NonNullable<Complaint['draft']>>
  proposal?: Partial<NonNullable<Complaint['proposal']>>
  clearance?: Partial<Clearance>
  closingHeld?: Complaint['closingHeld']
  tasks?: Partial<Complaint['tasks'][number]>[]
  supervision?: Partial<SuperviseOrder>[]
  messageId?: string
  mergedInto?: string
  absorbed?: Complaint['absorbed']
  retainUntil?: Instant
  updatedAt?: Instant
  policy: { id: string; version: string }
  calendar: { id: string; version: string; zone: string }
}

export function headOf(file: ComplaintFile, how: EditionFor): Head {
  const { complaint } = file
  const { policy, calendar } = complaint
  return {
    ...(only(complaint, how.audience === 'staff' ? HOUSE : PUBLIC) as Named),
    ...detailsOf(complaint, how),
    ...(how.audience === 'staff' && houseOf(file, how)),
    policy: { id: policy.id, version: policy.version },
    calendar: { id: calendar.id, version: calendar.version, zone: calendar.zone },
  }
}

function detailsOf({ details }: Complaint, { audience, masked, hideContacts }: EditionFor): Partial<Head> {
  if (masked) return { withheld: Object.keys(details) }
  const { about, ...own } = details
  const { complainant, representative } = details
  return {
    details: {
      ...own,
      // The person complained about is told to nobody outside.
      ...(audience === 'staff' && about !== undefined && { about }),
      complainant: hideContacts ? hideContacts(complainant) : complainant,
      ...(representative && { representative: hideContacts ? hideContacts(representative) : representative }),
    },
  }
}

function houseOf(
  { complaint, updatedAt, retainUntil }: ComplaintFile,
  { masked }: EditionFor,
): Partial<Head> {
  const { owner, handledBefore, classification, waiting, draft, proposal, tasks, supervision } = complaint
  const { messageId, mergedInto, absorbed, clearance, closingHeld } = complaint
  return {
    level: levelOf(complaint),
    ...(owner && { owner: masked ? { department: owner.department } : owner }),
    ...(handledBefore !== undefined && !masked && { handledBefore }),
    ...(classification && { classification }),
    waiting,
    ...(draft && { draft: masked ? only(draft, ['n', 'at', 'executeBy']) : draft }),
    ...(proposal && { proposal: masked ? only(proposal, ['n', 'at', 'state', 'executeBy']) : proposal }),
    ...(closingHeld && { closingHeld }),
    ...(clearance && { clearance: masked ? only(clearance, ['of', 'at', 'endedAt']) : clearance }),
    tasks: masked ? tasks.map((task) => only(task, TASK)) : [...tasks],
    ...(supervision && {
      supervision: masked ? supervision.map((order) => only(order, ORDER)) : [...supervision],
    }),
    ...(messageId !== undefined && !masked && { messageId }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(absorbed && { absorbed }),
    ...(retainUntil !== null && { retainUntil }),
    updatedAt,
  }
}

const TASK = [
  'n',
  'kind',
  'department',
  'dueAt',
  'startsAt',
  'storeId',
  'mandatory',
  'completedAt',
  'cancelledAt',
] as const
const ORDER = ['n', 'cycle', 'at', 'role', 'dueAt', 'overdue', 'repliedAt', 'concludedAt'] as const

function only<T extends object, K extends keyof T>(value: T, names: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])),
  ) as Partial<Pick<T, K>>
}
