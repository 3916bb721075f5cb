import type { Pool } from 'pg'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import { cutAt } from '../../domain/calendar/days.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { digestOf } from '../commit/digest.ts'

/** The rules that new complaints are begun under, policies as they would be pinned. */
export type Rules = { policies: readonly Policy[]; calendars: readonly Calendar[] }

/**
 * A sentence for each policy and calendar that says something else than complaints have pinned under the same id and
 * version: what is pinned is named by its version, so a changed file needs a new one.
 */
export async function changedRules(pool: Pool, { policies, calendars }: Rules): Promise<string[]> {
  const { rows: kept } = await pool.query<{ id: string; version: string; digests: string[] }>(
    `select id, version, array_agg(encode(digest, 'hex')) as digests
     from snapshot where kind = 'policy' group by id, version`,
  )
  const { rows: counted } = await pool.query<{ body: Calendar }>(
    `select distinct on (id, version) body from snapshot where kind = 'calendar'
     order by id, version, stored_at desc`,
  )
  return [
    ...policies
      .filter((policy) =>
        kept.some(
          ({ id, version, digests }) =>
            id === policy.id && version === policy.version && !digests.includes(digestOf(policy)),
        ),
      )
      .map(changedPolicy),
    ...calendars
      .filter((calendar) =>
        counted.some(
          ({ body }) =>
            body.id === calendar.id && body.version === calendar.version && !agrees(calendar, body),
        ),
      )
      .map(changedCalendar),
  ]
}

/** A snapshot begins some days before its complaint: from there on it says what the calendar says. */
const agrees = (calendar: Calendar, snapshot: Calendar): boolean =>
  digestOf({ ...cutAt(calendar, snapshot.coversFrom), offsets: [] }) ===
  digestOf({ ...snapshot, offsets: [] })

const changedPolicy = ({ id, version }: Policy): string =>
  `The policy ${id} has been changed, and complaints were begun under its version ${version} as it was before: ` +
  'give the changed file a new version.'

const changedCalendar = ({ id, version }: Calendar): string =>
  `The calendar ${id} has been changed, and complaints were begun by its version ${version} as it was before: ` +
  'give the changed file a new version.'
