import type { House } from '../support/house.ts'
import { inFlight, until } from '../support/load.ts'
import { rssMibOf } from '../support/processes.ts'
import { productAt } from '../support/product.ts'
import { row, type Row } from '../support/row.ts'

/** What the worker holds: per complaint in its cache, and for those beyond it. */
export async function memory(house: House, { quick }: { quick: boolean }): Promise<Row[]> {
  const [small, large] = quick ? [30, 100] : [250, 1_000]
  const warmUp = quick ? 20 : 100
  const rows: Row[] = []
  for (const cache of [small, large]) {
    const worker = await house.startProduct({ maxCachedWorkflows: cache })
    const product = productAt(worker.url)
    const add = async (count: number) => {
      const ids = await inFlight(count, 16, () => product.create())
      await until(async () => await isRecorded(house, ids.at(-1)!))
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return rssMibOf(worker.pid)
    }
    const empty = await add(warmUp)
    const full = await add(cache - warmUp > 0 ? cache - warmUp : 1)
    const beyond = await add(cache)
    await house.stop(worker)
    rows.push(
      row(`memory, cache of ${cache}: full`, 'MiB', [full], {
        note: `with ${warmUp} complaints ${empty.toFixed(0)} MiB`,
      }),
      row(`memory, cache of ${cache}: twice as many open`, 'MiB', [beyond]),
    )
    if (cache === large)
      rows.push(
        row('memory of a complaint in the cache', 'KiB', [((full - empty) * 1024) / (cache - warmUp)]),
      )
  }
  return rows
}

async function isRecorded({ pool }: House, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from complaint where id = $1', [id])
  return rowCount === 1
}
