import { ConfigFault } from '../../config/config.ts'
import { good, type Finding } from './finding.ts'
import { lookAtFiles } from './files.ts'
import { lookAtGateways } from './gateways.ts'
import { lookAtIssuer, lookAtMail } from './outside.ts'
import { lookAtRegister, type Looked } from './register.ts'
import {
  lookAtCalendars,
  lookAtCustomers,
  lookAtSettings,
  readRules,
  rulesWith,
  type Settings,
} from './settings.ts'
import { lookAtTemporal } from './temporal.ts'
import { SAYS, SUBJECTS } from './words.ts'

/** Everything that an installation needs, found by its own settings, and nothing of it changed. */
export async function examineProduction(settings: Settings): Promise<Finding[]> {
  const found = lookAtSettings(settings)
  const { all: config } = settings
  // What is set is looked at, whatever else is missing.
  if (config instanceof ConfigFault) return found
  const rules = readRules(config)
  const isRead = !('subject' in rules)
  const register: Promise<Looked> | Looked = config.databaseUrl
    ? lookAtRegister(config.databaseUrl, isRead ? rules : undefined)
    : { found: [], years: [] }
  const [{ found: inRegister, years }, ...reached] = await Promise.all([
    register,
    config.temporalAddress ? lookAtTemporal(config) : [],
    config.oidc ? lookAtIssuer(config.oidc, config) : [],
    lookAtMail(config),
    lookAtGateways(config),
    lookAtFiles(config),
  ])
  const findings = [
    ...found,
    isRead ? good('rules', SAYS.rulesGood(rules.policies.size, rules.calendars.size)) : rules,
    ...(isRead ? [lookAtCalendars(rulesWith(years, rules))] : []),
    ...inRegister,
    ...reached.flat(),
    ...lookAtCustomers(config),
  ]
  const order = Object.keys(SUBJECTS)
  return findings.toSorted((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject))
}
