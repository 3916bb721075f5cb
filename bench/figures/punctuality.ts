import type { House } from '../support/house.ts'
import { cpuNote, cpuTotals } from '../support/pairs.ts'
import { atMost, row, type Bound, type Row } from '../support/row.ts'
import { lapse, type Burst, type Lapsed } from './lapses.ts'

type Size = { quick: boolean }

/** Twenty lapses a second, all in the cache. */
export const steady = (house: House, { quick }: Size): Promise<Row[]> =>
  inTime(
    house,
    'lapses, 20 a second',
    { count: quick ? 60 : 600, overMs: quick ? 3_000 : 30_000 },
    atMost(0.3, 0.4),
  )

/** A thousand lapses within five seconds: deadlines line up. */
export const burst = (house: House, { quick }: Size): Promise<Row[]> =>
  inTime(
    house,
    'lapses, 1,000 within 5 s',
    { count: quick ? 100 : 1_000, overMs: quick ? 500 : 5_000 },
    atMost(3, 5),
  )

/** More complaints fall due in one second than the worker keeps in memory: every one is replayed first. */
export async function beyond(house: House, { quick }: Size): Promise<Row[]> {
  const count = quick ? 200 : 5_000
  const maxCachedWorkflows = quick ? 50 : 1_000
  const lapsed = await lapse(house, { count, overMs: 1_000, maxCachedWorkflows })
  const name = `lapses, ${count.toLocaleString('en')} in one second, ${maxCachedWorkflows} cached`
  return [
    ...correct(name, lapsed, count),
    row(`${name}: all recorded after`, 's', [lapsed.lastAfter]),
    row(`${name}: p99 late`, 's', [lapsed.committedP99]),
    cpuRow(name, lapsed),
  ]
}

async function inTime(house: House, name: string, burst: Burst, bound: Bound): Promise<Row[]> {
  const lapsed = await lapse(house, burst)
  const note = `noticed: half within ${lapsed.noticedP50.toFixed(2)} s, p99 ${lapsed.noticedP99.toFixed(2)} s`
  return [
    ...correct(name, lapsed, burst.count),
    row(`${name}: p99 in the register`, 's', [lapsed.committedP99], { bound, note }),
    cpuRow(name, lapsed),
  ]
}

const cpuRow = (name: string, lapsed: Pick<Lapsed, 'cpuMs'>) =>
  row(`${name}: CPU each`, 'ms', cpuTotals([lapsed]), { note: cpuNote([lapsed]) })

type Counted = { count: number; complaints: number; early: number }

function correct(name: string, { count, complaints, early }: Counted, expected: number): Row[] {
  return [
    row(`${name}: missing`, 'lapses', [expected - complaints], { bound: atMost(0, 0) }),
    row(`${name}: twice`, 'lapses', [count - complaints], { bound: atMost(0, 0) }),
    row(`${name}: early`, 'lapses', [early], { bound: atMost(0, 0) }),
  ]
}
