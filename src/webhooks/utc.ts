import type { Instant } from '../domain/instant.ts'

/** RFC 3339 in UTC: how instants are put to PostgreSQL, and told to endpoints. */
export const utc = (instant: Instant): string => new Date(instant).toISOString()
