import type { EventType } from '../../domain/event.ts'
import type { Language, Names } from '../../domain/names.ts'
import { ENDPOINT_KINDS } from '../../words/administration/systems.ts'
import { codeName, eventOfGroup } from '../../words/codes.ts'
import { fieldName } from '../../words/fields.ts'
import { ACTION_KINDS, RECORD_KINDS } from '../../words/findings.ts'
import { TEAM_KINDS } from '../../words/people.ts'
import { wordIn, type Vocabulary } from '../../words/vocabulary.ts'

/** Commands whose codes are those of the event that comes of them. */
const EVENT_OF: Readonly<Record<string, EventType>> = {
  openTask: 'taskOpened',
  markAsExample: 'exampleMarked',
  attachEvidence: 'evidenceAttached',
  sendMessage: 'messageWritten',
}

/** Fields that hold other codes in what is no command. */
const OTHERWISE: Readonly<Record<string, Vocabulary>> = {
  'openAction.kind': ACTION_KINDS,
  'recordOfPerson.kind': RECORD_KINDS,
  'saveDepartment.kind': TEAM_KINDS,
  'createEndpoint.kind': ENDPOINT_KINDS,
}

/** Fields that mean something else in an operation than wherever else they stand. */
const MEANT: Readonly<Record<string, string>> = { 'sendMessage.template': 'readyWords' }

export const labelOf = (field: string, language: Language, operation = ''): string =>
  fieldName(MEANT[`${operation}.${field}`] ?? field, language)

type Place = { operation: string; group?: string | undefined; field: string }

/** What a code that can be chosen is called. */
export function optionName(
  { operation, group, field }: Place,
  code: string | number,
  language: Language,
  { clocks }: Pick<Names, 'clocks'>,
): string {
  const own = OTHERWISE[`${operation}.${field}`]
  if (own) return wordIn(own, String(code), language)
  const event = (group !== undefined && eventOfGroup(group)) || EVENT_OF[operation]
  return codeName(field, String(code), language, { event, clocks })
}
