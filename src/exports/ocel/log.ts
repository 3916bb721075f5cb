import type { Journal } from '../../register/complaint/journal-pages.ts'
import type { FactType } from '../facts.ts'

/** OCEL 2.0, as its JSON has it. */
export type OcelType = { name: string; attributes: { name: string; type: FactType }[] }
export type OcelValue = string | number | boolean
export type OcelRelationship = { objectId: string; qualifier: string }
export type OcelObject = {
  id: string
  type: string
  attributes: { name: string; value: OcelValue; time: string }[]
  relationships: OcelRelationship[]
}
export type OcelEvent = {
  id: string
  type: string
  time: string
  attributes: { name: string; value: OcelValue }[]
  relationships: OcelRelationship[]
}

export type OcelParts = {
  objectTypes: readonly OcelType[]
  /** The objects a journal brings in; an object that several share comes with the first. */
  objectsOf(journal: Journal): OcelObject[]
  eventsOf(journal: Journal): OcelEvent[]
  /** The types of the events told so far. */
  eventTypes(): OcelType[]
}

/**
 * The log as text. Objects and events are two walks over the same journals, which must not change in between; the
 * types of the events are known when the last has been told, so they come at the end. A log that was cut off is no JSON.
 */
export async function* ocelText(
  parts: OcelParts,
  journals: () => AsyncIterable<Journal[]>,
): AsyncGenerator<string> {
  yield `{"objectTypes":${JSON.stringify(parts.objectTypes)},\n"objects":[`
  yield* joined(journals(), parts.objectsOf)
  yield '],\n"events":['
  yield* joined(journals(), parts.eventsOf)
  yield `],\n"eventTypes":${JSON.stringify(parts.eventTypes())}}\n`
}

async function* joined(
  pages: AsyncIterable<Journal[]>,
  told: (journal: Journal) => readonly object[],
): AsyncGenerator<string> {
  let between = '\n'
  for await (const page of pages) {
    const lines = page.flatMap(told).map((one) => JSON.stringify(one))
    if (lines.length === 0) continue
    yield between + lines.join(',\n')
    between = ',\n'
  }
}
