import type { EventType } from '../../domain/event.ts'
import type { Language, Names } from '../../domain/names.ts'
import { codeName } from '../../words/codes.ts'
import { fieldName } from '../../words/fields.ts'

/** Commands whose codes are those of the event that comes of them. */
const EVENT_OF: Readonly<Record<string, EventType>> = {
  openTask: 'taskOpened',
  attachEvidence: 'evidenceAttached',
  sendMessage: 'messageWritten',
}

/** Groups of fields that are evidence, wherever they stand. */
const EVIDENCE = new Set(['evidence', 'proof'])

export const labelOf = (field: string, language: Language): string => fieldName(field, language)

type Place = { operation: string; group?: string | undefined; field: string }

/** What a code that can be chosen is called. */
export function optionName(
  { operation, group, field }: Place,
  code: string | number,
  language: Language,
  { clocks }: Pick<Names, 'clocks'>,
): string {
  const event = group !== undefined && EVIDENCE.has(group) ? 'evidenceAttached' : EVENT_OF[operation]
  return codeName(field, String(code), language, { event, clocks })
}
