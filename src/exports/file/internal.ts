import type { Event } from '../../domain/event.ts'
import { parseInstant, type Instant } from '../../domain/instant.ts'
import type {
  ComplaintFile,
  FiledEscalation,
  FiledReplacement,
} from '../../register/complaint/complaint-file.ts'
import { factsOf } from '../facts.ts'
import { unreadIn, type EditionFor } from './edition-for.ts'

/** What only the house knows of a complaint: who was called in, what was rewritten, by which rules it was handled. */
export type Internal = Pick<ComplaintFile, 'pins' | 'runs'> & {
  escalations: Partial<FiledEscalation>[]
  deliveries: Partial<ComplaintFile['deliveries'][number]>[]
  replacements: Replaced[]
  decisions: Partial<ComplaintFile['decisions'][number]>[]
}
export type Replaced = Omit<FiledReplacement, 'entries'> & {
  entries: {
    sequence: number
    type: string
    at: Instant
    by?: string
    command: string
    said: Record<string, unknown>
  }[]
}

export function internalOf(file: ComplaintFile, how: EditionFor): Internal {
  const { pins, runs, escalations, deliveries, replacements, decisions } = file
  return {
    pins,
    runs,
    escalations: how.masked ? escalations.map(without('reason', 'acceptedBy', 'delegatedTo')) : escalations,
    // What a mail server answers may hold the address it was sent to.
    deliveries: how.masked || how.hideContacts ? deliveries.map(without('error')) : deliveries,
    replacements: replacements.map((one) => replaced(one, how)),
    decisions: how.masked ? decisions.map(without('reason', 'by')) : decisions,
  }
}

const without =
  <K extends string>(...names: readonly K[]) =>
  <T extends Partial<Record<K, unknown>>>(value: T): Omit<T, K> =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as K))) as Omit<T, K>

/** What was written by a task that did not become history. */
function replaced({ entries, ...told }: FiledReplacement, how: EditionFor): Replaced {
  const { masked, hideContacts } = how
  return {
    ...told,
    entries: entries.map(({ sequence, type, at, actor_id, command, data }) => {
      const event = { ...data, type, at: parseInstant(at) } as Event
      const facts = Object.fromEntries(factsOf(event).map(({ name, value }) => [name, value]))
      const withheld = unreadIn({ event, by: { id: actor_id, role: 'agent' } }, how)
      const said =
        masked || hideContacts
          ? facts
          : Object.fromEntries(Object.entries(data).filter(([name]) => !withheld.includes(name)))
      return { sequence, type, at: event.at, ...(!masked && { by: actor_id }), command, said }
    }),
  }
}
