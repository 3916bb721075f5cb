import type { Pool } from 'pg'

/** So long one attempt to write serves all who ask. */
const GOOD_FOR_MS = 5_000

/**
 * Whether the register can be written, found out by writing: a disk that is full, or a server that only lets read,
 * answers every question. The rows fill pages of their own, so that room is asked for and not only found.
 */
export function pulseOf(pool: Pool): () => Promise<boolean> {
  let felt: { at: number; beats: Promise<boolean> } | undefined
  const isThere = () =>
    pool.query('select 1').then(
      () => true,
      () => false,
    )
  const write = () =>
    pool
      .query(
        `with gone as (delete from pulse)
         insert into pulse (filler) select repeat('x', 7000) from generate_series(1, 8)`,
      )
      .then(
        () => true,
        () => false,
      )
  return async () => {
    if (!(await isThere())) return false
    const now = performance.now()
    if (!felt || now - felt.at > GOOD_FOR_MS) felt = { at: now, beats: write() }
    return felt.beats
  }
}
