import type { Command } from '../../../src/domain/command.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import { agent, customer, evidence, opening, supervisor, type Life } from '../temporal/workflow-lives.ts'
import { intake, type Stage } from './lives.ts'

const holder = { ...customer, alsoKnownToStaff: true } as const
const amend = (email: string): Command => ({
  ...{ type: 'amendDetails', partial: true },
  details: { complainant: { email } },
})

/** Lives on who holds the customer's slip, and where what is said to them goes. */
export const SLIP_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  async renewed({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    const by = { edition: EDITION }
    await sleep('1h')
    await life.ask(amend('first@example.com'), agent, by)
    await life.ask(amend('second@example.com'), agent, by)
    await life.ask({ type: 'renewSlip' }, customer, by)
    await life.ask({ type: 'proposeSolution', measures: 'A voucher.' }, agent, by)
    await life.ask({ type: 'renewSlip', reason: 'It was lost.' }, supervisor, by)
    await sleep('1 day')
    await life.ask({ type: 'withdraw', reason: 'It has been settled.', evidence }, holder, by)
    return life
  },

  /** They lost what opens their complaints, and asked for it by the address that several have. */
  async lost({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake })
    const by = { edition: EDITION }
    await sleep('1h')
    await life.ask(amend('first@example.com'), agent, by)
    const reason = 'The number and the secret were lost.'
    await life.ask({ type: 'renewSlip', reason, opensAll: true }, customer, by)
    await sleep('1 day')
    await life.ask({ type: 'withdraw', reason: 'It has been settled.', evidence }, holder, by)
    return life
  },

  /** A bank's decision has gone out in time, and is heard of only when its term seems broken. */
  async decided({ now, begin, sleep }) {
    const life = await begin(opening(await now(), { policy: 'cn-nfra' }), { commands: intake })
    const by = { edition: EDITION }
    await sleep('1 day')
    await life.ask({ type: 'proposeSolution', measures: 'The fee is paid back.' }, agent, by)
    const sentAt = (await now()) + 60_000
    await sleep('1 day')
    await life.ask({ type: 'acceptSolution' }, customer, by)
    await sleep('35 days')
    const courier = { id: 'courier', role: 'system' } as const
    await life.ask({ type: 'confirmNotice', key: 'decision/1/1', sentAt }, courier, by)
    await life.ask({ type: 'withdraw', reason: 'It has been settled.', evidence }, holder, by)
    return life
  },
}
