import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Option, program } from 'commander'
import { loadCalendars } from '../rules/calendars.ts'
import type { LoggedCase } from '../cases/case-log.ts'
import { clockRows, clockTable } from '../cases/clock-rows.ts'
import { comparisonText, emptyReckoning, reckon } from '../cases/comparison.ts'
import { comparisonPage } from '../cases/comparison-page.ts'
import { simulate, type Terms } from '../cases/simulation.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Language } from '../domain/names.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { clockTitlesOf } from '../domain/policy/clock-titles.ts'
import { HOME_CALENDAR, loadPolicies, pinned } from '../rules/policies.ts'
import { givenCases, withLogOptions, type LogOptions } from './shared/given-cases.ts'
import { progress } from './shared/progress.ts'
import { faultSentence } from '../words/sentences/fault-text.ts'
import { runCommand } from '../run/ending.ts'

type Options = LogOptions & {
  policy?: string
  out?: string
  compare?: string
  html?: string
  lang: Language
  policies?: string
  calendars?: string
}

const BAR_EVERY = 100

function run(file: string, { policy, out, compare, html, lang, policies, calendars, ...log }: Options): void {
  const { policyDir, calendarDir, language } = loadConfig()
  const ids = asked(policy, compare)
  if (html !== undefined && ids.length < 2)
    throw new Error('A page compares: name other policies with --compare.')
  const known = loadPolicies(policies ?? policyDir)
  const terms = termsIn(known, calendars ?? calendarDir)
  const under = ids.map((id) => ({ id, terms: terms(id), reckoning: emptyReckoning() }))
  const cases = givenCases(file, { ...log, language })
  sayWithoutReceipt(cases, language)
  const parts: string[] = [clockTable([])]
  for (const [index, one] of cases.entries()) {
    if (index % BAR_EVERY === 0) progress(index, cases.length, 'cases')
    for (const [nth, { terms: lives, reckoning }] of under.entries()) {
      const lived = simulate(one, lives)
      if (nth === 0) parts.push(clockTable(clockRows(one.id, lived.complaint), { header: false }))
      if (under.length > 1) reckon(reckoning, lived)
    }
  }
  progress(cases.length, cases.length, 'cases')
  if (out !== undefined) writeFileSync(out, parts.join(''))
  else if (under.length === 1) process.stdout.write(parts.join(''))
  if (under.length === 1) return
  process.stdout.write(comparisonText(under))
  const page = { compared: under, language: lang, log: basename(file), titles: clockTitlesOf(known) }
  if (html !== undefined) writeFileSync(html, comparisonPage(page))
}

/** The policies that are asked for, the one that others are held against first. */
function asked(policy: string | undefined, compare = ''): string[] {
  const others = compare.split(',').map((id) => id.trim())
  const ids = [policy ?? '', ...others].filter(Boolean)
  if (ids.length === 0) throw new Error('Name a policy with --policy, or several with --compare.')
  return ids
}

function termsIn(policies: ReadonlyMap<string, Policy>, calendarDir: string): (id: string) => Terms {
  const calendars = loadCalendars(calendarDir)
  return (id) => {
    const policy = policies.get(id)
    if (!policy) throw new Error(`There is no policy ${id}. Known: ${[...policies.keys()].join(', ')}.`)
    const name = policy.calendar ?? HOME_CALENDAR
    const calendar = calendars.get(name)
    if (!calendar) throw new Error(`There is no calendar ${name}, by which the policy ${id} counts.`)
    return { policy: pinned(policy), calendar }
  }
}

function sayWithoutReceipt(cases: readonly LoggedCase[], language: Language): void {
  const without = cases.filter(({ events }) => events.every(({ role }) => role !== 'create'))
  if (without.length === 0) return
  const names = without.slice(0, 5).map(({ id }) => id)
  const which = [...names, ...(without.length > names.length ? ['…'] : [])].join(', ')
  const said =
    `${without.length} cases have no event of the role create (${which}): ` +
    'they are taken as received with their first event.'
  console.error(faultSentence(said, language))
}

withLogOptions(program)
  .name('simulate')
  .description('Lives a log of past cases under a policy and prints what became of each clock, as CSV.')
  .option('--policy <id>', 'the policy the cases are lived under')
  .option('--out <file>', 'where the table goes; without it to stdout')
  .option(
    '--compare <policies>',
    'print what other policies would have come to beside it, by their ids: a,b,c',
  )
  .option('--html <file>', 'the comparison as a page, for reading and printing')
  .addOption(new Option('--lang <language>', 'the language of the page').choices(['zh', 'en']).default('zh'))
  .option('--policies <dir>', 'the folder of the policies')
  .option('--calendars <dir>', 'the folder of the calendars')
  .action(run)
await runCommand(loadLanguage(), () => program.parseAsync())
