import type { Clock, Complaint } from '../../domain/complaint.ts'
import { complaintRow } from '../../domain/complaint-row.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Commit, Entry, Notice } from '../../domain/journal/journal.ts'
import { keepingYears, type Policy } from '../../domain/policy/policy.ts'
import { clockRulesOf } from '../../domain/time/clocks.ts'
import { lateFrom } from '../../domain/time/late.ts'
import { evidenceOf } from '../../domain/proof.ts'
import { digestOf, entryDigest } from './digest.ts'
import { lineOf, sealOf, type Seal } from '../proof/seal.ts'
import { storable } from './storable.ts'

/**
 * Histories of old hold instants that no timestamptz does, promised for the year 9999 west of Greenwich for one. They
 * are recorded as the nearest one it can hold: a commit that fails for ever would keep all that follows from the register.
 */
const [EARLIEST, LATEST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

const textOf = (instant: Instant | undefined) =>
  instant === undefined ? undefined : new Date(Math.min(Math.max(instant, EARLIEST), LATEST)).toISOString()
const hexOf = (digest: string | undefined) => digest && `\\x${digest}`

/** A commit that says what the firm owes first, and the stage after each entry, as those of old do not. */
export type FullCommit = Commit & Required<Pick<Commit, 'nextDue' | 'stages'>>

/** What commit_journal takes: one commit as rows, in JSON. */
export function commitPayload(told: FullCommit, runId: string): string {
  const commit = storable(told)
  refuseUnordered(commit)
  const snapshots = snapshotsOf(commit)
  const digestOfKind = (kind: string) => snapshots.find((snapshot) => snapshot.kind === kind)?.digest
  return JSON.stringify({
    first_sequence: commit.firstSequence,
    more: commit.more,
    complaint: {
      ...columnsOf(commit),
      policy_digest: digestOfKind('policy'),
      calendar_digest: digestOfKind('calendar'),
      run_id: runId,
      history_length: commit.historyLength,
    },
    snapshots,
    pinned_from: pinnedFrom(commit),
    events: commit.entries.map((entry, index) => ({
      ...eventRow(commit.complaintId, entry),
      stage: commit.stages[index],
    })),
    evidence: evidenceIn(commit),
    late_steps: commit.entries.flatMap((entry) => lateStep(entry, commit.complaint.registeredAt)),
    clocks: [...(commit.dropped ?? []), ...commit.complaint.clocks].map(clockRow),
    escalation_steps: commit.entries.flatMap(escalationStep),
    escalation_states: commit.complaint.escalations.map(escalationState),
    notices: commit.notices.map(noticeRow),
  })
}

/** The files that it names; nothing where it names none. */
function evidenceIn({ entries }: Commit): string[] | undefined {
  const digests = new Set(entries.flatMap(({ event }) => evidenceOf(event) ?? []))
  return digests.size > 0 ? [...digests] : undefined
}

function refuseUnordered({ complaintId, firstSequence, entries }: Commit): void {
  const wrong = entries.findIndex(({ sequence }, index) => sequence !== firstSequence + index)
  if (wrong < 0) return
  throw new Error(
    `The commit of complaint ${complaintId} is out of order: entry ${entries[wrong]?.sequence} stands where ` +
      `${firstSequence + wrong} belongs.`,
  )
}

/** The row of a complaint as its columns are called, with every one that a commit tells. */
export function columnsOf({ complaintId, complaint, nextDue }: FullCommit) {
  const row = Object.entries(complaintRow(complaint, nextDue))
  return { id: complaintId, ...Object.fromEntries(row.map(columnOf)), state: stateOf(complaint) }
}

const columnOf = ([name, value]: [string, unknown]) => [
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  /(At|Since)$/.test(name) ? textOf(value as Instant | undefined) : value,
]

function stateOf({ policy: _, calendar: __, ...state }: Commit['complaint']) {
  return state
}

function snapshotsOf({ complaint: { policy, calendar } }: Commit) {
  return [
    ...(policy
      ? [{ ...snapshot('policy', policy), clock_rules: clockRules(policy), keep_years: keepingYears(policy) }]
      : []),
    ...(calendar ? [snapshot('calendar', calendar)] : []),
  ]
}

function snapshot(kind: 'policy' | 'calendar', body: { id: string; version: string }) {
  return { digest: hexOf(digestOf(body)), kind, id: body.id, version: body.version, body }
}

const clockRules = (policy: Policy) =>
  Object.fromEntries(clockRulesOf(policy).map(({ name, owedBy, basis }) => [name, { owedBy, basis }]))

/** The event from which on the snapshots of this commit hold. */
function pinnedFrom({ firstSequence, entries }: Commit): number {
  const pinning = entries.findLast(({ event: { type } }) =>
    ['received', 'policyAdopted', 'calendarAdopted'].includes(type),
  )
  return pinning?.sequence ?? firstSequence
}

function eventRow(complaintId: string, entry: Entry) {
  const { type, at, ...data } = entry.event
  return {
    sequence: entry.sequence,
    type,
    at: textOf(at),
    recorded_at: textOf(entry.recordedAt),
    actor_id: entry.by.id,
    actor_role: entry.by.role,
    actor_for: entry.by.for,
    command: entry.command,
    past: entry.past ?? false,
    data,
    digest: hexOf(entryDigest(entry)),
    ...sealRow(sealOf(lineOf(complaintId, entry))),
  }
}

/** The columns that prove an event. */
export const sealRow = ({ salt, sealed, contentDigest }: Seal) => ({
  // Where nothing is sealed there is nothing to guess.
  ...(sealed.length > 0 && { salt: hexOf(salt), sealed }),
  content_digest: hexOf(contentDigest),
})

function clockRow(clock: Clock) {
  return {
    cycle: clock.cycle,
    clock: clock.name,
    n: clock.n,
    state: clock.state,
    started_at: textOf(clock.startedAt),
    due_at: textOf(clock.dueAt),
    provisional: clock.provisional ?? false,
    paused_at: textOf(clock.pausedAt),
    paused_by: clock.pausedBy,
    ended_at: textOf(clock.endedAt),
    breached_due_at: textOf(clock.breach?.dueAt),
    breach_retroactive: clock.breach?.retroactive ?? false,
    breach_voided: clock.breach?.voided ?? false,
  }
}

function lateStep(entry: Entry, registeredAt: Instant) {
  const from = lateFrom(entry, registeredAt)
  if (from === undefined) return []
  const { sequence, event, recordedAt } = entry
  const level = 'level' in event ? event.level : undefined
  const lateMs = Math.max(0, recordedAt - from)
  return [{ sequence, step: event.type, level, due_at: textOf(from), fired_late_ms: lateMs }]
}

function escalationStep({ sequence, event, recordedAt }: Entry) {
  if (event.type !== 'escalated') return []
  const { type: _, at, to, ...step } = event
  return [{ ...step, sequence, to_role: to, at: textOf(at), recorded_at: textOf(recordedAt) }]
}

function escalationState(escalation: Complaint['escalations'][number]) {
  const { source, cycle, state, acceptedBy, delegatedTo, endedAt } = escalation
  return {
    source,
    cycle,
    state,
    accepted_by: acceptedBy,
    delegated_to: delegatedTo,
    ended_at: textOf(endedAt),
  }
}

function noticeRow({ to, confirm, ...notice }: Notice) {
  return {
    ...notice,
    to_role: to.role,
    department: to.department,
    person: to.person,
    confirm: confirm ?? false,
  }
}
