import type { House } from '../support/house.ts'
import { productAt } from '../support/product.ts'
import { atMost, row, type Row } from '../support/row.ts'
import { quantile } from '../support/statistics.ts'

const HUNDRED = 100

/** One complaint that is spoken about again and again: whether its last commands cost what its first did. */
export async function longLife(house: House, { quick }: { quick: boolean }): Promise<Row[]> {
  const count = quick ? 300 : 5_000
  const worker = await house.startProduct()
  const product = productAt(worker.url)
  const warm = await product.taken()
  await timed(HUNDRED, () => product.contacted(warm))
  const id = await product.taken()
  const commands = await timed(count, () => product.contacted(id))
  const views = await timed(20, () => product.read(id))
  const bytes = await stateBytesOf(house, id)
  await house.stop(worker)
  const [first, last] = [commands.slice(0, HUNDRED), commands.slice(-HUNDRED)]
  return [
    row(
      `command ${count} on one complaint, against its first hundred: p50`,
      'ratio',
      [quantile(last, 0.5) / quantile(first, 0.5)],
      { bound: atMost(1.2, 2) },
    ),
    row('a command, the first hundred: p50', 'ms', [quantile(first, 0.5)]),
    row(`a command, the last hundred of ${count}: p50`, 'ms', [quantile(last, 0.5)]),
    row('to read such a complaint: p50', 'ms', [quantile(views, 0.5)]),
    row('the state of such a complaint', 'KB', [bytes / 1_000]),
  ]
}

/** How long each took, one after another, in milliseconds. */
async function timed(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    await act()
    took.push(performance.now() - began)
  }
  return took
}

async function stateBytesOf({ pool }: House, id: string): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    'select octet_length(state::text) as bytes from complaint where id = $1',
    [id],
  )
  return rows[0]!.bytes
}
