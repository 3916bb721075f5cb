import type { Pool } from 'pg'
import type { Fault } from '../../../src/register/proof/fault.ts'

/** Changes the register behind its own back, as somebody does who can do everything in the database. */
export async function tamper(pool: Pool, statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("set local session_replication_role = 'replica'")
    await client.query(statement, [...values])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Its name, what it does, and whether a fault is the one that tells of it. */
type Tampering = [name: string, statement: string, expected: (fault: Fault) => boolean]
const at =
  (sequence: number, ...what: Fault['what'][]) =>
  (fault: Fault) =>
    fault.complaintId === 'b' && fault.sequence === sequence && what.includes(fault.what)

const update = (set: string): string => `update event set ${set} where complaint_id = 'b' and sequence = $1`
/** What can be done to one event of b's journal of six, of which the second holds nothing personal; and what is found. */
export const TAMPERINGS: readonly ((sequence: number) => Tampering)[] = [
  ...[
    `data = '{"text": "nothing happened"}'`,
    `data = data || '{"more": 1}'`,
    `type = 'praised'`,
    `at = at + interval '1 microsecond'`,
    `recorded_at = recorded_at - interval '1 hour'`,
    `actor_id = 'somebody.else'`,
    `actor_role = 'manager'`,
    `actor_for = 'somebody.else'`,
    `command = 'x'`,
    `past = not past`,
    `digest = sha256('x')`,
    `digest = null`,
    `sealed = '[{"path": ["data", "type"], "digest": "x"}]'`,
    `content_digest = sha256('x')`,
  ].map((set) => (sequence: number): Tampering => [set, update(set), at(sequence, 'changed')]),
  // Where nothing is sealed, neither of them says anything.
  ...['sealed = null', 'salt = null', "salt = sha256('x')"].map((set) => (sequence: number): Tampering => {
    const other = sequence === 2 ? 1 : sequence
    return [set, `${update(set)} + ${other - sequence}`, at(other, 'changed')]
  }),
  (sequence) => ['without a chain', update('chain = null'), at(sequence, 'unchained')],
  (sequence) => ['another chain', update("chain = sha256('x')"), at(sequence, 'misplaced')],
  (sequence) => [
    'removed',
    `delete from event where complaint_id = 'b' and sequence = $1`,
    at(sequence, 'missing'),
  ],
  (sequence) => [
    'the last events removed',
    `delete from event where complaint_id = 'b' and sequence >= $1`,
    at(sequence, 'missing'),
  ],
  (sequence) => [
    'swapped with the next',
    `update event set sequence = case sequence when $1 then 1 + $1 % 6 else $1 end
     where complaint_id = 'b' and sequence in ($1, 1 + $1 % 6)`,
    at(sequence, 'changed'),
  ],
  (sequence) => [
    'taken from another complaint',
    `update event e set (type, at, recorded_at, actor_id, actor_role, actor_for, command, past, data, digest, salt, sealed,
       content_digest, chain) = (select type, at, recorded_at, actor_id, actor_role, actor_for, command, past, data, digest, salt,
       sealed, content_digest, chain from event where complaint_id = 'c' and sequence = e.sequence)
     where complaint_id = 'b' and sequence = $1`,
    at(sequence, 'changed'),
  ],
  (sequence) => [
    'removed, and the rest moved up',
    `with gone as (delete from event where complaint_id = 'b' and sequence = $1)
     update event set sequence = -sequence where complaint_id = 'b' and sequence > $1`,
    at(sequence, 'missing'),
  ],
  () => [
    'inserted behind',
    `insert into event (complaint_id, sequence, type, at, recorded_at, actor_id, actor_role, command, past, data,
       digest, salt, sealed, content_digest, chain)
     select complaint_id, 7, type, at, recorded_at, actor_id, actor_role, command, past, data, digest, salt, sealed,
       content_digest, chain from event where complaint_id = 'b' and sequence = $1`,
    at(7, 'added'),
  ],
]
