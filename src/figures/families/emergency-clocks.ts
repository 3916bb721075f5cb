import type { ClientBase } from 'pg'
import type { ClockRule } from '../../domain/policy/policy.ts'
import { partOfEmergency } from '../../domain/supervision/emergency.ts'

type Stored = { digest: Buffer; clocks: readonly ClockRule[] }

/** Which clocks are of an emergency, and of what in it, as the core says of each policy: most have none. */
export async function markEmergencyClocks(client: ClientBase): Promise<void> {
  await client.query(
    'create temp table figure_emergency_clock (digest bytea, clock text, part text) on commit drop',
  )
  const { rows } = await client.query<Stored>(`
    select digest, body -> 'clocks' as clocks from snapshot
    where kind = 'policy' and digest in (select policy_digest from figure_complaint)
      and body @? '$.clocks[*].until[*] ? (@ starts with "emergency")'`)
  const found = rows.flatMap(({ digest, clocks }) =>
    clocks.flatMap((rule) => {
      const part = partOfEmergency(rule)
      return part ? [{ digest, clock: rule.name, part }] : []
    }),
  )
  await client.query(
    'insert into figure_emergency_clock select * from unnest($1::bytea[], $2::text[], $3::text[])',
    [found.map(({ digest }) => digest), found.map(({ clock }) => clock), found.map(({ part }) => part)],
  )
}
