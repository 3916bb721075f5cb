import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'

type PostOfficeOptions = {
  pool: Pool
  /** Sends for the courier of an address, whether it is at work or not. */
  ping(address: string): Promise<void>
  /** Addresses that the outbox knows nothing of: endpoints with something to deliver. */
  alsoDue?: () => Promise<readonly string[]>
  pollMs?: number
  onError?: (error: unknown) => void
}

export type PostOffice = { stop(): Promise<void> }

/** A courier that was sent for and has not come by then is sent for again. */
const COMES_WITHIN_MS = 5_000

/**
 * Sends for couriers where something is due and none is at work. It looks into the outbox itself and misses nothing
 * that was committed; any number of post offices may work beside each other.
 */
export function startPostOffice(options: PostOfficeOptions): PostOffice {
  const { pollMs = 500, onError = () => {} } = options
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      await sendForCouriers(options).catch(onError)
      await delay(pollMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}

async function sendForCouriers({
  pool,
  ping,
  alsoDue,
  onError = () => {},
}: PostOfficeOptions): Promise<void> {
  const others = (await alsoDue?.().catch(onError)) ?? []
  const addresses = await claimIdle(pool, others)
  const pinged = await Promise.allSettled(addresses.map(ping))
  for (const result of pinged) if (result.status === 'rejected') onError(result.reason)
}

/** From courier to courier by the index, at each the first of what waits: a million that are due cost no more than one. */
const firstOfEach = (table: 'notice' | 'posting') => `
  (select courier, next_attempt_at from ${table} where next_attempt_at is not null
   order by courier, next_attempt_at limit 1)
  union all
  select further.* from of_${table} before cross join lateral (
    select courier, next_attempt_at from ${table}
    where next_attempt_at is not null and courier > before.courier
    order by courier, next_attempt_at limit 1) further`

/** Where something is due and no courier is at work. For a moment no other office sends for them. */
async function claimIdle(pool: Pool, others: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'couriers-due',
    text: `with recursive of_notice as (${firstOfEach('notice')}), of_posting as (${firstOfEach('posting')}),
     due as (
       select courier as id from of_notice where next_attempt_at <= now()
       union select courier from of_posting where next_attempt_at <= now()
       union select unnest($1::text[])
     )
     insert into courier as c (id, busy_until)
     select id, now() + $2 * interval '1 millisecond' from due
     where not exists (select from courier at_work where at_work.id = due.id and at_work.busy_until > now())
     order by id
     on conflict (id) do update set busy_until = excluded.busy_until where c.busy_until <= now()
     returning id`,
    values: [others, COMES_WITHIN_MS],
  })
  return rows.map(({ id }) => id)
}

/** Says until when a courier is at work; with 0 that it is no longer. */
export async function stayAtWork(pool: Pool, address: string, forMs: number): Promise<void> {
  await pool.query(
    `insert into courier as c (id, busy_until) values ($1, now() + $2 * interval '1 millisecond')
     on conflict (id) do update set busy_until = excluded.busy_until`,
    [address, forMs],
  )
}
