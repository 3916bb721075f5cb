import type { ClientBase } from 'pg'
import { sealRow } from '../commit/commit-payload.ts'
import { byComplaint } from './by-complaint.ts'
import { keptEvents, type KeptEvent } from './kept-event.ts'
import { sealOf } from './seal.ts'

/**
 * Seals and chains the events from before there were chains, complaint by complaint; what is done stays done if it is
 * interrupted. Once all are, that is recorded, and nothing is chained anew ever after.
 */
export async function sealEarlier(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query('select from earlier_sealed')
  if (rowCount) return
  do await sealAll(client)
  while (!(await recordSealed(client)))
}

async function sealAll(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      'select distinct complaint_id as id from event where chain is null limit 100',
    )
    if (rows.length === 0) return
    const ids = rows.map(({ id }) => id)
    for (const [id, journal] of byComplaint(await keptEvents(client, ids)))
      await client.query('select seal_earlier($1, $2::jsonb)', [id, JSON.stringify(journal.map(sealedRow))])
  }
}

const sealedRow = (event: KeptEvent) => ({ sequence: event.sequence, ...sealRow(sealOf(event)) })

/** The lock waits for those who were writing when the functions were replaced: they may have written without a chain. */
async function recordSealed(client: ClientBase): Promise<boolean> {
  await client.query('begin')
  await client.query('lock table event in share mode')
  const { rowCount } = await client.query(
    'insert into earlier_sealed (at) select now() where not exists (select from event where chain is null)',
  )
  await client.query('commit')
  return rowCount === 1
}
