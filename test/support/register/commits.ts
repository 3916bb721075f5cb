import type { Calendar } from '../../../src/domain/calendar/calendar.ts'
import type { Clock, Escalation } from '../../../src/domain/complaint.ts'
import type { Event } from '../../../src/domain/event.ts'
import type { Commit, Entry, Notice } from '../../../src/domain/journal/journal.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { nextDue } from '../../../src/domain/summary.ts'
import type { FullCommit } from '../../../src/register/commit/commit-payload.ts'

export const start = Date.UTC(2026, 8, 1, 9)
export const minuteMs = 60_000

/** A policy by hand: enough of one for the register, which reads its clocks and keeps the rest. */
export const policy = {
  id: 'default',
  version: '1',
  clocks: [
    { name: 'resolve', basis: 'promise', owedBy: 'agent' },
    { name: 'consent', basis: 'promise', owedBy: 'customer' },
  ],
} as unknown as Policy

export const calendar = {
  id: 'cn',
  version: '2026.1',
  offsets: [[0, 480]],
} as unknown as Calendar

export const note = (text: string): Event => ({ type: 'noteAdded', text, at: start })

export function entry(sequence: number, event: Event = note(`note ${sequence}`)): Entry {
  const by = { id: 'li.na', role: 'agent' } as const
  return { sequence, event, by, command: 'addNote', recordedAt: start + sequence * minuteMs }
}

export function clock(fields: Partial<Clock> = {}): Clock {
  const times = { startedAt: start, dueAt: start + 60 * minuteMs }
  return { name: 'resolve', cycle: 1, n: 1, state: 'running', ...times, pauses: [], warnings: 0, ...fields }
}

/** A step of a ladder, as the event that takes it. */
export function escalated(source: string, level: number, repeat = 0): Event {
  const key = `${source}/L${level}/${repeat}`
  const at = start + level * minuteMs
  return { type: 'escalated', key, source, cycle: 1, ladder: 'default', level, repeat, to: 'supervisor', at }
}

export function escalation(source: string, level: number, fields: Partial<Escalation> = {}): Escalation {
  const last = { key: `${source}/L${level}/0`, level, repeat: 0, at: start + level * minuteMs }
  return { source, cycle: 1, ladder: 'default', state: 'open', to: 'supervisor', ...last, ...fields }
}

export function notice(key: string, sequence: number, fields: Partial<Notice> = {}): Notice {
  return { key, sequence, template: 'received', to: { role: 'customer' }, ...fields }
}

type State = Commit['complaint']

export function complaint(id: string, version: number, fields: Partial<State> = {}): State {
  return {
    id,
    number: `N-${id}`,
    version,
    kind: 'complaint',
    channel: 'phone',
    details: { complainant: { name: '王芳', phone: '13800000000' }, subject: 'The order came late' },
    receivedAt: start,
    registeredAt: start,
    stage: 'investigating',
    cycle: 1,
    cycleOpenedAt: start,
    reworks: 0,
    waiting: [],
    tasks: [],
    clocks: [],
    escalations: [],
    voidable: [],
    movedAt: start,
    lastAt: start,
    ...fields,
  }
}

type Telling = {
  id?: string
  historyLength?: number
  entries: readonly Entry[]
  firstSequence?: number
  complaint?: Partial<State>
  notices?: readonly Notice[]
}

/** A commit of these entries. Only one that begins the journal brings policy and calendar, unless told. */
export function commitOf({
  id = 'cmp_1',
  historyLength = 5,
  entries,
  notices = [],
  ...rest
}: Telling): FullCommit {
  const firstSequence = rest.firstSequence ?? entries[0]?.sequence ?? 1
  const pinned = firstSequence === 1 ? { policy, calendar } : {}
  const version = firstSequence + entries.length - 1
  const state = complaint(id, version, { ...pinned, ...rest.complaint })
  const due = nextDue({ ...state, policy: state.policy ?? policy, calendar })
  return {
    complaintId: id,
    historyLength,
    firstSequence,
    entries,
    complaint: state,
    nextDue: due ?? null,
    stages: entries.map(() => state.stage),
    notices,
  }
}

/** Entries from one sequence to another. */
export const entries = (from: number, to: number, text = 'note'): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => entry(from + index, note(`${text} ${from + index}`)))
