import type { Command, CommandOf } from '../../../src/domain/command.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import {
  agent,
  another,
  customer,
  evidence,
  management,
  opening,
  supervisor,
  type Life,
} from '../temporal/workflow-lives.ts'
import type { Stage } from './lives.ts'

const manager = { id: 'qian.jun', role: 'manager' } as const
const auditor = { id: 'wu', role: 'auditor' } as const
const contact: Command = {
  ...{ type: 'recordContact', direction: 'outward', method: 'phone' },
  summary: 'Told her how it stands.',
}
const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'We have it.' }
const classify: Command = {
  ...{ type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'complex' },
}
const assign: Command = { type: 'assign', department: 'service', person: agent.id }
const propose: Command = { type: 'proposeSolution', measures: 'A refund.' }
const accept: Command = { type: 'acceptSolution' }
const execute: Command = { type: 'recordExecution', what: 'Refund sent.' }

/**
 * Lives on what is fair. `unfair` was recorded when all of it was taken; today the rules refuse most of it, and it goes
 * its way as ever. `fair` goes by the edition that was in force when it was recorded.
 */
export const FAIR_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  /** A breach proved wrong by nobody, a voided call, a reclassification for no reason, and a handler who ends up judging. */
  async unfair({ now, begin, sleep }) {
    const received = await now()
    const life = await begin(opening(received))
    await sleep('3 days')
    await life.ask({ ...acknowledge, occurredAt: received + 1_000 })
    await life.ask([classify, assign, contact])
    await life.ask({ ...classify, complexity: 'simple' })
    const { voidable } = await life.view()
    await life.ask({ type: 'voidEntry', sequence: voidable.at(-1)!, reason: 'Nobody called.' })
    await life.ask({ ...propose, redress: { amountCents: 10_000, currency: 'USD' } })
    await life.ask({ ...accept, evidence })
    await life.ask([execute, { type: 'assign', department: 'service' }])
    await life.ask({ type: 'recordRevisit', result: 'dissatisfied' })
    await life.ask({ type: 'assign', department: 'service', person: 'zhao' }, supervisor)
    await sleep('1 day')
    await life.ask({ type: 'refuse', ground: 'other', reason: 'Enough was done.' }, another)
    return life
  },

  async fair({ now, begin, sleep }) {
    const received = await now()
    const life = await begin(opening(received), { commands: [classify, assign] })
    const by = { edition: EDITION }
    await sleep('3 days')
    const occurredAt = received + 60_000
    await life.ask({ ...acknowledge, occurredAt }, agent, by)
    await life.ask({ ...contact, occurredAt }, agent, by)
    const { unproved } = await life.view()
    const prove: Command = { type: 'proveEntry', sequence: unproved![0]!.sequence, reason: 'On the tape.' }
    await life.ask({ ...prove, evidence }, agent, by)
    await life.ask(contact, agent, by)
    const { voidable } = await life.view()
    await life.ask({ type: 'voidEntry', sequence: voidable.at(-1)!, reason: 'Nobody called.' }, agent, by)
    await life.ask({ ...propose, redress: { amountCents: 10_000, currency: 'USD' } }, agent, by)
    await life.ask({ type: 'approveProposal' }, manager, by)
    await life.ask(accept, customer, by)
    await life.ask(execute, agent, by)
    await life.ask(
      { type: 'waiveIndependence', person: agent.id, reason: 'Nobody else is here.' },
      management,
      by,
    )
    await life.ask({ type: 'recordRevisit', score: 3, comment: 'It will do.' }, agent, by)
    return life
  },

  /** Who is responsible: determined, objected to and upheld; determined again; and judged after the end. */
  async responsible({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: [acknowledge, classify, assign] })
    const by = { edition: EDITION }
    const determine: CommandOf<'determineResponsibility'> = {
      ...{ type: 'determineResponsibility', bearer: 'person', department: 'service', person: agent.id },
      ...{ degree: 'main', reason: 'They forgot the call.', evidence },
    }
    await life.ask(determine, supervisor, by)
    const object = { type: 'objectToResponsibility', reason: 'I was away.' } as const
    await life.ask({ ...object, determination: 1 }, agent, by)
    await life.ask({ type: 'upholdResponsibility', determination: 1, reason: 'They were not.' }, manager, by)
    await sleep('1 day')
    await life.ask(propose, agent, by)
    await life.ask(accept, customer, by)
    await life.ask(execute, agent, by)
    await life.ask({ type: 'recordRevisit', score: 5 }, another, by)
    await life.ask({ ...determine, degree: 'minor' }, manager, by)
    await life.ask(
      { type: 'determineResponsibility', bearer: 'product', degree: 'main', reason: 'The seal broke.' },
      manager,
      by,
    )
    return life
  },
  /** An emergency: its measures and their deadlines, what others lend, its end, and an evaluation after the closing. */
  async emergency({ now, begin, sleep }) {
    const received = opening(await now(), { policy: 'financial-emergency' })
    const life = await begin(received, { commands: [acknowledge, assign] })
    const by = { edition: EDITION }
    const measure: Command = { type: 'recordEmergencyMeasure', what: 'Transfers are stopped.' }
    await life.ask({ type: 'declareEmergency', reason: 'Paid three times.' }, supervisor, by)
    await sleep('2h')
    await life.ask(measure, agent, by)
    const lent = { what: 'Two people who call', department: 'service', person: 'chen' }
    await life.ask({ type: 'assignResource', ...lent }, agent, by)
    await sleep('9h')
    await life.ask({ ...measure, what: 'All is paid back.' }, agent, by)
    await life.ask({ type: 'withdraw', reason: 'It is back.', evidence }, agent, by)
    await sleep('1h')
    await life.ask({ type: 'endEmergency', summary: 'It runs again.' }, manager, by)
    await sleep('10 days')
    await life.ask({ type: 'evaluateEmergency', effective: true, text: 'Late, then fast.' }, auditor, by)
    return life
  },

  /** An example for others: marked, told in better words, taken back, and marked once it was closed. */
  async exemplary({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: [acknowledge, classify, assign] })
    const by = { edition: EDITION }
    const mark = { type: 'markAsExample', kind: 'notable', summary: 'Two answers.' } as const
    await life.ask(mark, supervisor, by)
    await life.ask({ ...mark, summary: 'Two departments gave two answers.' }, manager, by)
    await life.ask({ type: 'withdrawExample', reason: 'It was one.' }, manager, by)
    await sleep('1 day')
    await life.ask({ type: 'withdraw', reason: 'It is back.', evidence }, agent, by)
    await life.ask({ ...mark, kind: 'good', summary: 'Put right within a day.' }, manager, by)
    return life
  },
}
