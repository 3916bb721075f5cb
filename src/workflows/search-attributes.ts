import type { SearchAttributePair } from '@temporalio/common'
import type { Complaint } from '../domain/complaint.ts'
import { levelOf } from '../domain/ladder.ts'
import { SEARCH_ATTRIBUTES } from './messages.ts'

/** What a complaint is found by in Temporal's UI. Set with its start; afterwards only what a command changed. */
export function attributesOf(complaint: Complaint): SearchAttributePair[] {
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
  const known = new Map(attributesOf(indexed).map(({ key, value }) => [key.name, value]))
  const changed = attributesOf(present).filter(({ key, value }) => known.get(key.name) !== value)
  return changed.some(({ key }) => key !== SEARCH_ATTRIBUTES.level) ? changed : []
}
