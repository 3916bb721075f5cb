import type { Policy } from '../policy.ts'
import type { Span, Unit } from '../terms.ts'

type UnitName = (typeof Unit)['options'][number]
type Impossibility = { path: (string | number)[]; message: string }

/** What in a policy's revisits could never happen, or would happen when nothing may happen any more. */
export function revisitFaults(policy: Policy): Impossibility[] {
  const fault = (message: string, ...path: (string | number)[]) => ({ path: ['revisits', ...path], message })
  const started = policy.clocks.flatMap(({ name, from }, index) =>
    from.includes('closed')
      ? [
          {
            path: ['clocks', index, 'from'],
            message: `Clock ${name}: nothing starts at the closing but later revisits.`,
          },
        ]
      : [],
  )
  const { revisits, skips = [], revisit } = policy
  if (!revisits?.length) return started
  const faults = [
    ...started,
    ...firstFaults(policy),
    ...revisits.slice(1).flatMap((_, index) => laterFaults(policy, index + 1)),
  ]
  if (skips.includes('revisit')) faults.push(fault('The policy does without the revisit: nobody is asked.'))
  if (!revisit)
    faults.push({
      path: ['revisit'],
      message: 'Revisits need to say after how many attempts a customer is unreachable.',
    })
  return faults
}

/** The first belongs to the stage, whose clock counts it; an attempt in vain is not what ends that clock. */
function firstFaults({ clocks, revisits = [] }: Policy): Impossibility[] {
  const path = ['revisits', 0, 'after']
  const clock = clocks.find(({ from }) => from.includes('executionRecorded'))
  if (!clock)
    return [
      { path, message: 'No clock starts with the execution: the first revisit would have no deadline.' },
    ]
  const { after } = revisits[0]!
  const faults: Impossibility[] = []
  if (after.amount !== clock.term.amount || after.unit !== clock.term.unit)
    faults.push({
      path,
      message: `The first revisit is due as its clock ${clock.name} counts: ${clock.term.amount} ${clock.term.unit}.`,
    })
  if (clock.until.includes('revisitUnreachable'))
    faults.push({
      path: ['clocks', clocks.indexOf(clock), 'until'],
      message: `Clock ${clock.name}: an attempt that reached nobody does not meet it.`,
    })
  return faults
}

function laterFaults({ calendar, revisits = [], reopen }: Policy, index: number): Impossibility[] {
  const path = ['revisits', index, 'after']
  const { after } = revisits[index]!
  const before = index > 1 ? revisits[index - 1]!.after : undefined
  const faults: Impossibility[] = []
  if (after.amount === 0) faults.push({ path, message: 'A later revisit comes after the closing.' })
  if (!calendar && (after.unit === 'workingDays' || after.unit === 'workingHours'))
    faults.push({ path, message: `A later revisit counts ${after.unit}, but the policy names no calendar.` })
  if (before && !isWithin(before, after))
    faults.push({ path, message: 'Each later revisit comes after the one before it.' })
  if (!isWithin(after, reopen))
    faults.push({
      path,
      message: 'A later revisit lies beyond the time in which the complaint may be reopened.',
    })
  return faults
}

/** In days: how long it is at least, and at most, whatever the calendar. */
const DAYS: Record<UnitName, (amount: number) => readonly [least: number, most: number]> = {
  seconds: (amount) => [amount / 86_400, amount / 86_400],
  minutes: (amount) => [amount / 1_440, amount / 1_440],
  hours: (amount) => [amount / 24, amount / 24],
  // A working day has eight hours or so; the longest holidays last some ten days.
  workingHours: (amount) => [amount / 24, workingDays(amount / 8)],
  workingDays: (amount) => [amount, workingDays(amount)],
  calendarDays: (amount) => [amount, amount],
  weeks: (amount) => [amount * 7, amount * 7],
  months: (amount) => [amount * 28, amount * 31],
}
const workingDays = (amount: number): number => Math.ceil((amount * 7) / 5) + 12

/** Whether the one has certainly passed before the other has. */
export function isWithin(one: Span, other: Span): boolean {
  if (one.unit === other.unit) return one.amount < other.amount
  return DAYS[one.unit](one.amount)[1] < DAYS[other.unit](other.amount)[0]
}
