import type { SearchAttributePair } from '@temporalio/common'
import type { Complaint } from '../../domain/complaint.ts'
import { levelOf } from '../../domain/time/ladder.ts'
import { SEARCH_ATTRIBUTES } from '../messages/complaint.ts'

/** What a complaint is found by in Temporal's UI. Set with its start; afterwards only what a command changed. */
export const attributesOf = (complaint: Complaint): SearchAttributePair[] => toldOf(complaint).map(asCode)

/** Never encrypted, and shown as Markdown: a name of letters and digits is a code, anything else may be about somebody. */
export const codeOf = (text: string): string => (/^[\p{L}\p{N}._-]{1,40}$/u.test(text) ? text : '…')

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

/** An upsert costs an event: nothing when only the level moved, it rides with the next change. */
export function changedAttributes(indexed: Complaint, present: Complaint): SearchAttributePair[] {
  // Compared as they were told, as histories of old have it.
  const known = new Map(toldOf(indexed).map(({ key, value }) => [key.name, value]))
  const changed = toldOf(present).filter(({ key, value }) => known.get(key.name) !== value)
  return changed.some(({ key }) => key !== SEARCH_ATTRIBUTES.level) ? changed.map(asCode) : []
}
