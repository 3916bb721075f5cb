import type { Command } from '../../../src/domain/command.ts'
import { opening, type Life } from '../temporal/workflow-lives.ts'
import { intake, long, withdraw, type Stage } from './lives.ts'

/** A life that goes over into further runs, on a server that suggests it early. */
export async function continuedLife({ begin }: Pick<Stage, 'begin'>): Promise<Life> {
  const life = await begin(opening(Date.now()), { commands: intake })
  for (let n = 1; n <= 12; n++) await life.ask({ type: 'addNote', text: `Note ${n}` })
  await life.ask(withdraw)
  return life
}

/** One that owes more than goes over into a new run, on such a server: it goes over when the register has caught up. */
export async function outageLife({ begin, register }: Pick<Stage, 'begin' | 'register'>): Promise<Life> {
  const life = await begin(opening(Date.now()), { commands: intake })
  const note: Command = { type: 'addNote', text: 'Short.' }
  for (let n = 1; n <= 4; n++) await life.ask(note)
  register('down')
  await life.ask(long)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  register('up')
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  await life.ask(note)
  await life.ask(withdraw)
  return life
}
