import type { EventType } from '../domain/event.ts'
import type { Language } from '../domain/names.ts'
import { outsideEventName } from './administration/outside-events.ts'
import { SCOPES } from './administration/systems.ts'
import { BASES, clockName, CLOCKS, UNITS, WAIT_REASONS } from './clocks.ts'
import { DETAILS } from './details.ts'
import { eventName } from './events.ts'
import { fieldName } from './fields.ts'
import {
  BEARERS,
  DEGREES,
  EVIDENCE_KINDS,
  EXAMPLE_KINDS,
  MESSAGE_KINDS,
  REDRESS_KINDS,
  REVISIT_RESULTS,
  TASK_KINDS,
  UPHELD,
} from './findings.ts'
import { COMPLEXITIES, GRADES, KINDS, NATURES, REFUSAL_GROUNDS, SEVERITIES, URGENCIES } from './matters.ts'
import { CHANNELS, clearerName, DIRECTIONS, METHODS, NOTE_READERS, ROLES } from './people.ts'
import { LANGUAGES } from './languages.ts'
import { reasonName } from './reasons.ts'
import { OUTCOMES, STAGES } from './stages.ts'
import { wordIn, knownWordIn, type Vocabulary } from './vocabulary.ts'

type Naming = (code: string, language: Language) => string
const from =
  (vocabulary: Vocabulary): Naming =>
  (code, language) =>
    wordIn(vocabulary, code, language)

/** Which vocabulary the code in a field belongs to. */
const BY_FIELD: Readonly<Record<string, Naming>> = {
  stage: from(STAGES),
  outcome: from(OUTCOMES),
  kind: from(KINDS),
  channel: from(CHANNELS),
  method: from(METHODS),
  preferredMethod: from(METHODS),
  direction: from(DIRECTIONS),
  severity: from(SEVERITIES),
  urgency: from(URGENCIES),
  complexity: from(COMPLEXITIES),
  impact: from(GRADES),
  risk: from(GRADES),
  nature: from(NATURES),
  ground: from(REFUSAL_GROUNDS),
  upheld: from(UPHELD),
  result: from(REVISIT_RESULTS),
  basis: from(BASES),
  unit: from(UNITS),
  role: from(ROLES),
  roles: from(ROLES),
  from: from(ROLES),
  visibleTo: from(NOTE_READERS),
  bearer: from(BEARERS),
  degree: from(DEGREES),
  language: from(LANGUAGES),
  why: reasonName,
  without: fieldName,
  scopes: from(SCOPES),
  eventTypes: outsideEventName,
}

/** Fields that hold other codes in some events. */
const BY_EVENT: { readonly [T in EventType]?: Readonly<Record<string, Naming>> } = {
  evidenceAttached: { kind: from(EVIDENCE_KINDS) },
  solutionProposed: { kind: from(REDRESS_KINDS) },
  exampleMarked: { kind: from(EXAMPLE_KINDS) },
  taskOpened: { kind: from(TASK_KINDS) },
  messageWritten: { template: from(MESSAGE_KINDS) },
  clockPaused: { reason: from(WAIT_REASONS) },
  waitingGivenUp: { reason: from(WAIT_REASONS) },
  reminded: { of: from(WAIT_REASONS) },
  kindChanged: { before: from(KINDS) },
  entryProved: { of: eventName },
  clearanceNeeded: { of: fieldName, clearer: clearerName },
  cleared: { of: fieldName, clearer: clearerName },
  clearanceReturned: { of: fieldName },
  clearanceDropped: { of: fieldName },
  escalated: { to: from(ROLES) },
}

/** Groups of fields whose codes are those of an event, wherever they stand. */
const BY_GROUP: Readonly<Record<string, EventType>> = {
  evidence: 'evidenceAttached',
  proof: 'evidenceAttached',
  items: 'solutionProposed',
}

/** The event whose codes the fields of a group hold. */
export const eventOfGroup = (group: string): EventType | undefined =>
  Object.hasOwn(BY_GROUP, group) ? BY_GROUP[group] : undefined

/** Fields that hold the name of a clock. */
const CLOCK_FIELDS = new Set(['clock', 'nextDueClock'])

/** Of which event a code is, and what policies call their clocks. */
type Of = { event?: string | undefined; clocks?: Vocabulary }

/** How the codes of a field are named; nothing where they have no words, as keys and ladders. */
export function namingOf(field: string, { event, clocks = {} }: Of = {}): Naming | undefined {
  if (CLOCK_FIELDS.has(field)) return (code, language) => clockName(code, language, clocks)
  const own = event !== undefined && Object.hasOwn(BY_EVENT, event) ? BY_EVENT[event as EventType]! : {}
  if (Object.hasOwn(own, field)) return own[field]!
  return Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field]! : undefined
}

/** What the code in a field is called. */
export const codeName = (field: string, code: string, language: Language, of: Of = {}): string =>
  namingOf(field, of)?.(code, language) ?? code

const BETWEEN: Readonly<Record<Language, string>> = { zh: '、', en: ', ' }

/** Where a code stands in a sentence and nothing says what it is a code of, as in a refusal. */
export function codeInSentence(code: string, language: Language, clocks: Vocabulary = {}): string {
  const vocabularies: readonly Vocabulary[] = [
    ...[STAGES, ROLES, clocks, CLOCKS],
    ...[DETAILS, UNITS, KINDS, SEVERITIES, REVISIT_RESULTS, OUTCOMES],
  ]
  for (const vocabulary of vocabularies) {
    const known = knownWordIn(vocabulary, code, language)
    if (known !== undefined) return known
  }
  const several = code.split(', ')
  const names = [ROLES, DETAILS].find((all) => several.every((one) => Object.hasOwn(all, one)))
  return names ? several.map((one) => wordIn(names, one, language)).join(BETWEEN[language]) : code
}
