import type { Event, EventType } from '../domain/event.ts'

export type FactType = 'string' | 'time' | 'integer' | 'float' | 'boolean'
type FieldType = FactType | 'money'
export type Fact = { name: string; type: FactType; value: string | number | boolean }

const clock = { clock: 'string', cycle: 'integer', n: 'integer' } as const
const due = { dueAt: 'time', provisional: 'boolean' } as const

/**
 * What an event says that is neither about a person nor in somebody's own words: codes, numbers, instants. Whatever
 * is not named here is personal, so that a new field is withheld and not published by accident.
 */
const FACTS: { readonly [T in EventType]?: Readonly<Record<string, FieldType>> } = {
  received: { kind: 'string', channel: 'string', registeredAt: 'time', policy: 'string', calendar: 'string' },
  acknowledged: { method: 'string', unproved: 'boolean' },
  classified: {
    category: 'string',
    nature: 'string',
    impact: 'string',
    risk: 'string',
    complexity: 'string',
    severity: 'string',
  },
  assigned: { department: 'string' },
  thirdPartyAwaited: { appraisal: 'boolean' },
  informationProvided: { from: 'string' },
  contactRecorded: { direction: 'string', method: 'string', unproved: 'boolean' },
  evidenceAttached: { kind: 'string' },
  findingsRecorded: { rootCause: 'string', upheld: 'string' },
  taskOpened: { task: 'integer', kind: 'string', department: 'string', dueAt: 'time', mandatory: 'boolean' },
  interimMeasureOffered: { until: 'time', method: 'string' },
  investigationPromised: { method: 'string', dueAt: 'time' },
  taskCompleted: { task: 'integer' },
  taskOverdue: { task: 'integer' },
  solutionProposed: { proposal: 'integer', redress: 'money', executeBy: 'time' },
  solutionOffered: { proposal: 'integer' },
  solutionAccepted: { without: 'string' },
  revisitRecorded: { result: 'string', score: 'integer', method: 'string' },
  finalResponseGiven: { upheld: 'string' },
  lessonsRecorded: { rootCause: 'string' },
  effortRecorded: { minutes: 'integer', cost: 'money', stage: 'string' },
  entryProved: { sequence: 'integer', of: 'string', occurredAt: 'time' },
  entryVoided: { sequence: 'integer' },
  absorbed: { receivedAt: 'time', kind: 'string', countsFrom: 'time' },
  mergeCancelled: { why: 'string' },
  merged: { samePerson: 'boolean' },
  released: { why: 'string' },
  refused: { ground: 'string' },
  cycleOpened: { cycle: 'integer', why: 'string' },
  closed: { outcome: 'string', reopenUntil: 'time' },
  policyAdopted: { before: 'string', after: 'string' },
  calendarAdopted: { before: 'string', after: 'string' },
  clockStarted: { ...clock, ...due, fixed: 'boolean', startedAt: 'time' },
  clockPaused: { ...clock, reason: 'string' },
  clockResumed: { ...clock, ...due, why: 'string' },
  dueChanged: { ...clock, ...due, before: 'time', why: 'string' },
  clockMet: { ...clock, lateMs: 'integer' },
  clockCancelled: { ...clock, why: 'string' },
  clockExpired: { ...clock, dueAt: 'time' },
  warned: { ...clock, share: 'float', nth: 'integer', dueAt: 'time', folded: 'integer' },
  breached: { ...clock, dueAt: 'time', retroactive: 'boolean' },
  clockReopened: { ...clock, dueAt: 'time', sequence: 'integer' },
  breachVoided: { ...clock, dueAt: 'time', why: 'string' },
  extensionGranted: { ...clock, dueAt: 'time' },
  extensionCancelled: { ...clock },
  reminded: { ...clock, of: 'string', share: 'float', nth: 'integer', dueAt: 'time' },
  waitingGivenUp: { reason: 'string' },
  escalated: {
    key: 'string',
    source: 'string',
    cycle: 'integer',
    clock: 'string',
    ladder: 'string',
    level: 'integer',
    repeat: 'integer',
    to: 'string',
    folded: 'integer',
  },
  escalationAccepted: { key: 'string' },
  escalationDelegated: { key: 'string' },
  escalationEnded: { key: 'string', why: 'string' },
  handlingReviewed: { fair: 'boolean' },
  supervisionOrdered: { order: 'integer', cycle: 'integer', role: 'string', dueAt: 'time' },
  supervisionReplied: { order: 'integer' },
  supervisionConcluded: { order: 'integer', why: 'string' },
  supervisionOverdue: { order: 'integer' },
}

/** The fields of an event that hold facts, and what kind of value each has. */
export const factFields = (type: string): Readonly<Record<string, FieldType>> =>
  (Object.hasOwn(FACTS, type) ? FACTS[type as EventType] : undefined) ?? {}

/** The facts an event of a type may tell. Money is two of them. */
export const factTypes = (type: string): { name: string; type: FactType }[] =>
  Object.entries(factFields(type)).flatMap(([name, field]) =>
    field === 'money'
      ? [
          { name: `${name}Cents`, type: 'integer' as const },
          { name: `${name}Currency`, type: 'string' as const },
        ]
      : [{ name, type: field }],
  )

/** What an event says without a person in it. A value of another type than declared, as an erasure leaves, is none. */
export function factsOf(event: Event): Fact[] {
  const said = withMoney(event, factFields(event.type))
  return factTypes(event.type).flatMap(({ name, type }) => {
    const value = said[name]
    return fits(value, type) ? [{ name, type, value }] : []
  })
}

function withMoney(event: Event, fields: Readonly<Record<string, FieldType>>): Record<string, unknown> {
  const said: Record<string, unknown> = { ...event }
  for (const [name, type] of Object.entries(fields)) {
    const money = said[name]
    if (type !== 'money' || typeof money !== 'object' || money === null) continue
    if ('amountCents' in money) said[`${name}Cents`] = money.amountCents
    if ('currency' in money) said[`${name}Currency`] = money.currency
  }
  return said
}

function fits(value: unknown, type: FactType): value is Fact['value'] {
  if (type === 'integer' || type === 'time') return Number.isSafeInteger(value)
  if (type === 'float') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}
