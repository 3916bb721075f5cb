import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import { seenBy, type Sight } from '../lists/visible.ts'

/** What was learned, as it is kept; what it holds those say who learn it. */
export type Learned = { complaints: number; measured: object; classifiers: object }

/** Which was learned, when, and of how many complaints. */
type Kept = { version: number; trainedAt: Instant; complaints: number }
export type KeptReading<L extends Learned = Learned> = L & Kept
/** How well each field is read, and which are read well enough. */
export type ReadingFigures<L extends Learned = Learned> = Kept & Pick<L, 'measured'> & { fields: string[] }

/** How what was learned is written. Whoever knows another way leaves it alone. */
const FORMAT = 1

/**
 * Keeps what was learned under the next version. Of those before stays how well they read, and nothing else: whoever keeps
 * one at the same time waits, and comes after.
 */
export const keepReading = (pool: Pool, { complaints, measured, classifiers }: Learned): Promise<number> =>
  inTransaction(pool, async (client) => {
    await client.query('lock table reading in share row exclusive mode')
    await client.query('update reading set classifiers = null where classifiers is not null')
    const { rows } = await client.query<{ version: number }>(
      'insert into reading (format, complaints, measured, classifiers, fields) values ($1, $2, $3, $4, $5) returning version',
      [FORMAT, complaints, JSON.stringify(measured), JSON.stringify(classifiers), Object.keys(classifiers)],
    )
    return rows[0]!.version
  })

const LATEST = `from reading where format = ${FORMAT} order by version desc limit 1`
const KEPT = 'version, (extract(epoch from trained_at) * 1000)::float8 as "trainedAt", complaints'

/** Which was learned last, if any was. */
export async function latestVersion(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ version: number }>(`select version ${LATEST}`)
  return rows[0]?.version
}

export async function latestReading<L extends Learned>(pool: Pool): Promise<KeptReading<L> | undefined> {
  const { rows } = await pool.query<KeptReading<L>>(
    `select ${KEPT}, measured, coalesce(classifiers, '{}') as classifiers ${LATEST}`,
  )
  return rows[0]
}

/** The same without what reads: that is large. */
export async function latestFigures<L extends Learned>(pool: Pool): Promise<ReadingFigures<L> | undefined> {
  const { rows } = await pool.query<ReadingFigures<L>>(`select ${KEPT}, measured, fields ${LATEST}`)
  return rows[0]
}

/** Of so many complaints a category had been suggested to who classified them first, and so many are of that one. */
export type Taken = { suggested: number; taken: number }

/** A complaint counts once, by its first classification: what it is later is another question. */
export async function countTaken(
  pool: Pool,
  { from, to, sight }: { from: Instant; to: Instant; sight: Sight },
): Promise<Taken> {
  const { rows } = await pool.query<Taken>(
    `select count(*)::int as suggested,
       count(*) filter (where e.data ->> 'category' = e.data #>> '{suggested,category}')::int as taken
     from event e join complaint c on c.id = e.complaint_id
     where e.type = 'classified' and e.data ? 'suggested' and e.at >= $1 and e.at < $2 and ${seenBy(sight, 'c')}
       and not exists (
         select from event b where b.complaint_id = e.complaint_id and b.type = 'classified' and b.sequence < e.sequence
       )`,
    [utc(from), utc(to)],
  )
  return rows[0]!
}
