import { mayEver, mayUnder, type Right } from '../access/table.ts'
import { relationsOf, selves } from '../access/ties.ts'
import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Determination } from '../parts/duties.ts'
import type { Event, EventOf } from '../event.ts'
import type { Entry } from '../journal/journal.ts'
import { isDeterminedOf } from '../supervision/responsibility.ts'

type Reader = Pick<Actor, 'id' | 'role' | 'for'>
type Visibility = NonNullable<EventOf<'noteAdded'>['visibleTo']>

/** By which right a note is read that is not for everybody. */
const READ_BY: Record<Exclude<Visibility, 'staff'>, Right> = {
  leads: 'readNotesOfLeads',
  legal: 'readNotesOfLegal',
}

/** Whom a note names is no matter for those who do not read it. */
const UNREAD = ['text', 'named'] as const

/** What is shown to legal alone, and what they advise with what proves it: that there is some is told. */
const SHOWN = ['digest', 'reference', 'source', 'name'] as const
const ADVISED = ['opinion', 'evidence'] as const

/** What a determination says, and what was said against it: that there is one is told. */
const JUDGING = ['bearer', 'department', 'person', 'name', 'degree', 'reason', 'evidence'] as const

/**
 * The fields of an entry that somebody who reads the journal does not get. In several roles: what any of them gets.
 */
export function withheldFrom(
  { event, by: writer }: Pick<Entry, 'event' | 'by'>,
  ...readers: readonly Reader[]
): readonly string[] {
  switch (event.type) {
    case 'noteAdded':
      return ofNote(event, writer, readers)
    case 'responsibilityDetermined':
    case 'responsibilityObjected':
    case 'responsibilityUpheld':
      return mayAny(readers, 'readResponsibility') || isOf(readers, [writer.id, event.person])
        ? []
        : JUDGING.filter((name) => name in event)
    default:
      return isOf(readers, [writer.id]) || mayAny(readers, READ_BY.legal) ? [] : privilegedIn(event)
  }
}

/** The fields of an event that are for legal alone (R75), whoever else was let read them. */
export function privilegedIn(event: Event): readonly string[] {
  return namesForLegal(event).filter((name) => name in event)
}

function namesForLegal(event: Event): readonly string[] {
  switch (event.type) {
    case 'noteAdded':
      return event.visibleTo === 'legal' ? UNREAD : []
    case 'evidenceAttached':
      return event.visibleTo === 'legal' ? SHOWN : []
    case 'taskCompleted':
      return event.opinion === undefined ? [] : ADVISED
    default:
      return []
  }
}

/** Whether none of the entries that name a file shows its digest to somebody. */
export const isFileWithheld = (
  digest: string,
  entries: readonly Pick<Entry, 'event' | 'by'>[],
  readers: readonly Reader[],
): boolean =>
  !entries.some((entry) => {
    const withheld = withheldFrom(entry, ...readers)
    const shown = Object.entries(entry.event).filter(([name]) => !withheld.includes(name))
    return JSON.stringify(shown).includes(digest)
  })

/** What a note says that is for leads or for legal (R75). Whoever wrote it reads it, and whom it names. */
function ofNote(
  event: EventOf<'noteAdded'>,
  writer: Entry['by'],
  readers: readonly Reader[],
): readonly string[] {
  const { visibleTo = 'staff', named = [] } = event
  if (visibleTo === 'staff' || mayAny(readers, READ_BY[visibleTo])) return []
  return isOf(readers, [writer.id, ...named]) ? [] : UNREAD.filter((name) => event[name] !== undefined)
}

const mayAny = (readers: readonly Reader[], right: Right): boolean => readers.some((by) => mayEver(by, right))

const isOf = (readers: readonly Reader[], people: readonly (string | undefined)[]): boolean =>
  readers.flatMap(selves).some((one) => people.includes(one))

/** What of the determinations somebody reads who sees the complaint: all, or those that are of them. */
export function determinationsFor(complaint: Complaint, by: Actor): readonly Determination[] {
  const { responsibilities = [] } = complaint
  if (mayUnder(by, 'readResponsibility', relationsOf(complaint, by))) return responsibilities
  return responsibilities.filter((one) => isDeterminedOf(one, by))
}
