import { bareOn } from '../support/bare.ts'
import type { House } from '../support/house.ts'
import { inFlight, until } from '../support/load.ts'
import { alternate, cpuNote, cpuTotals, rates, ratios } from '../support/pairs.ts'
import { productAt } from '../support/product.ts'
import { atLeast, row, type Row } from '../support/row.ts'

const WIDTH = 64

/** Sustained creation: until the last one is in the register, against until the last bare one has set its timers. */
export async function creation(
  house: House,
  { quick, rounds }: { quick: boolean; rounds: number },
): Promise<Row[]> {
  const count = quick ? 60 : 400
  const bareWorker = await house.startBare()
  const productWorker = await house.startProduct()
  const product = productAt(productWorker.url)
  const bare = bareOn(house.client)
  const createBare = async () => {
    const expected = bareWorker.armed() + count
    await inFlight(count, WIDTH, bare.create)
    await until(async () => bareWorker.armed() >= expected)
  }
  const createProduct = async () => {
    const ids = await inFlight(count, WIDTH, () => product.create())
    await until(async () => (await recordedOf(house, ids)) === count)
  }
  for (const warmUp of [createBare, createProduct]) await warmUp()
  const arms = [
    { name: 'bare', house, worker: bareWorker, run: createBare },
    { name: 'product', house, worker: productWorker, run: createProduct },
  ]
  const slices = await alternate(arms, { rounds, count })
  const [mine, theirs] = [slices.get('product')!, slices.get('bare')!]
  await house.stop(productWorker)
  await house.stop(bareWorker)
  return [
    row('creation, recorded: against bare', 'ratio', ratios(mine, theirs), { bound: atLeast(0.8, 0.7) }),
    row('creation, recorded', '1/s', rates(mine)),
    row('creation, bare: timers set', '1/s', rates(theirs)),
    row('CPU of a creation', 'ms', cpuTotals(mine), { note: cpuNote(mine) }),
    row('CPU of a bare creation', 'ms', cpuTotals(theirs), { note: cpuNote(theirs) }),
  ]
}

async function recordedOf({ pool }: House, ids: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from complaint where id = any($1)',
    [ids],
  )
  return rows[0]!.count
}
