import { openHouse, type House } from '../support/house.ts'
import { inFlight } from '../support/load.ts'
import { alternate, cpuNote, cpuTotals, rates, ratios } from '../support/pairs.ts'
import { productAt, type Product } from '../support/product.ts'
import { row, type Row } from '../support/row.ts'

const WIDTH = 16

type Size = { quick: boolean; rounds: number; against?: string }

/** The lives that are compared, each in pairs of its own. */
const LIVES: Record<string, (product: Product) => () => Promise<string>> = {
  'in 7 requests': ({ sevenRequests }) => sevenRequests,
  'in natural requests': ({ natural }) => natural,
}

/** This checkout and another one, in the same pairs: whether a change made it faster. */
export async function compare(here: House, { quick, rounds, against }: Size): Promise<Row[]> {
  if (!against) throw new Error('Say what to compare with: --against DIRECTORY of another checkout.')
  const count = quick ? 24 : 96
  const there = await openHouse()
  try {
    const places = [await placeOf('here', here, '.'), await placeOf('there', there, against)]
    const rows: Row[] = []
    for (const [life, of] of Object.entries(LIVES)) {
      const arms = places.map(({ product, ...place }) => ({
        ...place,
        run: () => inFlight(count, WIDTH, of(product)),
      }))
      for (const { run } of arms) await run()
      rows.push(...rowsOf(life, await alternate(arms, { rounds, count })))
    }
    return rows
  } finally {
    await there.close()
  }
}

function rowsOf(life: string, slices: Awaited<ReturnType<typeof alternate>>): Row[] {
  const [mine, theirs] = [slices.get('here')!, slices.get('there')!]
  const cpu = mine.map((_, round) => cpuTotals(theirs)[round]! / cpuTotals(mine)[round]!)
  return [
    row(`lives ${life}, there against here`, 'ratio', ratios(theirs, mine)),
    row(`CPU of a life ${life}, there against here`, 'ratio', cpu),
    row(`lives ${life} here`, '1/s', rates(mine), { note: cpuNote(mine) }),
    row(`lives ${life} there`, '1/s', rates(theirs), { note: cpuNote(theirs) }),
  ]
}

async function placeOf(name: string, house: House, root: string) {
  const worker = await house.startProduct({ root })
  return { name, house, worker, product: productAt(worker.url) }
}
