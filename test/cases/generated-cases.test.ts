import { expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { casesIn } from '../../src/cases/case-log.ts'
import { clockRows } from '../../src/cases/clock-rows.ts'
import { simulate } from '../../src/cases/simulation.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'
import { expectedRows } from '../support/logs/event-log-rule.ts'
import { generatedCases, logText } from '../support/logs/generated-logs.ts'

const terms = {
  policy: pinned(loadPolicies('policies').get('event-log')!),
  calendar: loadCalendars().get('cn')!,
}
const rowsOf = (text: string) =>
  casesIn(text).cases.map((one) => clockRows(one.id, simulate(one, terms).complaint))

test.each([1, 2, 3, 4, 5])('every generated case comes out as the rule by hand says (log %i)', (seed) => {
  const cases = generatedCases({ seed })
  expect(cases).toHaveLength(200)
  expect(rowsOf(logText(cases))).toEqual(cases.map(expectedRows))
})

test('the order of cases in the file does not matter, only that of equal instants', () => {
  const cases = generatedCases()
  const byCase = new Map(rowsOf(logText(cases)).map((rows) => [rows[0]!.case, rows]))
  const lines = cases.flat().map((row, index) => ({ row, index, at: Date.parse(row.timestamp) }))
  const shuffled = lines.toSorted((one, other) => one.at - other.at || one.index - other.index)
  for (const rows of rowsOf(logText([shuffled.map(({ row }) => row)])))
    expect(rows).toEqual(byCase.get(rows[0]!.case))
})

test('the generator tells what real logs lack', () => {
  const stories = generatedCases().map((rows) => ({ roles: rows.map(({ role }) => role), rows }))
  const some = (holds: (story: (typeof stories)[number]) => boolean) => expect(stories.some(holds)).toBe(true)
  some(({ roles }) => roles.includes('reopen') && !roles.includes('resolve'))
  some(({ roles }) => roles.indexOf('close') > 0 && roles.indexOf('close') < roles.indexOf('resolve'))
  some(({ roles }) => roles.indexOf('ack') > roles.indexOf('resolve') && roles.includes('resolve'))
  some(({ roles }) => roles.join(' ').includes('resolve resolve'))
  some(({ roles }) => roles[0] !== 'create')
  some(({ rows }) => rows.some((row, index) => row.timestamp === rows[index + 1]?.timestamp))
  some(({ rows }) => Date.parse(rows.at(-1)!.timestamp) - Date.parse(rows[0]!.timestamp) > 60 * 86_400_000)
  const years = new Set(stories.map(({ rows }) => rows[0]!.timestamp.slice(0, 4)))
  expect([...years].sort()).toEqual(expect.arrayContaining(['2011', '2018', '2025']))
})
