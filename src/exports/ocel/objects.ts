import type { Event, EventOf } from '../../domain/event.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Journal } from '../../register/complaint/journal-pages.ts'
import { factsOf } from '../facts.ts'
import type { OcelObject, OcelType, OcelValue } from './log.ts'
import { clockId, referencesOf, type ObjectType, type Pseudonym } from './references.ts'

type Attribute = OcelObject['attributes'][number]

const attributes = (fields: Record<string, OcelType['attributes'][number]['type']>) =>
  Object.entries(fields).map(([name, type]) => ({ name, type }))

/** What objects are made of. Values that change stand once for each instant from which they hold. */
export const OBJECT_TYPES: readonly (OcelType & { name: ObjectType })[] = [
  {
    name: 'complaint',
    attributes: attributes({
      kind: 'string',
      channel: 'string',
      policy: 'string',
      category: 'string',
      severity: 'string',
      complexity: 'string',
      rootCause: 'string',
      upheld: 'string',
      cycle: 'integer',
      outcome: 'string',
    }),
  },
  { name: 'person', attributes: attributes({ role: 'string' }) },
  { name: 'department', attributes: attributes({ name: 'string' }) },
  {
    name: 'clock',
    attributes: attributes({
      clock: 'string',
      cycle: 'integer',
      n: 'integer',
      dueAt: 'time',
      state: 'string',
      breachedDueAt: 'time',
    }),
  },
  {
    name: 'escalation',
    attributes: attributes({ source: 'string', level: 'integer', repeat: 'integer', to: 'string' }),
  },
]

/** Makes the objects of one journal after another. People and departments are remembered: each is told once. */
export function objectMaker(pseudonym: Pseudonym): (journal: Journal) => OcelObject[] {
  const known = new Set<string>()
  return ({ id: complaintId, entries }) => {
    const found = new Map<string, OcelObject>()
    for (const entry of entries) {
      const { event, by } = entry
      for (const { type, id, qualifier } of referencesOf(complaintId, entry, pseudonym)) {
        const key = objectId(type, id)
        if (known.has(key)) continue
        const object = found.get(key) ?? begun(complaintId, { type, id }, event)
        found.set(key, object)
        if (type === 'person' && qualifier === 'by') add(object, 'role', by.role, event.at)
        if (type !== 'person' && type !== 'department') tell(object, type, event)
      }
    }
    for (const [key, { type }] of found) if (type === 'person' || type === 'department') known.add(key)
    return [...found.values()]
  }
}

/** Ids are one space for all types. */
export const objectId = (type: ObjectType, id: string): string =>
  type === 'person' || type === 'department' ? `${type}/${id}` : id

function begun(
  complaintId: string,
  { type, id }: { type: ObjectType; id: string },
  event: Event,
): OcelObject {
  const object: OcelObject = { id: objectId(type, id), type, attributes: [], relationships: [] }
  if (type === 'department') add(object, 'name', id, event.at)
  if (type === 'clock' || type === 'escalation')
    object.relationships.push({ objectId: complaintId, qualifier: 'of' })
  if (event.type === 'escalated' && type === 'escalation')
    object.relationships.push(...climbedFrom(complaintId, event))
  return object
}

/** A step above the first leads on from the clock whose ladder it is. */
function climbedFrom(complaintId: string, { clock, source }: EventOf<'escalated'>) {
  const [cycle, name, n] = source.split('/')
  if (clock === undefined || name !== clock || !/^\d+$/.test(cycle ?? '') || !/^\d+$/.test(n ?? '')) return []
  return [{ objectId: clockId(complaintId, { clock, cycle: Number(cycle), n: Number(n) }), qualifier: 'for' }]
}

/** What an event makes of an object. */
function tell(object: OcelObject, type: ObjectType, event: Event): void {
  if (SAYS[type].includes(event.type)) {
    const declared = DECLARED.get(type)
    for (const fact of factsOf(event))
      if (declared?.get(fact.name) === fact.type)
        add(object, fact.name, fact.value, event.at, fact.type === 'time')
  }
  const [name, value] = changeOf(type, event) ?? []
  if (name !== undefined && value !== undefined) add(object, name, value, event.at, name === 'breachedDueAt')
}

const DECLARED = new Map(
  OBJECT_TYPES.map(({ name, attributes }) => [name, new Map(attributes.map((one) => [one.name, one.type]))]),
)

/** The events whose fields of the same name are the object's own. */
const SAYS: Record<ObjectType, readonly Event['type'][]> = {
  complaint: [
    'received',
    'kindChanged',
    'classified',
    'findingsRecorded',
    'finalResponseGiven',
    'lessonsRecorded',
    'cycleOpened',
    'closed',
  ],
  clock: ['clockStarted', 'clockResumed', 'dueChanged'],
  escalation: ['escalated'],
  person: [],
  department: [],
}

/** What follows from the kind of event and is no field of it. */
function changeOf(type: ObjectType, event: Event): readonly [string, OcelValue] | undefined {
  if (type === 'complaint' && event.type === 'policyAdopted') return ['policy', event.after]
  if (type !== 'clock') return undefined
  switch (event.type) {
    case 'clockStarted':
      return ['state', 'running']
    case 'clockMet':
      return ['state', 'met']
    case 'clockCancelled':
      return ['state', 'cancelled']
    case 'clockExpired':
      return ['state', 'expired']
    case 'breached':
      return ['breachedDueAt', event.dueAt]
    default:
      return undefined
  }
}

function add(object: OcelObject, name: string, value: OcelValue, at: Instant, isTime = false): void {
  const told = isTime ? utc(value as Instant) : value
  const last = object.attributes.findLast((one) => one.name === name)
  if (last?.value === told) return
  const attribute: Attribute = { name, value: told, time: utc(at) }
  object.attributes.push(attribute)
}
