import { EDITION } from '../../../src/domain/decide/rule.ts'
import { another, customer, opening, supervisor, type Life } from '../temporal/workflow-lives.ts'
import { execute, intake, satisfied, withdraw, type Stage } from './lives.ts'

/** Lives that Temporal is told of at their end only. */
export const ENDED_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  /** Closed, taken up again, closed once more. */
  async 'told-at-its-end'({ now, begin, sleep }) {
    const life = await begin(opening(await now()), { commands: intake, attributes: 'atClosing' })
    const by = { edition: EDITION }
    await sleep('1h')
    await life.ask(withdraw, customer, by)
    await sleep('1 day')
    await life.ask({ type: 'reopen', reason: 'It was not settled.' }, supervisor, by)
    await life.ask({ type: 'proposeSolution', measures: 'A voucher.' }, another, by)
    await sleep('1 day')
    await life.ask({ type: 'acceptSolution' }, customer, by)
    await life.ask(execute, another, by)
    await sleep('1 day')
    await life.ask(satisfied, supervisor, by)
    return life
  },
}
