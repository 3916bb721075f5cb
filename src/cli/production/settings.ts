import { ConfigFault, type Config } from '../../config/config.ts'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { LoadedYear } from '../../domain/calendar/loaded-year.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { allAtOnce } from '../../files/fault.ts'
import { signInFor } from '../../identity/identity-for.ts'
import { loadCalendars } from '../../rules/calendars.ts'
import { withLoadedYears } from '../../rules/loaded-years.ts'
import { apiSettingsOf } from '../../run/start-api.ts'
import { canaryRulesIn, workerSettingsOf } from '../../run/start-worker.ts'
import { bad, good, messageOf, toldInBoth, warning, type Finding } from './finding.ts'
import { SAYS } from './words.ts'

/** The settings as each process would be handed them; a fault, where it would refuse them. */
export type Settings = { api: Config | ConfigFault; worker: Config | ConfigFault; all: Config | ConfigFault }

const isFault = (read: Config | ConfigFault): read is ConfigFault => read instanceof ConfigFault

export function lookAtSettings({ api, worker, all }: Settings): Finding[] {
  const faults = new Set(
    [api, worker, all].filter(isFault).flatMap(({ message }) => message.split('\n  ').slice(1)),
  )
  const wrong = [...faults].map((fault) => bad('settings', SAYS.as(fault), SAYS.mendSettings))
  if (wrong.length > 0 || isFault(all)) return wrong
  if (!all.isProduction) return [bad('settings', SAYS.notProduction, SAYS.mendProduction)]
  try {
    signInFor(all)
  } catch (error) {
    return [bad('settings', SAYS.as(messageOf(error)), SAYS.mendSettings)]
  }
  return [good('settings', SAYS.settingsGood)]
}

export type Rules = { policies: ReadonlyMap<string, Policy>; calendars: ReadonlyMap<string, Calendar> }

/** The firm's rules, read as both processes read them. */
export function readRules(config: Config): Rules | Finding {
  try {
    const { api, calendars } = allAtOnce({
      api: () => apiSettingsOf(config),
      worker: () => workerSettingsOf(config),
      canary: () => canaryRulesIn(config),
      calendars: () => loadCalendars(config.calendarDir),
    })
    return { policies: api.policies, calendars }
  } catch (error) {
    return bad('rules', toldInBoth(error), SAYS.mendRules)
  }
}

/** The same with the years that were loaded beside the calendars. */
export function rulesWith(years: readonly LoadedYear[], { policies, calendars }: Rules): Rules {
  const extended = [...calendars].map(([id, file]) => [id, withLoadedYears(file, years).calendar] as const)
  return { policies, calendars: new Map(extended) }
}

const YEAR_MS = 365 * 86_400_000

/** Whether deadlines of the next twelve months can be counted by what is published. */
export function lookAtCalendars({ policies, calendars }: Rules, now = Date.now()): Finding {
  const until = new Date(now + YEAR_MS).toISOString().slice(0, 10)
  const used = new Set([...policies.values()].flatMap(({ calendar }) => calendar ?? []))
  const short = [...used].flatMap((id) => {
    const coversUntil = calendars.get(id)?.coversUntil ?? '—'
    return coversUntil >= until ? [] : [`${id} ${coversUntil}`]
  })
  if (short.length === 0) return good('calendars', SAYS.covered(until))
  return warning('calendars', SAYS.notCovered(short, until), SAYS.mendCalendars)
}

/** What customers meet from outside. */
export function lookAtCustomers({ publicUrl, trustedProxies }: Config): Finding[] {
  if (!publicUrl) return [warning('customers', SAYS.noPublicUrl, SAYS.mendPublicUrl)]
  const found = [
    ...(publicUrl.startsWith('http:')
      ? [warning('customers', SAYS.notSafe(publicUrl), SAYS.mendNotSafe)]
      : []),
    ...(trustedProxies ? [] : [warning('customers', SAYS.noProxies, SAYS.mendProxies)]),
  ]
  return found.length > 0 ? found : [good('customers', SAYS.customersGood(publicUrl))]
}
