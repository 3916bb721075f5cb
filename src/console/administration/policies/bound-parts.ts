import { redressLimitsOf } from '../../../domain/access/approver.ts'
import { clockName } from '../../../words/clocks.ts'
import { detailName } from '../../../words/details.ts'
import { eventName } from '../../../words/events.ts'
import { fieldName } from '../../../words/fields.ts'
import { clauses, listed } from '../../../words/languages.ts'
import { KINDS, SEVERITIES, URGENCIES } from '../../../words/matters.ts'
import { moneyText } from '../../../words/money.ts'
import { clearerName, ROLES } from '../../../words/people.ts'
import { spanText, wholeTermText } from '../../../words/telling/terms.ts'
import { nameOf, wordIn } from '../../../words/vocabulary.ts'
import type { Part } from './part.ts'
import { rowsOf, type Policy, type Teller } from './told.ts'

const SKIPPED = { consent: 'skipsConsent', execution: 'skipsExecution', revisit: 'skipsRevisit' } as const

/** What it is, and for what. */
export function generalPart(policy: Policy, { language, say }: Teller): Part {
  const { kinds, calendar, categories, skips = [], effectiveFrom, effectiveTo, choosableBy } = policy
  const roles = (choosableBy ?? []).map((role) => wordIn(ROLES, role, language))
  const rows = rowsOf([
    ['version', say('version'), policy.version],
    ['effectiveFrom', say('since'), effectiveFrom],
    ['effectiveTo', say('until'), effectiveTo],
    [
      'kinds',
      say('kinds'),
      listed(
        kinds.map((one) => wordIn(KINDS, one, language)),
        language,
      ),
    ],
    ['calendar', say('calendar'), calendar],
    ['categories', say('categories'), categories ?? say('anyCategory')],
    [
      'skips',
      say('skips'),
      listed(
        skips.map((one) => say(SKIPPED[one])),
        language,
      ),
    ],
    ['choosableBy', say('choosableBy'), choosableBy && (listed(roles, language) || say('nobody'))],
  ])
  return { key: 'general', title: say('policy'), rows }
}

/** How often, how long and how much; and what has to be there. */
export const boundPart = (policy: Policy, teller: Teller): Part => ({
  key: 'bounds',
  title: teller.say('bounds'),
  rows: [...rowsOf(lengths(policy, teller)), ...rowsOf(matters(policy, teller))],
})

type Told = [key: string, term: string, text: string | undefined][]

function lengths(policy: Policy, { language, say }: Teller): Told {
  const { rework, cycles, revisit, revisits = [], reopen, registerWithin, retention } = policy
  const between = language === 'zh' ? '' : ' '
  const span = (one: Parameters<typeof spanText>[0]) => spanText(one, language)
  const attempts =
    revisit && `${revisit.attempts} ${say('times')} · ${[span(revisit.within), say('within')].join(between)}`
  return [
    ['rework', say('rework'), `${rework.max} ${say('times')}`],
    ['cycles', say('cycles'), String(cycles.max)],
    ['revisit', say('revisitAttempts'), attempts],
    [
      'revisits',
      say('revisitTimes'),
      listed(
        revisits.map(({ after }) => span(after)),
        language,
      ),
    ],
    ['reopen', say('reopen'), span(reopen)],
    ['registerWithin', say('registerWithin'), registerWithin && wholeTermText(registerWithin, language)],
    ['retention', say('retention'), retention && `${retention.years} ${say('years')}`],
    ['redress', say('redress'), sums(redressLimitsOf(policy) ?? {}, language)],
    ['redressApprovals', say('redressApprovals'), approvalsText(policy, language)],
  ]
}

const sourcesTold = ({ independentSources = {} }: Policy, language: Teller['language']): string[] =>
  Object.entries(independentSources).map(
    ([severity, count]) => `${wordIn(SEVERITIES, severity, language)} ${count}`,
  )

const approvalsText = ({ redressApprovals = [] }: Policy, language: Teller['language']): string =>
  clauses(
    redressApprovals.map(({ above, by }) => `${wordIn(ROLES, by, language)} > ${sums(above, language)}`),
    language,
  )

const sums = (limits: Readonly<Record<string, number>>, language: Teller['language']): string =>
  listed(
    Object.entries(limits).map(([currency, amountCents]) => moneyText({ amountCents, currency }, language)),
    language,
  )

function matters(policy: Policy, teller: Teller): Told {
  const { language, say } = teller
  const { endsApprover, requiresRootCause, extensions = [], stages = [], without = [], notices } = policy
  const role = (code: string) => wordIn(ROLES, code, language)
  const clock = (name: string) => clockName(name, language, teller.names.clocks)
  const extended = extensions.map(
    ({ clock: name, by, approver }) =>
      `${clock(name)} +${wholeTermText(by, language)} (${say('approvedBy')} ${role(approver)})`,
  )
  const targets = stages.map(({ target, owner }) => `${clock(target)} ${role(owner)}`)
  const unsent = (notices?.without ?? []).map((one) => eventName(one, language))
  const missing = without.map((one) => `${clock(one.clock)} (${one.reason[language]})`)
  return [
    ['endsApprover', say('endsApprover'), endsApprover && role(endsApprover)],
    ['rootCause', say('rootCause'), requiresRootCause ? fieldName('yes', language) : undefined],
    ['sources', say('independentSources'), listed(sourcesTold(policy, language), language)],
    ['requires', say('requires'), clauses(requirements(policy, teller), language)],
    ['clearance', say('clearance'), clauses(clearances(policy, teller), language)],
    ['extensions', say('extensions'), clauses(extended, language)],
    ['stages', say('stages'), clauses(targets, language)],
    ['priorities', say('priorities'), prioritiesText(policy, language)],
    ['notSent', say('notSent'), listed(unsent, language)],
    ['without', say('without'), clauses(missing, language)],
  ]
}

function requirements({ requires = [] }: Policy, { language, say }: Teller): string[] {
  const points = [
    ['classify', 'beforeClassify'],
    ['propose', 'beforePropose'],
  ] as const
  return points.flatMap(([point, word]) => {
    const fields = requires.filter(({ at }) => at === point).map(({ field }) => detailName(field, language))
    return fields.length > 0 ? [`${say(word)} ${listed(fields, language)}`] : []
  })
}

function clearances({ clearance = [] }: Policy, { language, say, names }: Teller): string[] {
  return clearance.map(({ when: { severity, category, redressAbove }, by }) => {
    const what = [
      severity && wordIn(SEVERITIES, severity, language),
      category && nameOf(names, 'categories', category, language),
      redressAbove && `${say('redressAbove')} ${sums(redressAbove, language)}`,
    ].filter((one) => one !== undefined)
    return `${what.length > 0 ? listed(what, language) : say('always')} → ${clearerName(by, language)}`
  })
}

function prioritiesText({ priorities }: Policy, language: Teller['language']): string | undefined {
  if (!priorities) return undefined
  const rows = (['major', 'normal', 'minor'] as const).map((severity) => {
    const cells = (['high', 'normal', 'low'] as const).map(
      (urgency) => `${wordIn(URGENCIES, urgency, language)} ${priorities[severity][urgency]}`,
    )
    return `${wordIn(SEVERITIES, severity, language)} (${listed(cells, language)})`
  })
  return clauses(rows, language)
}
