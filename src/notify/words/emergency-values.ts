import type { Instant } from '../../domain/instant.ts'
import type { Language } from '../../domain/names.ts'
import { nameOf, NO_NAMES } from '../../words/vocabulary.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import type { Values } from './catalogue.ts'

type Writing = { language: Language; instant: (at: Instant) => string }

/** Why an emergency was declared, what is lent and until when, and how it ended. */
export function emergencyValues({ event, names }: NoticeFacts, { language, instant }: Writing): Values {
  if (event.type === 'emergencyDeclared') return { reason: event.reason }
  if (event.type === 'emergencyEnded') return { summary: event.summary }
  if (event.type !== 'resourceAssigned') return {}
  const { what, department, until } = event
  return {
    what,
    department: nameOf({ ...NO_NAMES, ...names }, 'departments', department, language),
    until: until === undefined ? undefined : instant(until),
  }
}
