import type { Actor, Command } from '../../../src/domain/command.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import { agent, another, customer, opening, type Life } from '../temporal/workflow-lives.ts'
import { acknowledge, assign, dayMs, execute, satisfied, type Stage } from './lives.ts'

const propose: Command = { type: 'proposeSolution', measures: 'The fee back.' }
const declined: Command = { type: 'declineSolution', reason: 'Too little' }
const courier: Actor = { id: 'courier', role: 'system' }

/** Lives that began elsewhere and were taken over, at once or piece by piece. */
export const IMPORTED_LIVES: Record<string, (stage: Stage) => Promise<Life>> = {
  async imported({ now, begin, sleep }) {
    const registeredAt = await now()
    const received = registeredAt - 9 * dayMs
    const history: Fact[] = [
      { command: assign, by: agent, at: received + dayMs / 2 },
      { command: { type: 'addNote', text: 'From the old system' }, by: agent, at: received + 2 * dayMs },
      { command: execute, by: agent, at: received + 8 * dayMs },
    ]
    const life = await begin(opening(received, { registeredAt }), { history })
    await sleep('6 days')
    await life.ask(satisfied, another)
    return life
  },

  /** Told in pieces: its alarm is set when it is complete, and it is handled from there. */
  async 'imported-in-pieces'({ now, begin, sleep }) {
    const registeredAt = await now()
    const received = registeredAt - 9 * dayMs
    const imported = { intake: 'as it was received', digest: '', more: true } as const
    const life = await begin(opening(received, { registeredAt }), { history: [], imported })
    const after = { facts: 0, digest: '' }
    const note: Command = { type: 'addNote', text: 'From the old system' }
    const facts: Fact[] = [
      { command: assign, by: agent, at: received + dayMs / 2 },
      { command: note, by: agent, at: received + 2 * dayMs },
    ]
    await life.importOn({ type: 'tell', after, facts, digest: 'two' })
    await sleep('3h')
    const executed: Fact = { command: execute, by: agent, at: received + 8 * dayMs }
    const last = { facts: 2, digest: 'two' }
    await life.importOn({ type: 'tell', after: last, facts: [executed], digest: 'three' })
    await life.importOn({ type: 'complete', facts: 3 })
    await sleep('6 days')
    await life.ask(satisfied, another)
    return life
  },

  /** Offered elsewhere, told later, declined and offered anew there; once more here, where a letter of before is heard of late. */
  async 'offered-elsewhere'({ now, begin, sleep }) {
    const registeredAt = await now()
    const received = registeredAt - 9 * dayMs
    const history: Fact[] = [
      { command: assign, by: agent, at: received + dayMs / 2 },
      { command: propose, by: agent, at: received + 2 * dayMs, sentAt: received + 4 * dayMs },
      { command: declined, by: customer, at: received + 5 * dayMs },
      { command: propose, by: agent, at: received + 8 * dayMs },
    ]
    const opened = opening(received, { registeredAt, policy: 'cn-nfra' })
    const life = await begin(opened, { history, edition: EDITION })
    const ask = (command: Command, by = agent) => life.ask(command, by, { edition: EDITION })
    await sleep('1 day')
    await ask(declined, customer)
    const late = await now()
    await ask(propose)
    await ask({ type: 'confirmNotice', key: 'decision/1/2', sentAt: late + 1 }, courier)
    await ask({ type: 'confirmNotice', key: 'decision/1/3', sentAt: late + 1 }, courier)
    await ask({ type: 'acceptSolution' }, customer)
    await ask(execute)
    await ask(satisfied, another)
    return life
  },

  /** Imported at once, and again when the case had grown: what was done in time takes its lapse back. */
  async grown({ now, begin, sleep }) {
    const registeredAt = await now()
    const received = registeredAt - 9 * dayMs
    const history: Fact[] = [{ command: assign, by: agent, at: received + dayMs / 2 }]
    const imported = { intake: 'as it was received', digest: 'one' }
    const life = await begin(opening(received, { registeredAt }), { history, imported })
    await sleep('1 day')
    const after = { facts: 1, digest: 'one' }
    const told = { command: acknowledge, by: agent, at: received + dayMs * 0.75 }
    const executed = { command: execute, by: agent, at: received + 8 * dayMs }
    await life.importOn({ type: 'tell', after, facts: [told, executed], digest: 'three' })
    await life.ask(satisfied, another)
    return life
  },
}
