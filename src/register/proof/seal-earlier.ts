import type { ClientBase } from 'pg'
import { sealRow } from '../commit-payload.ts'
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
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      'select distinct complaint_id as id from event where chain is null limit 100',
    )
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    const events = byComplaint(await keptEvents(client, ids))
    for (const [id, journal] of events)
      await client.query('select seal_earlier($1, $2::jsonb)', [id, JSON.stringify(journal.map(sealedRow))])
  }
  await client.query('insert into earlier_sealed (at) values (now())')
}

const sealedRow = (event: KeptEvent) => ({ sequence: event.sequence, ...sealRow(sealOf(event)) })
