import { createHmac, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { journalPages, type JournalQuery } from '../../register/complaint/journal-pages.ts'
import { inOneMoment } from '../../register/one-moment.ts'
import { eventMaker } from './events.ts'
import { ocelText } from './log.ts'
import { OBJECT_TYPES, objectMaker } from './objects.ts'

/**
 * The register as an object-centric event log, OCEL 2.0 in JSON, of the complaints a reader sees. It holds
 * no words of anybody and no names: people who work here go by a pseudonym that is made anew for each export.
 */
export function ocelExport(pool: Pool, query: JournalQuery): AsyncGenerator<string> {
  const key = randomBytes(32)
  const known = new Map<string, string>()
  const pseudonym = (id: string) => {
    const name = known.get(id) ?? createHmac('sha256', key).update(id).digest('hex').slice(0, 16)
    known.set(id, name)
    return name
  }
  const { eventsOf, eventTypes } = eventMaker(pseudonym)
  const parts = { objectTypes: OBJECT_TYPES, objectsOf: objectMaker(pseudonym), eventsOf, eventTypes }
  return inOneMoment(pool, (client) => ocelText(parts, () => journalPages(client, query)))
}
