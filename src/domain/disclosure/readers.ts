import type { Event, EventType } from '../event.ts'
import { OF_EVENTS, OF_EVERY_EVENT } from './events.ts'
import { FACTS_OFFERED, KINDS, type Field, type Kind, type Reader } from './field.ts'

/** The types of events there are. */
export const EVENT_TYPES = Object.keys(OF_EVENTS) as EventType[]

const kindOf = (field: Field): Kind => (typeof field === 'string' ? field : field.is)

function isSeen(reader: Reader, field: Field): boolean {
  const exceptions: Partial<Record<Reader, boolean>> = typeof field === 'string' ? {} : field
  return exceptions[reader] ?? (KINDS[kindOf(field)] as readonly Reader[]).includes(reader)
}

type Seen = ReadonlyMap<string, Kind>

const seenBy = (reader: Reader): ReadonlyMap<string, Seen> =>
  new Map(
    EVENT_TYPES.map((type) => {
      const fields = Object.entries<Field>({ ...OF_EVERY_EVENT, ...OF_EVENTS[type] })
      const seen = fields.filter(([, field]) => isSeen(reader, field))
      return [type, new Map(seen.map(([name, field]) => [name, kindOf(field)]))]
    }),
  )

const SEEN: Readonly<Record<Reader, ReadonlyMap<string, Seen>>> = {
  customer: seenBy('customer'),
  endpoints: seenBy('endpoints'),
  exports: seenBy('exports'),
  afterErasure: seenBy('afterErasure'),
}

const NOTHING: Seen = new Map()

/** The fields of an event that a reader sees, with what each is. Of an event that is unknown nobody sees anything. */
export const fieldsSeenBy = (reader: Reader, type: string): Seen => SEEN[reader].get(type) ?? NOTHING

/** Whether a reader sees a field. Nobody sees one that the table does not know. */
export const sees = (reader: Reader, type: string, field: string): boolean =>
  fieldsSeenBy(reader, type).has(field)

/** What survives an erasure inside of a field that does not as a whole. */
export const survivesWithin = (type: string, field: string): readonly string[] =>
  fieldsSeenBy('customer', type).get(field) === 'offered' ? FACTS_OFFERED : []

/** What of an event a reader sees, in the order of the table. */
export function seenOf(reader: Reader, event: Event): Record<string, unknown> {
  const said: Readonly<Record<string, unknown>> = event
  const names = [...fieldsSeenBy(reader, event.type).keys()]
  return Object.fromEntries(names.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])))
}
