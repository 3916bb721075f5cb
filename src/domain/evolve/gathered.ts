import type { Complaint, Gathered } from '../complaint.ts'
import type { Event } from '../event.ts'
import { plainText } from '../matching/plain-text.ts'

/*
 * What was gathered of the matter itself: attached, with findings, with a task that was done. What proves a consent or a
 * contact is none of it.
 */

/** As many of the latest as may still be voided. */
const KEPT = 50

/** Folds what was gathered; what is voided is not there any more. */
export function evolveGathered(complaint: Complaint, event: Event, sequence: number): Complaint {
  const { gathered = [], ...rest } = complaint
  if (event.type === 'entryVoided') {
    const left = gathered.filter((one) => one.sequence !== event.sequence)
    return left.length === gathered.length ? complaint : left.length > 0 ? { ...rest, gathered: left } : rest
  }
  const proof = proofIn(event)
  if (!proof) return complaint
  const { kind, source } = proof
  return { ...complaint, gathered: [...gathered, { sequence, kind, source }].slice(-KEPT) }
}

function proofIn(event: Event): Pick<Gathered, 'kind' | 'source'> | undefined {
  switch (event.type) {
    case 'evidenceAttached':
      return event
    case 'findingsRecorded':
    case 'taskCompleted':
      return event.evidence
    default:
      return undefined
  }
}

type Known = Pick<Complaint, 'stage' | 'classification' | 'gathered'>

/** Whether there is evidence of a kind. */
export const isGathered = ({ gathered = [] }: Pick<Known, 'gathered'>, kind: Gathered['kind']): boolean =>
  gathered.some((one) => one.kind === kind)

/** Whether evidence is missing that its category wanted when it was classified (R59). Once it is closed nobody waits for it. */
export const isEvidenceMissing = (complaint: Known): boolean =>
  complaint.stage !== 'closed' &&
  (complaint.classification?.evidenceWanted ?? []).some((kind) => !isGathered(complaint, kind))

/**
 * From how many independent sources a complaint of its severity needs evidence, and from how many it has any (R61).
 * Sources are independent where they are others: two documents of one person are one source.
 */
export function sourcesOf(complaint: Complaint): { needed: number; known: number } | undefined {
  const { policy, classification, gathered = [] } = complaint
  const needed = classification && policy.independentSources?.[classification.severity]
  if (needed === undefined) return undefined
  return { needed, known: new Set(gathered.map(({ source }) => plainText(source))).size }
}
