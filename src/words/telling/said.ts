import type { Kind } from '../../domain/disclosure/field.ts'
import { OF_EVENTS } from '../../domain/disclosure/events.ts'
import { fieldsSeenBy } from '../../domain/disclosure/readers.ts'
import type { EventType } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Language, Names } from '../../domain/names.ts'
import { codeName, eventOfGroup } from '../codes.ts'
import { exactDuration } from '../durations.ts'
import { moneyText, type Money } from '../money.ts'
import { ROLES } from '../people.ts'
import { nameOf, wordIn } from '../vocabulary.ts'

/** Who reads, and how they are told what fields are called and when something was. */
export type Telling = {
  language: Language
  names: Names
  label: (field: string) => string
  time: (at: Instant) => string
}

/** What stands in a field, in words. How it looks is a matter of the page. */
export type Said =
  | { text: string; as?: 'words' | 'erased' }
  | { items: readonly Said[] }
  | { parts: readonly { label: string; said: Said }[] }

export type SaidField = { name: string; label: string; said: Said; isLong: boolean }

/** What lies behind a number of the machine's, or is said elsewhere on the page. */
const HIDDEN = new Set(['key', 'ladder', 'repeat', 'n', 'nth', 'notice', 'policy', 'calendar', 'id', 'by'])
const HIDDEN_IN: Readonly<Record<string, readonly string[]>> = {
  received: ['number', 'registeredAt', 'details'],
  classified: ['evidenceWanted'],
  evidenceAttached: ['digest'],
  escalated: ['source'],
}

/** Whether a page says nothing of a field of such an event. */
export const isHidden = (type: string, name: string): boolean =>
  HIDDEN.has(name) || !!HIDDEN_IN[type]?.includes(name)

/** The fields of an event: what they are called and what they say. */
export function saidFields(
  type: string,
  said: Readonly<Record<string, unknown>>,
  telling: Telling,
): SaidField[] {
  const kinds = fieldsSeenBy('exports', type)
  return inOrder(type, said).flatMap(([name, value]) => {
    if (value === undefined || isHidden(type, name)) return []
    const found = saidAs(kinds.get(name), type)(name, value, telling)
    return [{ name, label: labelIn(said, name, telling), said: found, isLong: isLong(value) }]
  })
}

/** Beside a source a reference is that of a recording. */
const labelIn = (beside: object, name: string, { label }: Telling): string =>
  label(name === 'reference' && 'source' in beside ? 'recordingReference' : name)

/** As the event's own description has them, whatever order they were stored in. */
function inOrder(type: string, said: Readonly<Record<string, unknown>>): [string, unknown][] {
  const names = Object.keys(Object.hasOwn(OF_EVENTS, type) ? OF_EVENTS[type as EventType] : {})
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  return Object.entries(said).toSorted(([one], [other]) => place(one) - place(other))
}

/** How a field is told, by what it is. */
const saidAs =
  (kind: Kind | undefined, type: string) =>
  (name: string, value: unknown, telling: Telling): Said =>
    kind === 'instant' && typeof value === 'number'
      ? { text: telling.time(value) }
      : saidIn(name, value, telling, kind === 'code' && type)

/** What takes a line of its own. */
const isLong = (value: unknown): boolean =>
  typeof value === 'object' ||
  (typeof value === 'string' && (widthOf(value) > LINE_WIDTH || value.includes('\n')))

const LINE_WIDTH = 28
/** A Chinese character takes as much room as two letters. */
const widthOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)

/**
 * One value, whatever it is: the page is never the reason why something is not said. `codeOf`: it is a code, of such an
 * event where it is one's.
 */
export function saidIn(
  name: string,
  value: unknown,
  telling: Telling,
  codeOf: string | boolean = false,
): Said {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'boolean') return { text: telling.label(value ? 'yes' : 'no') }
  if (typeof value === 'number') return { text: numberIn(name, value, telling) }
  if (typeof value === 'string') return textIn(name, value, telling, codeOf)
  if (Array.isArray(value)) return { items: value.map((one) => saidIn(name, one, telling)) }
  if (typeof value !== 'object') return { text: '' }
  if (isMoney(value)) return { text: moneyText(value, telling.language) }
  if ('erased' in value) return { text: telling.label('erased'), as: 'erased' }
  const parts = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([field, one]) => ({
      label: labelIn(value, field, telling),
      said: saidIn(field, one, telling, CODES.has(field) && (eventOfGroup(name) ?? 'evidenceAttached')),
    }))
  return { parts }
}

function textIn(name: string, value: string, telling: Telling, codeOf: string | boolean): Said {
  const { language, names } = telling
  if (INSTANT.test(name) && IN_UTC.test(value)) return { text: telling.time(Date.parse(value)) }
  if (!codeOf) return { text: calledIn(name, value, telling), as: 'words' }
  const event = codeOf === true ? undefined : codeOf
  return { text: codeName(name, value, language, { event, clocks: names.clocks }) }
}

/** Names under which the domain keeps instants, where a number stands, and the API tells them, as text. */
const INSTANT = /^(at|since|from|until|before|executeBy)$|(At|Until)$/
const IN_UTC = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

function numberIn(name: string, value: number, { language, time }: Telling): string {
  if (INSTANT.test(name)) return time(value)
  if (name === 'share') return `${Math.round(value * 100)} %`
  return name === 'lateMs' ? exactDuration(value, language) : String(value)
}

const isMoney = (value: object): value is Money => 'amountCents' in value && 'currency' in value

/** Fields inside of others that hold a code and not a person's words. */
const CODES = new Set([
  ...['kind', 'language', 'preferredMethod', 'severity', 'urgency', 'complexity', 'role', 'state', 'unit'],
])

/** The fields in which the house names itself. Some hold free words at times: those are no id, and stay. */
const NAMED: Readonly<Record<string, keyof Names>> = {
  ...{ person: 'people', handler: 'people', approvedBy: 'people', acceptedBy: 'people' },
  ...{ delegatedTo: 'people', draftedBy: 'people', about: 'people', owner: 'people' },
  ...{ handledBefore: 'people', mergedBy: 'people', to: 'people', named: 'people' },
  ...{ people: 'people', met: 'people' },
  ...{ deputies: 'people', parent: 'departments' },
  ...{ department: 'departments', category: 'categories', topic: 'categories', rootCause: 'rootCauses' },
}

type Naming = Pick<Telling, 'names' | 'language'>

/** What stands in a field, by name where it has one. */
export function calledIn(field: string, id: string, { names, language }: Naming): string {
  const of = Object.hasOwn(NAMED, field) ? NAMED[field] : undefined
  return of ? nameOf(names, of, id, language) : id
}

type Actor = { id?: string; role: string }

/** Who did something, by name. Nobody's name is that of time, of a customer (what they sign in by is none), or of the erased. */
export function actorName({ id, role }: Actor, telling: Naming): string | undefined {
  const isNamed = id !== undefined && role !== 'system' && role !== 'customer' && !id.startsWith('erased:')
  return isNamed ? calledIn('person', id, telling) : undefined
}

/** Who did something: by name, else by what they are. */
export const actorCalled = (by: Actor, telling: Naming): string =>
  actorName(by, telling) ?? wordIn(ROLES, by.role, telling.language)
