import type { PoolClient } from 'pg'
import type { Fault } from './fault.ts'
import { faultsOfLetters } from './check-letters.ts'
import { faultsOfReceipts } from './check-receipts.ts'
import { rootOf, type Head } from './root.ts'

export type AnchoredHead = Head & { day: string }
type Root = { day: string; root: string }
type RootsVerified = { roots: number; lastRoot?: Root }

const columns = `complaint_id as "complaintId", sequence, encode(chain, 'hex') as chain,
  to_char(day, 'YYYY-MM-DD') as day`

/** The heads of these complaints that were anchored, on whatever day. */
export async function headsOf(client: PoolClient, ids: readonly string[]): Promise<AnchoredHead[]> {
  const { rows } = await client.query<AnchoredHead>(
    `select ${columns} from anchored_head where complaint_id = any($1) order by complaint_id, day`,
    [ids],
  )
  return rows
}

/** Works every daily root out again; and whether those kept elsewhere are among them. */
export async function faultsOfRoots(
  client: PoolClient,
  keptElsewhere: readonly string[],
  onFault: (fault: Fault) => void,
): Promise<RootsVerified> {
  const { rows: roots } = await client.query<Root & { complaints: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, encode(root, 'hex') as root, complaints from daily_root order by day`,
  )
  const letters = await faultsOfLetters(client, onFault)
  const receipts = await faultsOfReceipts(client, onFault)
  let previous = ''
  for (const { day, root, complaints } of roots) {
    const worked = rootOf(previous, day)
    let count = 0
    for await (const head of headsOfDay(client, day)) {
      worked.add(head)
      count++
    }
    const chain = letters.get(day)
    if (chain !== undefined) worked.addLetters(chain)
    const ofReceipts = receipts.get(day)
    if (ofReceipts !== undefined) worked.addReceipts(ofReceipts)
    if (worked.digest() !== root || count !== complaints) onFault({ day, what: 'wrongRoot' })
    previous = root
  }
  const known = new Set(roots.map(({ root }) => root))
  for (const root of keptElsewhere.filter((one) => !known.has(one.toLowerCase())))
    onFault({ day: root, what: 'unknownRoot' })
  const last = roots.at(-1)
  return { roots: roots.length, ...(last && { lastRoot: { day: last.day, root: last.root } }) }
}

const PAGE = 10_000

async function* headsOfDay(client: PoolClient, day: string): AsyncGenerator<AnchoredHead> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const { rows }: { rows: AnchoredHead[] } = await client.query<AnchoredHead>(
      `select ${columns} from anchored_head where day = $1 and complaint_id > $2 order by complaint_id limit $3`,
      [day, after, PAGE],
    )
    yield* rows
    after = rows.length < PAGE ? undefined : rows.at(-1)?.complaintId
  }
}
