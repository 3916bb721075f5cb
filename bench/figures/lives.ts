import { workflowIdOf } from '../../src/workflows/messages/complaint.ts'
import { bareOn } from '../support/bare.ts'
import type { House } from '../support/house.ts'
import { inFlight } from '../support/load.ts'
import { alternate, cpuNote, cpuRatios, cpuTotals, rates, ratios } from '../support/pairs.ts'
import { productAt } from '../support/product.ts'
import { atLeast, atMost, row, type Row } from '../support/row.ts'

const WIDTH = 16

/** Whole lives, recorded: of seven requests, in natural requests, and bare. */
export async function lives(
  house: House,
  { quick, rounds }: { quick: boolean; rounds: number },
): Promise<Row[]> {
  const count = quick ? 24 : 64
  const bareWorker = await house.startBare()
  const productWorker = await house.startProduct()
  const product = productAt(productWorker.url)
  const bare = bareOn(house.client)
  let ids: string[] = []
  // The product's code is larger, and the compiler takes its time with it: after six hundred lives it has done.
  const warmUp = quick ? 16 : 600
  await inFlight(warmUp / 2, WIDTH, bare.life)
  const [seven = ''] = await inFlight(warmUp, WIDTH, product.sevenRequests)
  const [natural = ''] = await inFlight(warmUp, WIDTH, product.natural)
  const arms = [
    {
      name: 'bare',
      house,
      worker: bareWorker,
      run: async () => (ids = await inFlight(count, WIDTH, bare.life)),
    },
    { name: 'seven', house, worker: productWorker, run: () => inFlight(count, WIDTH, product.sevenRequests) },
    { name: 'natural', house, worker: productWorker, run: () => inFlight(count, WIDTH, product.natural) },
  ]
  const slices = await alternate(arms, { rounds, count })
  const rows = [
    ...rowsOf(slices),
    ...(await historyRows(house, 'of 7 requests', workflowIdOf(seven), [54, 60], [15, 25])),
    ...(await historyRows(house, 'of natural requests', workflowIdOf(natural), [29, 35], [10, 25])),
    ...(await historyRows(house, 'of a bare life', ids[0]!)),
  ]
  await house.stop(productWorker)
  await house.stop(bareWorker)
  return rows
}

function rowsOf(slices: Awaited<ReturnType<typeof alternate>>): Row[] {
  const [ofBare, ofSeven, ofNatural] = ['bare', 'seven', 'natural'].map((name) => slices.get(name)!) as [
    never,
    never,
    never,
  ]
  return [
    row('a life in 7 requests: against bare', 'ratio', ratios(ofSeven, ofBare), {
      bound: atLeast(0.75, 0.6),
    }),
    row('a life in natural requests: against bare', 'ratio', ratios(ofNatural, ofBare), {
      bound: atLeast(1.4, 1.1),
    }),
    row('a life in 7 requests: bare CPU against its own', 'ratio', cpuRatios(ofSeven, ofBare)),
    row('a life in natural requests: bare CPU against its own', 'ratio', cpuRatios(ofNatural, ofBare)),
    row('lives in 7 requests', '1/s', rates(ofSeven)),
    row('lives in natural requests', '1/s', rates(ofNatural)),
    row('bare lives', '1/s', rates(ofBare)),
    row('CPU of a life in 7 requests', 'ms', cpuTotals(ofSeven), { note: cpuNote(ofSeven) }),
    row('CPU of a life in natural requests', 'ms', cpuTotals(ofNatural), { note: cpuNote(ofNatural) }),
    row('CPU of a bare life', 'ms', cpuTotals(ofBare), { note: cpuNote(ofBare) }),
  ]
}

async function historyRows(
  { client }: House,
  name: string,
  workflowId: string,
  events?: [number, number],
  kilobytes?: [number, number],
): Promise<Row[]> {
  const { raw, historyLength } = await client.workflow.getHandle(workflowId).describe()
  const bytes = Number(raw.workflowExecutionInfo?.historySizeBytes)
  return [
    row(`history ${name}`, 'events', [historyLength], events && { bound: atMost(...events) }),
    row(`history ${name}`, 'KB', [bytes / 1000], kilobytes && { bound: atMost(...kilobytes) }),
  ]
}
