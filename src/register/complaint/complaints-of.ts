import type { ClientBase } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'

/** Several complaints as they were last recorded, each with the policy and the calendar that are pinned to it. */
export async function complaintsOf(
  client: ClientBase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Complaint>> {
  type Row = { id: string; state: Complaint; policy: string; calendar: string }
  const { rows } = await client.query<Row>(
    `select id, state, encode(policy_digest, 'hex') as policy, encode(calendar_digest, 'hex') as calendar
     from complaint where id = any($1)`,
    [ids],
  )
  // Many complaints pin the same few.
  const digests = [...new Set(rows.flatMap(({ policy, calendar }) => [policy, calendar]))]
  const pinned = await client.query<{ digest: string; body: never }>(
    `select encode(digest, 'hex') as digest, body from snapshot
     where digest = any(select decode(hex, 'hex') from unnest($1::text[]) hex)`,
    [digests],
  )
  const bodies = new Map(pinned.rows.map(({ digest, body }) => [digest, body]))
  return new Map(
    rows.map(({ id, state, policy, calendar }) => [
      id,
      { ...state, policy: bodies.get(policy)!, calendar: bodies.get(calendar)! },
    ]),
  )
}
