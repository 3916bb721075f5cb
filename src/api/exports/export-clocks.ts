import type { Clock } from '../../domain/complaint.ts'
import { instantText } from '../../domain/instant.ts'
import { lapsedAt, resultOf } from '../../domain/summary.ts'
import type { RecordedClock } from '../../register/complaint/clock-export.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'

/** Every run of every clock, a page of the register at a time. */
export const exportClocks = async (
  { register }: Deps,
  { actors }: Call<Contract['exportClocks']>,
): Promise<Reply> => ({ lines: linesOf(register.exportClocks(undefined, sightOf(actors, 'readLists'))) })

async function* linesOf(rows: AsyncIterable<RecordedClock>) {
  for await (const row of rows) yield lineOf(row)
}

/** The words and the offsets of the exported table: whoever reads this has nothing left to convert. */
function lineOf(row: RecordedClock) {
  const { messageId, number, cycle, clock, n, startedAt, dueAt, endedAt, state } = row
  const stands = asClock(row)
  const lapsed = lapsedAt(stands)
  return {
    case: messageId ?? number,
    cycle,
    clock,
    instance: n,
    startedAt: instantText(startedAt, row),
    dueAt: instantText(dueAt, row),
    doneAt: state === 'met' && endedAt !== null ? instantText(endedAt, row) : null,
    state: resultOf(stands),
    lapsedAt: lapsed === undefined ? null : instantText(lapsed, row),
  }
}

function asClock({
  clock: name,
  cycle,
  n,
  state,
  startedAt,
  dueAt,
  breachedDueAt,
  breachVoided,
}: RecordedClock): Clock {
  const breach = breachedDueAt !== null && {
    breach: { dueAt: breachedDueAt, ...(breachVoided && { voided: true as const }) },
  }
  return { name, cycle, n, state, startedAt, dueAt, pauses: [], warnings: 0, ...breach }
}
