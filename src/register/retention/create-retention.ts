import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import { countDue, dueForErasure, endOf, type DuePosition } from './erasure.ts'
import { listPurges } from './purges.ts'
import { decideRetention, retentionOf, type RetentionRequest } from './retention.ts'

/** What people decide and read about keeping complaints: holds, restrictions, erasures, purges. */
export const createRetention = (pool: Pool) => ({
  decide: (asked: RetentionRequest, now: Instant) => decideRetention(pool, asked, now),
  of: (id: string) => retentionOf(pool, id),
  endOf: (id: string) => endOf(pool, id),
  due: (now: Instant, page?: { after?: DuePosition; limit?: number }) => dueForErasure(pool, now, page),
  countDue: (now: Instant) => countDue(pool, now),
  purges: (limit?: number) => listPurges(pool, limit),
})
