import type { ClockFigures, ClockTally, Figures, Spread } from '../figure.ts'
import { family, spreadOf } from '../family.ts'

type Result = Exclude<keyof ClockTally, 'inTimeShare'>
type Named = Pick<ClockFigures, 'clock' | 'owedBy'>

const RUNS = 'select * from figure_run'

const tallies = family(
  (within) => `
    select key, clock, owed_by as "owedBy", cycle > 1 as later, result, count(*)
    from (${within(RUNS)}) f group by key, clock, owed_by, cycle > 1, result`,
  (figures, row: Named & { later: boolean; result: Result; count: number }) => {
    const clock = clockIn(figures, row)
    clock[row.result] += row.count
    clock[row.later ? 'laterCycles' : 'firstCycle'][row.result] += row.count
  },
)

const lengths = family(
  (within) => `
    select key, clock, owed_by as "owedBy", ${spreadOf('late_ms')} as lateness,
      ${spreadOf('took_ms')} as gross, ${spreadOf('net_ms')} as net
    from (${within(RUNS)}) f group by key, clock, owed_by`,
  (figures, { lateness, gross, net, ...named }: Lengths) => {
    Object.assign(clockIn(figures, named), { lateness, took: { gross, net } })
  },
)
type Lengths = Named & Pick<ClockFigures, 'lateness'> & ClockFigures['took']

const none: Spread = { count: 0, meanMs: null, medianMs: null, p90Ms: null }
const emptyTally = (): ClockTally => ({
  inTime: 0,
  late: 0,
  neverMet: 0,
  running: 0,
  cancelled: 0,
  expired: 0,
  inTimeShare: null,
})

function clockIn({ clocks }: Figures, { clock, owedBy }: Named): ClockFigures {
  const known = clocks.find((one) => one.clock === clock && one.owedBy === owedBy)
  if (known) return known
  const fresh: ClockFigures = {
    clock,
    owedBy,
    ...emptyTally(),
    lateness: none,
    took: { gross: none, net: none },
    firstCycle: emptyTally(),
    laterCycles: emptyTally(),
  }
  clocks.push(fresh)
  return fresh
}

/** How the clocks ended, how long they ran, and by how much the late ones were late. */
export const CLOCKS = [tallies, lengths]
