import type { Duration } from '@temporalio/common'
import type { Command } from '../../../src/domain/command.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { Opening } from '../../../src/domain/opening.ts'
import { pinned } from '../../../src/rules/policies.ts'
import {
  another,
  type begin,
  calendars,
  customer,
  inventedCalendar,
  management,
  opening,
  operator,
  policies,
  supervisor,
  type Life,
} from '../temporal/workflow-lives.ts'
import { withdrawal } from '../domain/withdrawal.ts'

/** What a life to be recorded needs of the server and of the register beside it. */
export type Stage = {
  now(): Promise<Instant>
  begin(opened: Opening, more?: Parameters<typeof begin>[2]): Promise<Life>
  sleep(span: Duration): Promise<unknown>
  until(at: Instant): Promise<unknown>
  /** From here on the register answers, or does not. */
  register(state: 'up' | 'down'): void
}

export const dayMs = 86_400_000
export const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'We have it.' }
const classify: Command = {
  type: 'classify',
  category: 'cleanliness',
  impact: 'low',
  risk: 'low',
  complexity: 'complex',
}
export const assign: Command = { type: 'assign', department: 'service', person: 'li' }
const propose: Command = { type: 'proposeSolution', measures: 'A voucher.' }
const decline: Command = { type: 'declineSolution', reason: 'Too little.' }
const accept: Command = { type: 'acceptSolution' }
export const execute: Command = { type: 'recordExecution', what: 'Voucher sent.' }
export const satisfied: Command = { type: 'recordRevisit', result: 'satisfied', score: 5 }
export const withdraw: Command = withdrawal
export const intake = [acknowledge, classify, assign]

/**
 * Lives on different paths, in skipped time, each to its archive. Before a journal went in pieces `in-pieces` went as
 * `in-one-commit`, and `outage`, which follows, as `carried-whole`. `merged-before` is of when what it does was taken, and
 * went, otherwise: a merge at once, details amended whole, another kind’s policy, a notice sent before it was granted.
 */
export const RECORDED_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  async natural({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    await sleep('6h')
    await life.ask(propose)
    await sleep('1 day')
    await life.ask(accept, customer)
    await life.ask(execute)
    await sleep('1 day')
    await life.ask(satisfied, another)
    return life
  },

  async ladder({ now, begin, sleep, until }) {
    const received = await now()
    const life = await begin(opening(received))
    await until(received + 6 * dayMs)
    await life.ask([acknowledge, assign])
    await sleep('10 days')
    await life.ask({ type: 'acceptEscalation' }, management)
    await sleep('3 days')
    await life.ask({ type: 'finalResponse', reasons: 'As found.', routes: 'The mediator.' }, management)
    return life
  },

  async pauses({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    await sleep('1 day')
    await life.ask({ type: 'requestInformation', what: 'The invoice' })
    await sleep('2 days')
    await life.ask({ type: 'provideInformation', text: 'Here it is.' }, customer)
    await life.ask({ type: 'requestInformation', what: 'A photo' })
    await sleep('12 days')
    await life.ask(withdraw, customer)
    return life
  },

  async declined({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    await life.ask(propose)
    await sleep('5h')
    await life.ask(decline, customer)
    await life.ask(propose)
    await sleep('8 days')
    await life.ask(propose, supervisor)
    await life.ask(accept, customer)
    await life.ask(execute)
    await life.ask(satisfied, another)
    return life
  },

  async 'second-cycle'({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    await life.ask(propose)
    await life.ask(accept, customer)
    await life.ask(execute)
    await life.ask({ type: 'recordRevisit', result: 'dissatisfied', comment: 'Not again.' }, another)
    await life.ask({ type: 'assign', department: 'service', person: 'zhao' })
    await sleep('12 days')
    await life.ask(propose, another)
    await life.ask(accept, customer)
    await life.ask(execute, another)
    await life.ask({ type: 'recordRevisit', result: 'unreachable' })
    await sleep('9 days')
    await life.ask({ type: 'recordRevisit', result: 'unreachable' })
    return life
  },

  async adopted({ now, begin, sleep }) {
    const received = await now()
    const life = await begin(opening(received, { calendar: calendars.get('cn')! }), { commands: intake })
    await life.ask(
      { type: 'extendDeadline', clock: 'resolve', reason: 'A part is missing.', approvedBy: 'sun' },
      supervisor,
    )
    const key = 'extension/1/resolve/1'
    await life.ask({ type: 'confirmNotice', key, sentAt: await now() }, { id: 'dispatcher', role: 'system' })
    await life.ask({ ...classify, complexity: 'simple', impact: 'high', risk: 'high', reason: 'Unsafe.' })
    await sleep('20 days')
    const snapshot = trimmed(inventedCalendar, received)
    await life.ask(
      { type: 'adoptCalendar', calendarId: 'cn', reason: 'It is published.', snapshot },
      operator,
    )
    await sleep('20 days')
    await life.ask(withdraw)
    return life
  },

  /** Puts right what was told, absorbs one that came earlier, adopts another policy, and is merged in the end. */
  async merged({ now, begin, sleep }) {
    const received = await now()
    const life = await begin(opening(received), { commands: intake })
    const merging = { id: 'merging', role: 'system' } as const
    const details = { complainant: { phone: '13900005678' }, orderNumber: 'R-1' }
    await life.ask({ type: 'amendDetails', details, partial: true })
    const other = { complaint: 'cmp_other', number: 'Y-other', mergedBy: 'li', reason: 'The same' }
    const earlier = { receivedAt: received - dayMs, countsFrom: received - dayMs }
    await life.ask({ type: 'absorb', ...other, ...earlier, kind: 'complaint' }, merging)
    await sleep('1 day')
    const carmaker = pinned(policies.get('carmaker')!)
    await life.ask(
      { type: 'adoptPolicy', policyId: 'carmaker', snapshot: carmaker, reason: 'A new car', carries: true },
      operator,
    )
    await life.ask({ type: 'release', complaint: 'cmp_other', why: 'reopened' }, merging)
    await life.ask({ type: 'beginMerge', into: 'cmp_third' }, merging)
    await sleep('1h')
    await life.ask({ type: 'merge', into: 'cmp_third', reason: 'The same', samePerson: true })
    return life
  },

  /** Nobody tells the customer anything, then his extension's notice is heard of late. */
  async 'told-late'({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    await sleep('4 days')
    await life.ask(
      { type: 'extendDeadline', clock: 'resolve', reason: 'A part is missing.', approvedBy: 'sun' },
      supervisor,
    )
    const sentAt = (await now()) + 3_600_000
    await sleep('4 days')
    const key = 'extension/1/resolve/1'
    await life.ask({ type: 'confirmNotice', key, sentAt }, { id: 'courier', role: 'system' })
    await life.ask({ type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Told him why.' })
    await sleep('9 days')
    await life.ask(withdraw)
    return life
  },

  /** An extension is taken back, its letter is heard of all the same, and another one is granted. */
  async 'extension-taken-back'({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    const granted = { approvedBy: 'sun', approverRole: 'management' } as const
    const extend: Command = { type: 'extendDeadline', clock: 'resolve', reason: 'A part.', ...granted }
    await life.ask(extend, supervisor)
    await life.ask({ type: 'cancelExtension', clock: 'resolve', reason: 'It is there.' }, supervisor)
    await sleep('1h')
    const confirm = async (key: string): Promise<Command> => ({
      ...{ type: 'confirmNotice', key, sentAt: await now() },
    })
    const courier = { id: 'courier', role: 'system' } as const
    await life.ask(await confirm('extension/1/resolve/1'), courier)
    await life.ask(extend, supervisor)
    await life.ask(await confirm('extension/1/resolve/1/2'), courier)
    await sleep('20 days')
    await life.ask(withdraw)
    return life
  },

  async supervised({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    const within = { amount: 1, unit: 'workingDays' } as const
    await life.ask({ type: 'orderSupervision', instruction: 'Call him today.', within }, supervisor)
    await sleep('5 days')
    await life.ask({ type: 'replyToSupervision', order: 1, reply: 'He was away, and has been called now.' })
    await life.ask({ type: 'concludeSupervision', order: 1, comment: 'Good.' }, supervisor)
    await sleep('5 days')
    await life.ask({ type: 'resolveEscalation', note: 'A car is on its way.' }, management)
    const dueAt = (await now()) + dayMs
    await life.ask({ type: 'orderSupervision', instruction: 'Tell me when it is there.', dueAt }, management)
    await life.ask(withdraw)
    return life
  },

  async routed({ now, begin, sleep }) {
    const byRule = { type: 'assign', department: 'service', person: 'li', automatic: 'cleanliness' } as const
    const life = await begin(opening(await now()), { commands: [acknowledge, classify, byRule] })
    await sleep('2h')
    // What comes by itself again comes to nothing.
    await life.ask({ ...byRule, person: 'chen' })
    const workshop = { type: 'assign', department: 'workshop', automatic: 'safety' } as const
    await life.ask([{ ...classify, category: 'safety' }, workshop])
    await life.ask({ type: 'assign', department: 'legal', person: 'li', reason: 'A matter of law.' })
    await life.ask([{ ...classify, category: 'cleanliness' }, byRule])
    await sleep('1 day')
    await life.ask(withdraw)
    return life
  },

  /** What a car maker owes first, its promise kept late, and a merge that comes to nothing. */
  async 'first-response'({ now, begin, sleep }) {
    const received = await now()
    const life = await begin(opening(received, { policy: 'carmaker' }), { commands: intake })
    const told = { said: 'You get one today.', method: 'phone' } as const
    const until = received + 5 * dayMs
    await life.ask({ type: 'offerInterimMeasure', what: 'A car meanwhile', until, ...told })
    await life.ask({ type: 'promiseInvestigation', dueAt: received + 2 * dayMs, ...told })
    await sleep('3 days')
    const merging = { id: 'merging', role: 'system' } as const
    await life.ask({ type: 'beginMerge', into: 'cmp_other' }, merging)
    await life.ask({ type: 'cancelMerge', into: 'cmp_other', why: 'refused' }, merging)
    await life.ask([{ type: 'recordFindings', rootCause: 'process-gap', text: 'Worn.' }, propose])
    await life.ask(accept, customer)
    await life.ask(execute)
    await life.ask(satisfied, another)
    return life
  },

  async 'register-down'({ now, begin, sleep, register }) {
    const life = await begin(opening(await now(), { policy: 'demo' }))
    register('down')
    await life.ask({ type: 'addNote', text: 'Nobody writes this down yet.' })
    await sleep('20s')
    await life.ask([acknowledge, assign])
    register('up')
    await sleep('30s')
    await life.ask({ type: 'addNote', text: 'This one at once.' })
    await life.ask(withdraw)
    return life
  },

  async 'in-pieces'({ now, begin, sleep, register }) {
    const life = await begin(opening(await now()), { commands: intake })
    await life.ask({ type: 'addNote', text: 'Short.' })
    register('down')
    await life.ask(long)
    await sleep('20s')
    register('up')
    await sleep('30s')
    await life.ask(withdraw)
    return life
  },
}

/** Twenty notes in one request, more than goes to the register at once. */
export const long = Array.from({ length: 20 }, (_, n): Command => ({
  type: 'addNote',
  text: `${n} ${'é'.repeat(7_000)}`,
}))
