import type { z } from 'zod'
import type { DueComplaint } from '../../register/retention/erasure.ts'
import type { RecordedPurge } from '../../register/retention/purges.ts'
import type { RetentionDecision, Standing } from '../../register/retention/retention.ts'
import { groundView } from './erasure-grounds.ts'
import { withTimesAsText } from '../outside.ts'
import type { DueView, PurgeView } from './schemas.ts'
import { utc } from '../../domain/instant.ts'

const utcOrNull = (instant: number | null) => (instant === null ? null : utc(instant))

export function standingView(standing: Standing) {
  const { id, number, archivedAt, retainUntil, legalHold, restrictedUntil, erasedAt, forgottenAt } = standing
  return {
    id,
    number,
    archivedAt: utcOrNull(archivedAt),
    retainUntil: utcOrNull(retainUntil),
    legalHold,
    restrictedUntil: utcOrNull(restrictedUntil),
    erasedAt: utcOrNull(erasedAt),
    forgottenAt: utcOrNull(forgottenAt),
  }
}

export function decisionView({ kind, at, by, reason, ground, until }: RetentionDecision) {
  return {
    kind,
    at: utc(at),
    by,
    reason,
    ...(ground !== null && { ground: groundView(ground) }),
    ...(until !== null && { until: utc(until) }),
  }
}

export const dueView = (due: DueComplaint) =>
  ({ ...(withTimesAsText(due) as object), retainUntil: utc(due.retainUntil) }) as z.input<typeof DueView>

export const purgeView = (purge: RecordedPurge) => withTimesAsText(purge) as z.input<typeof PurgeView>
