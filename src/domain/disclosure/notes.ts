import { mayEver, type Right } from '../access/table.ts'
import { selves } from '../access/ties.ts'
import type { Actor } from '../command.ts'
import type { EventOf } from '../event.ts'
import type { Entry } from '../journal/journal.ts'

type Visibility = NonNullable<EventOf<'noteAdded'>['visibleTo']>

/** By which right a note is read that is not for everybody. */
const READ_BY: Record<Exclude<Visibility, 'staff'>, Right> = {
  leads: 'readNotesOfLeads',
  legal: 'readNotesOfLegal',
}

/** Whom a note names is no matter for those who do not read it. */
const UNREAD = ['text', 'named'] as const

/**
 * The fields of an entry that somebody who reads the journal does not get: what a note says that is for leads or for legal
 * (R75). Whoever wrote it reads it, and whom it names. That there is one is told. In several roles: what any of them gets.
 */
export function withheldFrom(
  { event, by: writer }: Pick<Entry, 'event' | 'by'>,
  ...readers: readonly Pick<Actor, 'id' | 'role' | 'for'>[]
): readonly string[] {
  if (event.type !== 'noteAdded') return []
  const { visibleTo = 'staff', named = [] } = event
  if (visibleTo === 'staff' || readers.some((by) => mayEver(by, READ_BY[visibleTo]))) return []
  const isFor = readers.flatMap(selves).some((one) => one === writer.id || named.includes(one))
  return isFor ? [] : UNREAD.filter((name) => event[name] !== undefined)
}
