import type { PoolClient } from 'pg'
import type { Fault } from './fault.ts'
import { leavesOf } from './receipts.ts'
import { rootOfLeaves } from './tree.ts'

/** Works the root of each day's first entries out again. Gives those of the register: the daily root is made over them. */
export async function faultsOfReceipts(
  client: PoolClient,
  onFault: (fault: Fault) => void,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ day: string; root: string; receipts: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, encode(root, 'hex') as root, receipts from receipt_root order by day`,
  )
  for (const { day, root, receipts } of rows) {
    const leaves = await leavesOf(client, day)
    if (rootOfLeaves(leaves.map(({ chain }) => chain)) !== root || leaves.length !== receipts)
      onFault({ day, what: 'wrongReceipts' })
  }
  return new Map(rows.map(({ day, root }) => [day, root]))
}
