import { utc, type Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import type { Journal } from '../../register/complaint/journal-pages.ts'
import { factsOf, factTypes } from '../facts.ts'
import type { OcelEvent, OcelType } from './log.ts'
import { objectId } from './objects.ts'
import { referencesOf, type Pseudonym } from './references.ts'

/** What every event says beside its own: its place in the journal, and how it came there. */
const COMMON: OcelType['attributes'] = [
  { name: 'sequence', type: 'integer' },
  { name: 'command', type: 'string' },
  { name: 'role', type: 'string' },
  { name: 'recordedAt', type: 'time' },
  { name: 'imported', type: 'boolean' },
]

/** Makes the events of one journal after another, and keeps which types there were. */
export function eventMaker(pseudonym: Pseudonym) {
  const types = new Set<string>()
  const eventsOf = ({ id, entries }: Journal): OcelEvent[] =>
    entries.map((entry) => {
      types.add(entry.event.type)
      return eventOf(id, entry, pseudonym)
    })
  const eventTypes = (): OcelType[] => [...types].toSorted().map(typeOf)
  return { eventsOf, eventTypes }
}

function eventOf(complaintId: string, entry: Entry, pseudonym: Pseudonym): OcelEvent {
  const { sequence, event, command, by, recordedAt, past = false } = entry
  const common = { sequence, command, role: by.role, recordedAt: utc(recordedAt), imported: past }
  return {
    id: `${complaintId}/${sequence}`,
    type: event.type,
    time: utc(event.at),
    attributes: [
      ...Object.entries(common).map(([name, value]) => ({ name, value })),
      ...factsOf(event).map(({ name, type, value }) => ({
        name: nameOf(name),
        value: type === 'time' ? utc(value as Instant) : value,
      })),
    ],
    relationships: referencesOf(complaintId, entry, pseudonym).map(({ type, id, qualifier }) => ({
      objectId: objectId(type, id),
      qualifier,
    })),
  }
}

/** An entry that was voided is named by its sequence: two attributes cannot have one name. */
const nameOf = (name: string): string => (name === 'sequence' ? 'voids' : name)

function typeOf(name: string): OcelType {
  const own = factTypes(name).map((fact) => ({ ...fact, name: nameOf(fact.name) }))
  return { name, attributes: [...COMMON, ...own] }
}
