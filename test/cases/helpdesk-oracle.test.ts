import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { readCaseLog } from '../../src/cases/case-log.ts'
import { clockRows } from '../../src/cases/clock-rows.ts'
import { emptyReckoning, reckon } from '../../src/cases/comparison.ts'
import { simulate } from '../../src/cases/simulation.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'

// The log is for tests and not to be shipped: it lies beside the repository, or where HELPDESK_LOG_DIR says.
const folder = process.env['HELPDESK_LOG_DIR'] ?? '../shared/data'
const log = path.join(folder, 'helpdesk-cases.csv.gz')
const isThere = existsSync(log)
const name = 'the help desk’s 3,496 real cases come out as an independent program counted them'

test.skipIf(!isThere)(isThere ? name : `${name} — NOT RUN: ${log} is not there (HELPDESK_LOG_DIR)`, () => {
  const policy = pinned(loadPolicies('policies').get('event-log')!)
  const calendar = loadCalendars().get('cn')!
  const reckoning = emptyReckoning()
  const rows = readCaseLog(log).cases.flatMap((one) => {
    const lived = simulate(one, { policy, calendar })
    reckon(reckoning, lived)
    return clockRows(one.id, lived.complaint)
  })
  const found = Object.fromEntries(rows.map((row) => [`${row.case}/${row.cycle}/${row.clock}`, row]))
  const wanted = Object.fromEntries(
    expectedRows().map((row) => [`${row.case}/${row.cycle}/${row.clock}`, row]),
  )
  expect(rows.length).toBe(Object.keys(wanted).length)
  expect(found).toEqual(wanted)
  for (const [clock, { inTime, late, open, bands }] of reckoning.clocks) {
    const ended = (state: string) =>
      expectedRows().filter((row) => row.clock === clock && row.state === state).length
    expect([inTime, late, open]).toEqual(['in_time', 'lapsed', 'lapsed_open'].map(ended))
    expect(bands.early + bands.inTime).toBe(inTime)
    expect(bands.lateDay + bands.lateWeek + bands.lateMore).toBe(late)
  }
})

function expectedRows() {
  const bytes = gunzipSync(readFileSync(path.join(folder, 'helpdesk-expected.csv.gz')))
  const rounds = parse(bytes, { columns: true }) as unknown as Record<string, string>[]
  return rounds.flatMap((round) =>
    (['ack', 'resolve'] as const)
      .filter((clock) => round[`${clock}_state`] !== '')
      .map((clock) => ({
        case: round['case'],
        cycle: Number(round['round']) + 1,
        clock: clock === 'ack' ? 'acknowledge' : 'resolve',
        instance: 1,
        started_at: round['start'],
        due_at: round[`${clock}_due`],
        done_at: round[`${clock}_done`],
        state: round[`${clock}_state`],
        lapsed_at: round[`${clock}_lapsed_at`],
      })),
  )
}
