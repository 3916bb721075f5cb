import { OF_EVENTS, OF_EVERY_EVENT } from './events.ts'
import { KINDS, type Field, type Kind, type Reader } from './field.ts'

type Disclosed = { is: Kind; seenBy: ReadonlySet<Reader> }

function disclosedOf(field: Field): Disclosed {
  if (typeof field === 'string') return { is: field, seenBy: new Set(KINDS[field]) }
  const { is, ...exceptions } = field
  const seenBy = new Set<Reader>(KINDS[is])
  for (const [reader, sees] of Object.entries(exceptions) as [Reader, boolean][])
    if (sees) seenBy.add(reader)
    else seenBy.delete(reader)
  return { is, seenBy }
}

const DISCLOSED: ReadonlyMap<string, ReadonlyMap<string, Disclosed>> = new Map(
  Object.entries(OF_EVENTS).map(([type, fields]) => [
    type,
    new Map(
      Object.entries<Field>({ ...OF_EVERY_EVENT, ...fields }).map(([name, field]) => [
        name,
        disclosedOf(field),
      ]),
    ),
  ]),
)

/** Whether a reader sees a field of an event. One that is unknown, of an older or a newer version, is seen by nobody. */
export const sees = (reader: Reader, type: string, field: string): boolean =>
  DISCLOSED.get(type)?.get(field)?.seenBy.has(reader) ?? false

/** The fields of an event that a reader sees, with what each of them is. */
export const fieldsSeenBy = (reader: Reader, type: string): ReadonlyMap<string, Kind> =>
  new Map(
    [...(DISCLOSED.get(type) ?? [])].flatMap(([name, { is, seenBy }]) =>
      seenBy.has(reader) ? [[name, is] as const] : [],
    ),
  )
