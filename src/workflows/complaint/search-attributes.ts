import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common'
import { isOpen, type Complaint } from '../../domain/complaint.ts'
import { levelOf } from '../../domain/time/ladder.ts'
import { SEARCH_ATTRIBUTES } from '../messages/complaint.ts'

/**
 * What a complaint is found by in Temporal's UI: nothing before it is closed, and then what it was. Each change that is
 * told takes a write of Temporal's (docs/decisions/0075-temporal-finds-a-complaint-by-its-end.md).
 */
export const attributesOf = (complaint: Complaint): SearchAttributePair[] =>
  isOpen(complaint) ? [] : lastingOf(complaint).map(asCode)

/** Never encrypted, and shown as Markdown: a name of letters and digits is a code, anything else may be about somebody. */
export const codeOf = (text: string): string => (/^[\p{L}\p{N}._-]{1,40}$/u.test(text) ? text : '…')

/** What is left at the end: nobody is called to a complaint that is closed. */
const lastingOf = (complaint: Complaint) =>
  toldOf(complaint).filter(({ key }) => key !== SEARCH_ATTRIBUTES.level)

const asCode = ({ key, value }: SearchAttributePair): SearchAttributePair =>
  typeof value === 'string'
    ? ({ key, value: codeOf(value) } as SearchAttributePair)
    : ({ key, value } as SearchAttributePair)

function toldOf(complaint: Complaint): SearchAttributePair[] {
  const { stage, classification, owner } = complaint
  return [
    { key: SEARCH_ATTRIBUTES.stage, value: stage },
    ...(classification
      ? [
          { key: SEARCH_ATTRIBUTES.severity, value: classification.severity },
          { key: SEARCH_ATTRIBUTES.category, value: classification.category },
        ]
      : []),
    ...(owner ? [{ key: SEARCH_ATTRIBUTES.department, value: owner.department }] : []),
    { key: SEARCH_ATTRIBUTES.level, value: levelOf(complaint) },
  ]
}

/** What is told when it was closed, perhaps as something else, or taken up again: then it is not found by what it was. */
export function attributesAtClosing(indexed: Complaint, present: Complaint): SearchAttributeUpdatePair[] {
  const told = new Map(attributesOf(indexed).map(({ key, value }) => [key.name, value]))
  if (!isOpen(present)) return attributesOf(present).filter(({ key, value }) => told.get(key.name) !== value)
  return attributesOf(indexed).map(({ key }) => ({ key, value: null }) as SearchAttributeUpdatePair)
}

/** As it was told once, with each change. Nothing when only the level moved, it rides with the next change. */
export function changedAttributes(indexed: Complaint, present: Complaint): SearchAttributePair[] {
  // Compared as they were told, as histories of old have it.
  const known = new Map(toldOf(indexed).map(({ key, value }) => [key.name, value]))
  const changed = toldOf(present).filter(({ key, value }) => known.get(key.name) !== value)
  return changed.some(({ key }) => key !== SEARCH_ATTRIBUTES.level) ? changed.map(asCode) : []
}
