import type { Pool } from 'pg'
import type { Language } from '../../domain/names.ts'

/** A new link that somebody asked for: of which complaint, and how often its secrets had been renewed then. */
export type AskedLink = { id: string; generation: number; language: Language }
/** It waits to be sent; `asked` names it. */
export type WaitingLink = AskedLink & { asked: number }

/** So many are sent one after another before it is looked again. */
const AT_ONCE = 50

/** Keeps that a link was asked for; where none is to be sent it leaves as much. What it is kept under. */
export async function keepAskedLink(
  pool: Pool,
  { id, generation, language }: Pick<AskedLink, 'language'> & Partial<AskedLink>,
): Promise<number> {
  const { rows } = await pool.query<{ asked: number }>(
    'insert into asked_link (complaint_id, generation, language) values ($1, $2, $3) returning id as asked',
    [id, generation, language],
  )
  return rows[0]!.asked
}

/** Those that should have gone out long since, the first asked first. */
export async function waitingLinks(pool: Pool): Promise<WaitingLink[]> {
  const { rows } = await pool.query<WaitingLink>(
    `select id as asked, complaint_id as id, generation, language from asked_link
     where complaint_id is not null and asked_at < now() - interval '30 seconds' order by asked_at limit ${AT_ONCE}`,
  )
  return rows
}

/** It cannot be sent just now: others have their turn first. */
export async function postponeAskedLink(pool: Pool, asked: number): Promise<void> {
  await pool.query('update asked_link set asked_at = now() where id = $1', [asked])
}

/** It is sent, or nothing was to be sent; of the latter any that is left goes too. */
export async function forgetAskedLink(pool: Pool, asked: number): Promise<void> {
  await pool.query('delete from asked_link where id = $1 or complaint_id is null', [asked])
}
