import type { Language } from '../../domain/names.ts'
import { BEARERS, DEGREES } from '../../words/findings.ts'
import { nameOf, NO_NAMES } from '../../words/vocabulary.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import type { Values } from './catalogue.ts'
import { personName } from './person-name.ts'

/** Who bears responsibility; why stands with the complaint, and in no letter. */
export function responsibilityValues(facts: NoticeFacts, language: Language): Values {
  const { event } = facts
  if (!('determination' in event)) return {}
  const told = { determination: event.determination, by: personName(facts, event.by) }
  if (event.type !== 'responsibilityDetermined') return { ...told, reason: event.reason }
  const { bearer, person, department, degree } = event
  const named =
    person === undefined
      ? department && nameOf({ ...NO_NAMES, ...facts.names }, 'departments', department, language)
      : personName(facts, person)
  return {
    ...told,
    bearer: named ?? BEARERS[bearer][language],
    degree,
    degreeName: DEGREES[degree][language],
  }
}
