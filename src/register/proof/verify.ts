import type { Pool, PoolClient } from 'pg'
import { inTransaction } from '../in-transaction.ts'
import { byComplaint } from './by-complaint.ts'
import { faultsOfJournal, faultsOfReplaced } from './check-journal.ts'
import { faultsOfRoots, headsOf, type AnchoredHead } from './check-roots.ts'
import type { Fault } from './fault.ts'
import { keptEvents, replacedEvents, type KeptEvent, type ReplacedEvent } from './kept-event.ts'

/** How much was looked at. */
export type Verified = {
  complaints: number
  events: number
  replaced: number
  erased: number
  roots: number
  /** What was made last: kept elsewhere, it proves everything up to its day. */
  lastRoot?: { day: string; root: string }
}

type Row = { id: string; version: number; isErased: boolean; isDecided: boolean }
type Options = { pageSize?: number; onFault: (fault: Fault) => void; roots?: readonly string[] }

/**
 * Goes through the whole register as it stands at one moment: every journal, what was replaced of it, every anchored
 * head and every daily root, and that the roots that were kept elsewhere are among these.
 */
export function verifyRegister(pool: Pool, options: Options): Promise<Verified> {
  const begin = 'begin transaction isolation level repeatable read, read only'
  return inTransaction(pool, (client) => verifyAll(client, options), begin)
}

async function verifyAll(
  client: PoolClient,
  { pageSize = 200, onFault, roots = [] }: Options,
): Promise<Verified> {
  const count = { complaints: 0, events: 0, replaced: 0, erased: 0 }
  for await (const page of complaintPages(client, pageSize)) {
    const ids = page.map(({ id }) => id)
    const events = byComplaint(await keptEvents(client, ids))
    const replaced = byComplaint(await replacedEvents(client, ids))
    const heads = byComplaint(await headsOf(client, ids))
    for (const { id, version, isErased, isDecided } of page) {
      const journal = { complaintId: id, version, isErased, events: events.get(id) ?? [] }
      const moved = replaced.get(id) ?? []
      const faults = faultsOfJournal(journal)
      faults.push(...faultsOfReplaced(moved, isErased))
      if (isErased && !isDecided) faults.push({ complaintId: id, what: 'undecided' })
      faults.push(...faultsOfHeads(heads.get(id) ?? [], [...journal.events, ...moved], faults))
      faults.forEach(onFault)
      count.events += journal.events.length
      count.replaced += moved.length
      count.erased += isErased ? 1 : 0
    }
    count.complaints += page.length
  }
  for (const complaintId of await goneComplaints(client)) onFault({ complaintId, what: 'gone' })
  return { ...count, ...(await faultsOfRoots(client, roots, onFault)) }
}

async function* complaintPages(client: PoolClient, pageSize: number): AsyncGenerator<Row[]> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const { rows }: { rows: Row[] } = await client.query<Row>(
      `select c.id, c.version, c.erased_at is not null as "isErased",
         exists (select from retention_decision d where d.complaint_id = c.id and d.kind in ('erase', 'purge'))
           as "isDecided"
       from complaint c where c.id > $1 order by c.id limit $2`,
      [after, pageSize],
    )
    if (rows.length > 0) yield rows
    after = rows.length < pageSize ? undefined : rows.at(-1)?.id
  }
}

/** What was anchored is there still, or was replaced; an entry with a fault of its own is not named twice. */
function faultsOfHeads(
  heads: readonly AnchoredHead[],
  kept: readonly (KeptEvent | ReplacedEvent)[],
  named: readonly Fault[],
): Fault[] {
  return heads.flatMap(({ complaintId, sequence, chain, day }) => {
    const isKept = kept.some((event) => event.sequence === sequence && event.chain === chain)
    const isNamed = named.some((fault) => fault.sequence === sequence)
    return isKept || isNamed ? [] : [{ complaintId, sequence, day, what: 'notAnchored' as const }]
  })
}

/** Complaints that left a trace: they were anchored, or a run wrote to them. */
async function goneComplaints(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select t.id from (
       select complaint_id as id from anchored_head union select complaint_id from complaint_run
     ) t where not exists (select from complaint c where c.id = t.id) order by t.id`,
  )
  return rows.map(({ id }) => id)
}
