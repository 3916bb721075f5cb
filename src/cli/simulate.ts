import { writeFileSync } from 'node:fs'
import { program } from 'commander'
import { loadCalendars } from '../rules/calendars.ts'
import type { LoggedCase } from '../cases/case-log.ts'
import { clockRows, clockTable } from '../cases/clock-rows.ts'
import { comparisonText, emptyReckoning, reckon, type Reckoning } from '../cases/comparison.ts'
import { simulate, type Terms } from '../cases/simulation.ts'
import { loadConfig } from '../config/load-config.ts'
import { loadPolicies, pinned } from '../rules/policies.ts'
import { givenCases, withLogOptions, type LogOptions } from './shared/given-cases.ts'
import { progress } from './shared/progress.ts'
import { runCommand } from '../run/ending.ts'

type Options = LogOptions & {
  policy: string
  out?: string
  compare?: string
  policies?: string
  calendars?: string
}

/** What a policy without a calendar of its own is lived by: the zone its table is written in. */
const HOME_CALENDAR = 'cn'
const BAR_EVERY = 100

function run(file: string, { policy, out, compare, policies, calendars, ...log }: Options): void {
  const { policyDir, calendarDir } = loadConfig()
  const terms = termsIn(policies ?? policyDir, calendars ?? calendarDir)
  const [under, other] = [terms(policy), compare === undefined ? undefined : terms(compare)]
  const cases = givenCases(file, log)
  sayWithoutReceipt(cases)
  const reckonings: [Reckoning, Reckoning] = [emptyReckoning(), emptyReckoning()]
  const parts: string[] = [clockTable([])]
  for (const [index, one] of cases.entries()) {
    if (index % BAR_EVERY === 0) progress(index, cases.length, 'cases')
    const lived = simulate(one, under)
    parts.push(clockTable(clockRows(one.id, lived.complaint), { header: false }))
    if (!other) continue
    reckon(reckonings[0], lived)
    reckon(reckonings[1], simulate(one, other))
  }
  progress(cases.length, cases.length, 'cases')
  if (out !== undefined) writeFileSync(out, parts.join(''))
  else if (compare === undefined) process.stdout.write(parts.join(''))
  if (compare !== undefined) process.stdout.write(comparisonText([policy, compare], reckonings))
}

function termsIn(policyDir: string, calendarDir: string): (id: string) => Terms {
  const [policies, calendars] = [loadPolicies(policyDir), loadCalendars(calendarDir)]
  return (id) => {
    const policy = policies.get(id)
    if (!policy) throw new Error(`There is no policy ${id}. Known: ${[...policies.keys()].join(', ')}.`)
    const name = policy.calendar ?? HOME_CALENDAR
    const calendar = calendars.get(name)
    if (!calendar) throw new Error(`Policy ${id} counts by the calendar ${name}, which is not there.`)
    return { policy: pinned(policy), calendar }
  }
}

function sayWithoutReceipt(cases: readonly LoggedCase[]): void {
  const without = cases.filter(({ events }) => events.every(({ role }) => role !== 'create'))
  if (without.length === 0) return
  const names = without.slice(0, 5).map(({ id }) => id)
  const more = without.length > names.length ? ' …' : ''
  console.error(
    `${without.length} cases have no event of the role create (${names.join(', ')}${more}): ` +
      'they are taken as received with their first event.',
  )
}

withLogOptions(program)
  .name('simulate')
  .description('Lives a log of past cases under a policy and prints what became of each clock, as CSV.')
  .requiredOption('--policy <id>', 'the policy the cases are lived under')
  .option('--out <file>', 'where the table goes; without it to stdout')
  .option('--compare <policy>', 'print what another policy would have come to beside it')
  .option('--policies <dir>', 'the folder of the policies')
  .option('--calendars <dir>', 'the folder of the calendars')
  .action(run)
await runCommand(() => program.parseAsync())
