import { noticeFaults } from '../../notices/notice-check.ts'
import { emergencyFaults } from '../../supervision/emergency-check.ts'
import { isOfDays } from '../../calendar/term.ts'
import { clockRulesOf, REGISTER } from '../../time/clocks.ts'
import { approvalFaults } from './approval-check.ts'
import { Policy, Severity, Urgency } from '../policy.ts'
import type { Span } from '../terms.ts'
import { MAY_ACT, stageFaults, type Impossibility } from './stage-check.ts'
import { numberFaults } from './number-check.ts'
import { versionFaults } from '../versions.ts'
import { revisitFaults } from './revisit-check.ts'

const NEEDS_CALENDAR = new Set(['workingHours', 'workingDays'])

/** A policy as it may be loaded: one that could work. */
export const WorkablePolicy = Policy.superRefine((policy, context) => {
  for (const { path, message } of impossibilities(policy)) context.addIssue({ code: 'custom', path, message })
})

/** Everything in a policy that could never work, each with a sentence for its author. */
function impossibilities(policy: Policy): Impossibility[] {
  return [
    ...policy.clocks.flatMap((_, index) => clockFaults(policy, index)),
    ...Object.entries(policy.ladders).flatMap(([name]) => ladderFaults(policy, name)),
    ...ladderReferences(policy),
    ...extensionFaults(policy),
    ...sourceFaults(policy),
    ...clearanceFaults(policy),
    ...approvalFaults(policy),
    ...requiredFaults(policy),
    ...titleFaults(policy),
    ...versionFaults(policy.version, policy.about?.versions),
    ...priorityFaults(policy),
    ...noticeFaults(policy),
    ...stageFaults(policy),
    ...registerFaults(policy),
    ...withoutFaults(policy),
    ...revisitFaults(policy),
    ...emergencyFaults(policy),
    ...numberFaults(policy),
    ...decisionFaults(policy),
  ]
}

function requiredFaults({ requires = [] }: Policy): Impossibility[] {
  return requires.flatMap(({ field }, index) =>
    requires.findIndex((other) => other.field === field) === index
      ? []
      : [{ path: ['requires', index, 'field'], message: `${field} is required twice.` }],
  )
}

function clockFaults(policy: Policy, index: number): Impossibility[] {
  const clock = policy.clocks[index]!
  const path = ['clocks', index]
  const faults: Impossibility[] = []
  const terms = [clock.term, ...(clock.termWhen ?? []).map((one) => one.term)]
  if (policy.clocks.findIndex((other) => other.name === clock.name) !== index)
    faults.push({ path, message: `Two clocks are named ${clock.name}.` })
  for (const term of terms) {
    const working =
      NEEDS_CALENDAR.has(term.unit) ||
      term.roll === 'nextWorkingDay' ||
      term.start === 'nextWorkingDay' ||
      term.due !== undefined
    if (working && !policy.calendar)
      faults.push({ path, message: `Clock ${clock.name} counts by a calendar, but the policy names none.` })
    if (term.due === 'sameTime' && !isOfDays(term.unit))
      faults.push({
        path,
        message: `Clock ${clock.name}: hours, minutes and seconds have no time of day to end at.`,
      })
  }
  if (clock.owedBy !== 'agent' && !clock.waitsFor)
    faults.push({
      path,
      message: `Clock ${clock.name} is owed by the ${clock.owedBy}, but does not say what is waited for.`,
    })
  if (clock.recurs && (clock.owedBy !== 'agent' || clock.ladder !== 'none'))
    faults.push({ path, message: `Clock ${clock.name} recurs: it is owed by the agent, and has no ladder.` })
  if (clock.owedBy !== 'agent' && clock.ladder !== 'none')
    faults.push({ path, message: `Clock ${clock.name} is owed by the ${clock.owedBy}: it cannot escalate.` })
  return faults
}

function ladderFaults(policy: Policy, name: string): Impossibility[] {
  const { steps, repeat, acceptedFor } = policy.ladders[name]!
  const path = ['ladders', name]
  const faults: Impossibility[] = []
  for (const [index, step] of steps.entries()) {
    if (!MAY_ACT.has(step.to))
      faults.push({
        path,
        message: `Ladder ${name}: the role ${step.to} cannot act on level ${step.level}.`,
      })
    if (index > 0 && step.level !== steps[index - 1]!.level + 1)
      faults.push({ path, message: `Ladder ${name}: levels must rise one by one.` })
    if (index === 0 && step.after.amount !== 0)
      faults.push({
        path,
        message: `Ladder ${name}: its first level is reached at the lapse itself, after 0.`,
      })
    if (index > 0 && step.after.amount === 0)
      faults.push({
        path,
        message: `Ladder ${name}: level ${step.level} would follow the one below at once.`,
      })
    faults.push(...calendarFault(policy, name, step.after))
  }
  if (acceptedFor?.amount === 0)
    faults.push({ path, message: `Ladder ${name}: whoever accepts needs time to act.` })
  if (acceptedFor) faults.push(...calendarFault(policy, name, acceptedFor))
  if (repeat?.amount === 0) faults.push({ path, message: `Ladder ${name}: a repeat needs time in between.` })
  if (repeat) faults.push(...calendarFault(policy, name, repeat))
  return faults
}

function calendarFault(policy: Policy, ladder: string, { unit }: Span): Impossibility[] {
  if (policy.calendar || !NEEDS_CALENDAR.has(unit)) return []
  const message = `Ladder ${ladder} counts ${unit}, but the policy names no calendar.`
  return [{ path: ['ladders', ladder], message }]
}

function ladderReferences(policy: Policy): Impossibility[] {
  const faults: Impossibility[] = []
  const known = (name: string) => name in policy.ladders
  for (const [index, clock] of policy.clocks.entries())
    if (clock.ladder !== 'none' && !known(clock.ladder))
      faults.push({
        path: ['clocks', index, 'ladder'],
        message: `Clock ${clock.name}: there is no ladder ${clock.ladder}.`,
      })
  const { major, manual } = policy
  if (major && !policy.ladders[major.ladder]?.steps.some((step) => step.level === major.level))
    faults.push({
      path: ['major'],
      message: `No ladder ${major.ladder} has a level ${major.level} for major complaints.`,
    })
  if (manual && !known(manual.ladder))
    faults.push({ path: ['manual'], message: `There is no ladder ${manual.ladder}.` })
  return faults
}

function extensionFaults(policy: Policy): Impossibility[] {
  return (policy.extensions ?? []).flatMap((extension, index) => {
    const path = ['extensions', index]
    const faults: Impossibility[] = []
    if (!policy.clocks.some((clock) => clock.name === extension.clock))
      faults.push({ path, message: `There is no clock ${extension.clock} to extend.` })
    if (!extension.notice)
      faults.push({
        path,
        message: `The extension of ${extension.clock} has no notice: the customer would not know.`,
      })
    if (
      extension.approver === 'customer' ||
      extension.approver === 'auditor' ||
      extension.approver === 'system'
    )
      faults.push({
        path,
        message: `The ${extension.approver} cannot approve an extension of ${extension.clock}.`,
      })
    return faults
  })
}

/** What waits for clearance waits under a clock of its own, and that ends with the clearance. */
function clearanceFaults({ clearance, clocks }: Policy): Impossibility[] {
  const faults = clocks.flatMap((clock, index) => {
    if (!clock.from.includes('clearanceNeeded')) return []
    const ends = ['cleared', 'clearanceReturned'] as const
    const isEnded = ends.every((trigger) => clock.until.includes(trigger))
    return isEnded && clock.cancelledBy?.includes('clearanceDropped')
      ? []
      : [
          {
            path: ['clocks', index],
            message: `Clock ${clock.name} is met by cleared and clearanceReturned, and cancelled by clearanceDropped.`,
          },
        ]
  })
  const hasClock = clocks.some(({ from }) => from.includes('clearanceNeeded'))
  return clearance && !hasClock
    ? [
        ...faults,
        { path: ['clearance'], message: 'No clock says by when it is to be cleared: from clearanceNeeded.' },
      ]
    : faults
}

/** Where the customer is asked for no consent, no offer has a letter. */
const decisionFaults = ({ clocks, skips = [] }: Policy): Impossibility[] =>
  skips.includes('consent')
    ? clocks.flatMap(({ name, until }, index) =>
        until.includes('decisionSent')
          ? [
              {
                path: ['clocks', index, 'until'],
                message: `Clock ${name}: the policy does without consent, so no decision is sent.`,
              },
            ]
          : [],
      )
    : []

function registerFaults({ registerWithin: term, calendar, clocks }: Policy): Impossibility[] {
  if (!term) return []
  const path = ['registerWithin']
  const faults: Impossibility[] = []
  const isWorking = NEEDS_CALENDAR.has(term.unit) || [term.roll, term.start].includes('nextWorkingDay')
  if ((isWorking || term.due !== undefined) && !calendar)
    faults.push({ path, message: 'Registration counts by a calendar, but the policy names none.' })
  if (clocks.some(({ name }) => name === REGISTER))
    faults.push({ path, message: `The clock ${REGISTER} is that of registerWithin: no other is named so.` })
  return faults
}

function withoutFaults(policy: Policy): Impossibility[] {
  const { without = [] } = policy
  const names = new Set(clockRulesOf(policy).map(({ name }) => name))
  return without.flatMap(({ clock }, index) => {
    const path = ['without', index]
    const faults: Impossibility[] = []
    if (names.has(clock))
      faults.push({ path, message: `The policy has the clock ${clock}: it does not go without.` })
    if (without.findIndex((other) => other.clock === clock) !== index)
      faults.push({ path, message: `Why there is no clock ${clock} is said twice.` })
    return faults
  })
}

function titleFaults({ about, clocks, registerWithin }: Policy): Impossibility[] {
  const known = [...clocks.map(({ name }) => name), ...(registerWithin ? [REGISTER] : [])]
  return Object.keys(about?.clocks ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: ['about', 'clocks', name],
      message: `There is no clock ${name} to be called so.`,
    }))
}

const SEVERITIES = Severity.options
const URGENCIES = Urgency.options

/** More severe or more urgent, and yet later, nobody can have meant. */
function priorityFaults({ priorities }: Policy): Impossibility[] {
  if (!priorities) return []
  return SEVERITIES.flatMap((severity, row) =>
    URGENCIES.flatMap((urgency, column) => {
      const own = priorities[severity][urgency]
      const below = [
        priorities[SEVERITIES[row - 1] ?? severity][urgency],
        priorities[severity][URGENCIES[column - 1] ?? urgency],
      ]
      return below.every((one) => one >= own)
        ? []
        : [
            {
              path: ['priorities', severity, urgency],
              message: `Priority ${own} comes after that of a less severe or less urgent complaint.`,
            },
          ]
    }),
  )
}

function sourceFaults(policy: Policy): Impossibility[] {
  const statutory = policy.clocks.some((clock) => clock.basis === 'statutory')
  if (!statutory || policy.about?.sources?.length) return []
  return [{ path: ['about', 'sources'], message: 'A policy with a statutory clock must name its sources.' }]
}
