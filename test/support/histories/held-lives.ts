import type { Command } from '../../../src/domain/command.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { clearedPolicy } from '../domain/cleared-policy.ts'
import { askedSeveralTimes } from '../domain/several-revisits.ts'
import { stagedPolicy, STAGES } from '../domain/staged-policy.ts'
import {
  another,
  customer,
  evidence,
  management,
  opening,
  supervisor,
  type Life,
} from '../temporal/workflow-lives.ts'
import { acknowledge, execute, intake, type Stage } from './lives.ts'

const manager = { id: 'qian.jun', role: 'manager' } as const
const findings: Command = { type: 'recordFindings', rootCause: 'process-gap', text: 'Nobody looked.' }
const carried = { type: 'recordExecution', what: 'Done.' } as const
const draft: Command = { type: 'draftProposal', measures: 'A voucher.' }
const clear: Command = { type: 'clearProposal' }
const lastWord: Command = { type: 'finalResponse', reasons: 'As found.', routes: 'The mediator.' }
const rate: Command = { type: 'rate', score: 4, solved: true }
const called: Command = { ...{ type: 'openTask', kind: 'call', title: 'Call' }, department: 'service' }

async function beginUnder(policy: Policy, { now, begin }: Stage): Promise<Life> {
  const { ask, ...life } = await begin({ ...opening(await now()), policy })
  return { ...life, ask: (commands, by) => ask(commands, by, { edition: EDITION }) }
}

/** The stages' own targets, others who clear what is proposed, and several revisits, all in one. */
function withEverything(): Policy {
  const several = askedSeveralTimes()
  const cleared = clearedPolicy([{ when: {}, by: 'management' }], several)
  const { stages } = stagedPolicy()
  return { ...cleared, id: 'everything', clocks: [...cleared.clocks, ...STAGES], stages: stages! }
}

const several = askedSeveralTimes()
const hurried: Policy = {
  ...several,
  id: 'hurried',
  clocks: several.clocks.map((clock) =>
    clock.name === 'information' ? { ...clock, term: { ...clock.term, amount: 1 } } : clock,
  ),
}

const heardByCall: Policy = {
  ...several,
  id: 'heard-by-call',
  clocks: several.clocks.map((clock) =>
    clock.name === 'information' ? { ...clock, until: [...clock.until, 'customerContacted'] } : clock,
  ),
}

/** Lives in which an end, or what goes to the customer, waits for others. */
export const HELD_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  /** Drafted twice, returned once, cleared, asked about three times; the last word of the second handling is cleared too. */
  async drafted(stage) {
    const life = await beginUnder(withEverything(), stage)
    await life.ask([draft, acknowledge])
    await life.ask({ type: 'acceptForHandling', said: 'We take it on.' })
    await stage.sleep('3h')
    await life.ask(intake.slice(1))
    await stage.sleep('1 day')
    await life.ask(findings)
    await life.ask({ ...draft, measures: 'Two vouchers.' }, another)
    await life.ask({ type: 'proposeSolution', draft: 2 })
    await life.ask({ type: 'returnClearance', reason: 'One will do.' }, management)
    await life.ask({ type: 'proposeSolution', draft: 2, measures: 'One voucher.' })
    await stage.sleep('2 days')
    await life.ask(clear, management)
    await life.ask({ type: 'acceptSolution' }, customer)
    await life.ask(execute)
    await stage.sleep('2 days')
    const reached = { method: 'phone', score: 4, solved: true } as const
    await life.ask({ type: 'recordRevisit', ...reached }, supervisor)
    await stage.sleep('9 days')
    await life.ask({ type: 'recordRevisit', ...reached, score: 1, comment: 'It is worn.' }, supervisor)
    await life.ask({ type: 'assign', department: 'service', person: 'chen' }, supervisor)
    await stage.sleep('1 day')
    await life.ask(lastWord, supervisor)
    await life.ask(clear, management)
    return life
  },

  /** The customer is asked; the policy that is adopted then gives them less time than has passed, so that it runs out. */
  async shortened(stage) {
    const life = await beginUnder(several, stage)
    await life.ask(intake)
    await life.ask({ type: 'requestInformation', what: 'The receipt' })
    await stage.sleep('4 days')
    await life.ask(
      { type: 'adoptPolicy', policyId: 'hurried', snapshot: hurried, reason: 'Less time' },
      management,
    )
    await stage.sleep('1 day')
    await life.ask(lastWord, supervisor)
    return life
  },

  /** A call that counted as the customer's answer is voided when their time has passed: it runs out, and is no breach. */
  async unheard(stage) {
    const life = await beginUnder(heardByCall, stage)
    await life.ask(intake)
    await life.ask({ type: 'requestInformation', what: 'The receipt' })
    await life.ask({ type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Asked again' })
    const { voidable } = await life.view()
    await stage.sleep('6 days')
    await life.ask({ type: 'voidEntry', sequence: voidable.at(-1)!, reason: 'Another customer' })
    await stage.sleep('1 day')
    await life.ask(lastWord, supervisor)
    return life
  },

  /** Dear, and offered item by item: a manager approves of it, it is carried out in pieces, and again in the next handling. */
  async itemized(stage) {
    const redressApprovals = [{ above: { CNY: 1_000_000 }, by: 'manager' as const }]
    const life = await beginUnder({ ...several, id: 'tiered', redressApprovals }, stage)
    const refund = { kind: 'refund', money: { amountCents: 1_200_000, currency: 'CNY' } } as const
    await life.ask(intake)
    await life.ask({
      ...{ type: 'proposeSolution', measures: 'As follows.' },
      items: [refund, { kind: 'voucher', what: 'A day' }, { kind: 'apology' }],
    })
    await life.ask({ type: 'approveProposal' }, manager)
    await stage.sleep('1 day')
    await life.ask({ type: 'acceptSolution' }, customer)
    await life.ask({ ...carried, item: 3 })
    await stage.sleep('1 day')
    await life.ask({ ...carried, item: 1, proof: evidence })
    await life.ask({ ...carried, item: 2 })
    await stage.sleep('1 day')
    await life.ask(
      { type: 'recordRevisit', method: 'phone', score: 1, solved: false, comment: 'It is worn.' },
      supervisor,
    )
    await life.ask({ type: 'assign', department: 'service', person: 'chen' }, supervisor)
    await life.ask(lastWord, supervisor)
    return life
  },

  /** One of many of one cause: it joins, changes the incident, and is offered what is approved by the total of all. */
  async 'in-an-incident'(stage) {
    const opened = opening(await stage.now())
    const details = { ...opened.details, complainant: { name: 'Chen', email: 'chen@example.com' } }
    const begun = await stage.begin({ ...opened, details }, { commands: intake })
    const ask: Life['ask'] = (commands, by) => begun.ask(commands, by, { edition: EDITION })
    const money = { amountCents: 20_000, currency: 'CNY' }
    const offer: Command = {
      ...{ type: 'proposeSolution', measures: 'A refund.', items: [{ kind: 'refund', money }] },
      ...{ incident: 'inc_piles', incidentTotal: { ...money, amountCents: 800_000 } },
    }
    await ask({ type: 'joinIncident', incident: 'inc_outage' }, supervisor)
    await ask({ type: 'leaveIncident', reason: 'Another cause.' }, supervisor)
    await ask({ type: 'joinIncident', incident: 'inc_piles' }, supervisor)
    await ask({ type: 'sendMessage', text: 'They are switched off.' })
    await stage.sleep('1 day')
    await ask(offer, supervisor)
    await ask({ type: 'returnProposal', reason: 'An apology too.' }, manager)
    await ask({ ...offer, items: [...offer.items!, { kind: 'apology' }] }, supervisor)
    await ask({ type: 'approveProposal', comment: 'Go on.' }, manager)
    await ask({ type: 'acceptSolution' }, customer)
    await ask([
      { ...carried, item: 1 },
      { ...carried, item: 2 },
    ])
    await ask({ type: 'recordRevisit', method: 'phone', score: 5, solved: true }, another)
    await ask({ type: 'leaveIncident', reason: 'It was a pile of another make.' }, supervisor)
    return begun
  },

  /**
   * Paused once, as often as it may be, so that it runs on; a lead lets it stand still again. Legal advise in full and in
   * short, and bring what is for them alone; a lead marks it as an example.
   */
  async advised(stage) {
    const clocks = several.clocks.map((one) => (one.name === 'resolve' ? { ...one, maxPauses: 1 } : one))
    const life = await beginUnder({ ...several, id: 'paused-once', clocks }, stage)
    const tang = { id: 'tang', role: 'legal' } as const
    const asks: Command = { type: 'requestInformation', what: 'The receipt' }
    await life.ask(intake)
    await life.ask(asks)
    await stage.sleep('2h')
    await life.ask({ type: 'provideInformation', text: 'It follows.' }, customer)
    await life.ask(asks)
    await stage.sleep('1h')
    await life.ask({ type: 'cancelRequest', reason: 'Whoever leads asks.' })
    await life.ask({ ...asks, beyondLimit: true }, supervisor)
    await stage.sleep('2h')
    await life.ask({ type: 'provideInformation', text: 'Here it is.' }, customer)
    const review = {
      kind: 'legalReview',
      title: 'What we owe',
      department: 'legal',
      person: tang.id,
    } as const
    await life.ask({ type: 'openTask', ...review })
    await stage.sleep('1 day')
    const opinion = 'The contract is silent, and the law is not.'
    await life.ask({ type: 'completeTask', task: 1, result: 'We owe it.', opinion, evidence }, tang)
    const found = { type: 'attachEvidence', ...evidence, source: 'The archive' } as const
    await life.ask({ ...found, visibleTo: 'legal' }, tang)
    await life.ask(
      { type: 'markAsExample', kind: 'good', summary: 'Asked in time, and said so.' },
      supervisor,
    )
    await life.ask(lastWord, supervisor)
    return life
  },

  /** The customer is content; the end waits for its root cause, then for a task, and takes the other task with it. */
  async held(stage) {
    const life = await beginUnder({ ...askedSeveralTimes(), requiresRootCause: true }, stage)
    await life.ask(intake)
    await life.ask({ type: 'proposeSolution', measures: 'A voucher.' })
    await life.ask({ type: 'acceptSolution' }, customer)
    await life.ask(execute)
    await life.ask([{ ...called, mandatory: true }, called])
    await life.ask(rate, customer)
    await stage.sleep('1 day')
    await life.ask(findings)
    await stage.sleep('1 day')
    await life.ask({ type: 'completeTask', task: 1, result: 'Called.' })
    return life
  },
}
