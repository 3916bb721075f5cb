import { outsideName } from '../domain/disclosure/outside-names.ts'
import { EVENT_TYPES, sees } from '../domain/disclosure/readers.ts'
import type { Event } from '../domain/event.ts'

/** What each event is called outside. */
const NAMES: ReadonlyMap<string, string> = new Map(EVENT_TYPES.map((type) => [type, outsideName(type)]))

/** The top of a ladder again; a revisit that found nobody. */
const typeOf = (event: Event, name: string): string => {
  if (event.type === 'escalated' && event.repeat > 0) return 'escalation.repeated'
  if (event.type === 'revisitRecorded' && event.result === 'unreachable') return 'revisit.attempted'
  return name
}

/** What the feed marks beside events: see Change. */
export const MARKS = { replaced: 'journal.replaced', erased: 'complaint.erased' } as const

/** The only message that tells of nothing. */
export const PING = 'ping'

const TYPES = [
  ...new Set(NAMES.values()),
  'escalation.repeated',
  'revisit.attempted',
  ...Object.values(MARKS),
].sort()
const familyOf = (type: string) => `${type.split('.')[0]}.*`

/** Everything an endpoint may ask for: each event by its name, a family of them, or all. */
export const ASKABLE: readonly string[] = ['*', ...new Set(TYPES.map(familyOf)), ...TYPES]

export const wants = (asked: readonly string[], type: string): boolean =>
  asked.includes('*') || asked.includes(familyOf(type)) || asked.includes(type)

/**
 * An event as it is told outside: its name, and the fields that endpoints see. An event newer than this is not told.
 * Whoever needs more asks the API, as somebody who may know it.
 */
export function publicEventOf(event: Event): { type: string; fields: Record<string, unknown> } | undefined {
  const name = NAMES.get(event.type)
  if (name === undefined) return undefined
  const fields = Object.entries(event).filter(
    ([field, value]) => sees('endpoints', event.type, field) && !isErased(value),
  )
  return { type: typeOf(event, name), fields: Object.fromEntries(fields) }
}

const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && 'erased' in value
