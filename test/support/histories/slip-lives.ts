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
}
