import type { ClientBase, Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import type { Role } from '../../domain/policy/policy.ts'
import { inOneReading } from '../in-one-reading.ts'
import { visibleTo } from '../lists/visible.ts'

/** An entry of the journal with the name its contents go by; an erasure takes that, too. */
export type FiledEntry = Entry & { digest: string | null }
export type FiledEscalation = {
  key: string
  source: string
  cycle: number
  clock: string | null
  level: number
  repeat: number
  to: Role
  reason: string | null
  at: Instant
  recordedAt: Instant
  state: 'open' | 'accepted' | 'ended'
  acceptedBy: string | null
  delegatedTo: string | null
  endedAt: Instant | null
}
export type FiledNotice = {
  key: string
  sequence: number
  template: string
  to: { role: Role; department: string | null; person: string | null }
  state: 'pending' | 'sent' | 'suppressed' | 'failed'
  createdAt: Instant
  sentAt: Instant | null
  confirmedAt: Instant | null
  attempts: number
}
/** One attempt. It outlives a notice whose event was replaced. */
export type FiledDelivery = {
  noticeKey: string
  transport: string
  at: Instant
  /** Null where it is not known how it went: the process that made the attempt died before recording it. */
  ok: boolean | null
  error: string | null
}
/** What was written to the customer, as it was sent; no words where they are erased. */
export type FiledLetter = {
  recipient: string
  channel: string
  language: string
  subject: string | null
  body: string | null
  sentAt: Instant
  digest: string
  anchoredOn: string | null
}
export type FiledReplacement = {
  replacedAt: Instant
  fromSequence: number
  reason: string
  entries: { sequence: number; type: string; at: string; actor_id: string; command: string; data: object }[]
  sentNotices: string[]
}
export type FiledPin = {
  sequence: number
  policy: { id: string; version: string; digest: string }
  calendar: { id: string; version: string; digest: string }
}
export type FiledDecision = {
  kind: string
  at: Instant
  by: { id: string; role: string }
  reason: string
  ground: string | null
  until: Instant | null
}

/** Everything the register has of one complaint. */
export type ComplaintFile = {
  complaint: Complaint
  updatedAt: Instant
  retainUntil: Instant | null
  entries: FiledEntry[]
  escalations: FiledEscalation[]
  notices: FiledNotice[]
  deliveries: FiledDelivery[]
  letters: FiledLetter[]
  replacements: FiledReplacement[]
  pins: FiledPin[]
  runs: { runId: string; ordinal: number; firstSeenAt: Instant }[]
  decisions: FiledDecision[]
}

/** The whole file of a complaint this reader sees, as it stood at one moment. */
export function complaintFile(
  pool: Pool,
  key: 'id' | 'number',
  { value, reader }: { value: string; reader: Role },
): Promise<ComplaintFile | undefined> {
  return inOneReading(pool, async (client) => {
    const { rows } = await client.query<Pick<ComplaintFile, 'complaint' | 'updatedAt' | 'retainUntil'>>(
      `select c.state || jsonb_build_object('policy', p.body, 'calendar', k.body) as complaint,
         c.updated_at as "updatedAt", c.retain_until as "retainUntil"
       from complaint c
       join snapshot p on p.digest = c.policy_digest
       join snapshot k on k.digest = c.calendar_digest
       where c.${key} = $1 and ${visibleTo(reader, 'c')}`,
      [value],
    )
    return rows[0] && { ...rows[0], ...(await partsOf(client, rows[0].complaint.id)) }
  })
}

async function partsOf(client: ClientBase, id: string) {
  const all = async <T extends object>(text: string) => (await client.query<T>(text, [id])).rows
  return {
    entries: await entriesOf(client, id),
    escalations: await all<FiledEscalation>(ESCALATIONS),
    notices: await all<FiledNotice>(NOTICES),
    deliveries: await all<FiledDelivery>(DELIVERIES),
    letters: await all<FiledLetter>(LETTERS),
    replacements: await all<FiledReplacement>(REPLACEMENTS),
    pins: await all<FiledPin>(PINS),
    runs: await all<ComplaintFile['runs'][number]>(RUNS),
    decisions: await all<FiledDecision>(DECISIONS),
  }
}

async function entriesOf(client: ClientBase, id: string): Promise<FiledEntry[]> {
  type Row = Omit<FiledEntry, 'event' | 'past'> & { type: string; at: Instant; data: object; past: boolean }
  const { rows } = await client.query<Row>(
    `select sequence, type, at, data, recorded_at as "recordedAt", command, past,
       jsonb_strip_nulls(jsonb_build_object('id', actor_id, 'role', actor_role, 'for', actor_for)) as by, encode(digest, 'hex') as digest
     from event where complaint_id = $1 order by sequence`,
    [id],
  )
  return rows.map(({ type, at, data, past, ...entry }) => ({
    ...entry,
    event: { ...data, type, at } as Entry['event'],
    ...(past && { past }),
  }))
}

const ESCALATIONS = `
  select key, source, cycle, clock, level, repeat, to_role as "to", reason, at, recorded_at as "recordedAt", state,
    accepted_by as "acceptedBy", delegated_to as "delegatedTo", ended_at as "endedAt"
  from escalation where complaint_id = $1 order by sequence, key`
const NOTICES = `
  select key, sequence, template, state, created_at as "createdAt", sent_at as "sentAt",
    confirmed_at as "confirmedAt", attempts,
    jsonb_build_object('role', to_role, 'department', department, 'person', person) as "to"
  from notice where complaint_id = $1 order by sequence, key`
const DELIVERIES = `
  select notice_key as "noticeKey", transport, at, ok, error from delivery where complaint_id = $1 order by id`
const LETTERS = `
  select recipient, channel, language, subject, body, sent_at as "sentAt", encode(digest, 'hex') as digest,
    to_char(anchored_on, 'YYYY-MM-DD') as "anchoredOn"
  from letter where complaint_id = $1 order by id`
const REPLACEMENTS = `
  select replaced_at as "replacedAt", from_sequence as "fromSequence", reason, entries,
    sent_notices as "sentNotices"
  from journal_replacement where complaint_id = $1 order by id`
const PINS = `
  select n.sequence,
    jsonb_build_object('id', p.id, 'version', p.version, 'digest', encode(p.digest, 'hex')) as policy,
    jsonb_build_object('id', k.id, 'version', k.version, 'digest', encode(k.digest, 'hex')) as calendar
  from pin n join snapshot p on p.digest = n.policy_digest join snapshot k on k.digest = n.calendar_digest
  where n.complaint_id = $1 order by n.sequence`
const RUNS = `
  select run_id as "runId", ordinal, first_seen_at as "firstSeenAt"
  from complaint_run where complaint_id = $1 order by ordinal`
const DECISIONS = `
  select kind, at, jsonb_build_object('id', by_id, 'role', by_role) as by, reason, ground, until
  from retention_decision where complaint_id = $1 order by id`
