import { openHouse, type House } from '../support/house.ts'
import { inFlight } from '../support/load.ts'
import { alternate, cpuNote, cpuTotals, rates, ratios } from '../support/pairs.ts'
import { productAt } from '../support/product.ts'
import { row, type Row } from '../support/row.ts'

const WIDTH = 16

type Size = { quick: boolean; rounds: number; against?: string }

/** This checkout and another one, in the same pairs: whether a change made it faster. */
export async function compare(here: House, { quick, rounds, against }: Size): Promise<Row[]> {
  if (!against) throw new Error('Say what to compare with: --against DIRECTORY of another checkout.')
  const count = quick ? 24 : 96
  const there = await openHouse()
  try {
    const arms = [await armOf('here', here, '.', count), await armOf('there', there, against, count)]
    for (const { run } of arms) await run()
    const slices = await alternate(arms, { rounds, count })
    const [mine, theirs] = [slices.get('here')!, slices.get('there')!]
    const cpu = mine.map((_, round) => cpuTotals(theirs)[round]! / cpuTotals(mine)[round]!)
    return [
      row('lives in 7 requests, there against here', 'ratio', ratios(theirs, mine)),
      row('CPU of a life, there against here', 'ratio', cpu),
      row('lives here', '1/s', rates(mine), { note: cpuNote(mine) }),
      row('lives there', '1/s', rates(theirs), { note: cpuNote(theirs) }),
    ]
  } finally {
    await there.close()
  }
}

async function armOf(name: string, house: House, root: string, count: number) {
  const worker = await house.startProduct({ root })
  const product = productAt(worker.url)
  return { name, house, worker, run: () => inFlight(count, WIDTH, product.sevenRequests) }
}
