import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import { seenBy, type Sight } from '../lists/visible.ts'

/** What was learned, as it is kept; what it holds those say who learn it. */
export type Learned = { complaints: number; measured: object; classifiers: object }
export type KeptReading<L extends Learned = Learned> = L & { version: number; trainedAt: Instant }

/** Keeps what was learned under the next version. Of those before stays how well they read, and nothing else. */
export const keepReading = (pool: Pool, { complaints, measured, classifiers }: Learned): Promise<number> =>
  inTransaction(pool, async (client) => {
    await client.query('update reading set classifiers = null where classifiers is not null')
    const { rows } = await client.query<{ version: number }>(
      'insert into reading (complaints, measured, classifiers) values ($1, $2, $3) returning version',
      [complaints, JSON.stringify(measured), JSON.stringify(classifiers)],
    )
    return rows[0]!.version
  })

const LATEST = 'from reading order by version desc limit 1'

/** Which was learned last, if any was. */
export async function latestVersion(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ version: number }>(`select version ${LATEST}`)
  return rows[0]?.version
}

export async function latestReading<L extends Learned>(pool: Pool): Promise<KeptReading<L> | undefined> {
  const { rows } = await pool.query<KeptReading<L>>(
    `select version, (extract(epoch from trained_at) * 1000)::float8 as "trainedAt", complaints, measured,
       coalesce(classifiers, '{}') as classifiers ${LATEST}`,
  )
  return rows[0]
}

/** Of so many classifications a category had been suggested, and so many are of that one. */
export type Taken = { suggested: number; taken: number }

export async function countTaken(
  pool: Pool,
  { from, to, sight }: { from: Instant; to: Instant; sight: Sight },
): Promise<Taken> {
  const { rows } = await pool.query<Taken>(
    `select count(*)::int as suggested,
       count(*) filter (where e.data ->> 'category' = e.data #>> '{suggested,category}')::int as taken
     from event e join complaint c on c.id = e.complaint_id
     where e.type = 'classified' and e.data ? 'suggested' and e.at >= $1 and e.at < $2 and ${seenBy(sight, 'c')}`,
    [utc(from), utc(to)],
  )
  return rows[0]!
}
