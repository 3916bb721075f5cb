import { expect, test } from 'vitest'
import { impatient } from '../support/domain/hurried-policy.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { agent, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { workerBehindProxy } from '../support/temporal/worker-behind-proxy.ts'

const time = workerBehindProxy()

const note = (text: string) => ({ type: 'addNote', text }) as const
const impatiently = () => {
  const opened = opening(Date.now(), { policy: 'demo' })
  return { ...opened, policy: impatient }
}

/** The lapse and the ladder's three steps, in order, as of their instants. */
async function expectLadder(complaint: Life, receivedAt: number): Promise<void> {
  const { entries } = await expectKept(time.house, complaint)
  const steps = entries.flatMap(({ event }) =>
    event.type === 'breached' || event.type === 'escalated' ? [[event.type, event.at - receivedAt]] : [],
  )
  expect(steps).toEqual([
    ['breached', 3_000],
    ['escalated', 3_000],
    ['escalated', 5_000],
    ['escalated', 7_000],
  ])
}

const atTheTop = (complaint: Life) =>
  expect
    .poll(async () => (await complaint.view()).escalations, { timeout: 60_000 })
    .toMatchObject([{ level: 3 }])

test('while the register is down intake, commands and deadlines go on, and it learns of all once', async () => {
  const before = await time.begin(opening(Date.now()))
  expect(await before.ask(note('Recorded'))).toMatchObject({ recorded: true })
  await time.wire.cut()
  const opened = impatiently()
  const complaint = await time.begin(opened)
  const answers = [await complaint.ask(note('One')), await before.ask(note('Two'))]
  expect(answers).toMatchObject([{ recorded: false }, { recorded: false }])
  expect(await complaint.ask(note('Three'))).toMatchObject({ recorded: false })
  // Another worker takes over what is owed, the register still down.
  await time.house.stop()
  await time.house.start()
  await atTheTop(complaint)
  expect(await time.house.register.getComplaint(complaint.id)).toBeUndefined()
  await time.wire.restore()
  await expectLadder(complaint, opened.receivedAt)
  const { entries } = await expectKept(time.house, before)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(2)
  await expect
    .poll(async () => (await complaint.ask(note('At once again'))).recorded, { timeout: 60_000 })
    .toBe(true)
})

test('a register that hangs keeps nobody waiting until it answers, and loses nothing', async () => {
  const opened = impatiently()
  const complaint = await time.begin(opened)
  expect(await complaint.ask(note('Recorded'))).toMatchObject({ recorded: true })
  time.wire.hang()
  const key = 'hanging'
  const answer = await complaint.ask(note('Into the void'), agent, { key })
  expect(answer.recorded).toBe(false)
  await atTheTop(complaint)
  time.wire.answerAgain()
  await expectLadder(complaint, opened.receivedAt)
  expect(await complaint.ask(note('Into the void'), agent, { key })).toEqual(answer)
  const { entries } = await expectKept(time.house, complaint)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(2)
})
