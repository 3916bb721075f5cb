import { WorkflowNotFoundError } from '@temporalio/client'
import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Life } from '../support/temporal/workflow-lives.ts'
import { eventTypes, expectKept } from '../support/temporal/worker-with-register.ts'
import {
  agent,
  another,
  customer,
  evidence,
  opening,
  supervisor,
} from '../support/temporal/workflow-lives.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

const time = skippedTime()
const dayMs = 86_400_000

const intake: Command[] = [
  { type: 'acknowledge', method: 'phone', said: 'We have it.' },
  { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'complex' },
  { type: 'assign', department: 'service', person: 'li' },
]
const propose: Command = { type: 'proposeSolution', measures: 'A voucher.' }
const decline: Command = { type: 'declineSolution', reason: 'Too little.' }
const execute: Command = { type: 'recordExecution', what: 'Voucher sent.' }
const refusedAs = (type: string) => ({ cause: { type } })

const taken = async () => time.begin(opening(await time.now()), { commands: intake })

async function solve(complaint: Life) {
  await complaint.ask(propose)
  await complaint.ask({ type: 'acceptSolution' }, customer)
  return complaint.ask(execute)
}

// R84
test('a complaint lives from receipt to archive', async () => {
  const complaint = await time.begin(opening(await time.now()))
  const first = await complaint.ask({ type: 'acknowledge', method: 'phone', said: 'We have it.' })
  expect(first).toMatchObject({ stage: 'received', recorded: true })
  await complaint.ask(intake.slice(1))
  expect(await complaint.ask(propose)).toMatchObject({ stage: 'proposed', waiting: ['consent'] })
  await complaint.ask({ type: 'acceptSolution' }, customer)
  await complaint.ask(execute)
  const closed = await complaint.ask({ type: 'recordRevisit', result: 'satisfied', score: 5 }, another)
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved', clocks: [] })
  expect(await complaint.handle.result()).toEqual({ outcome: 'resolved' })
  const types = await eventTypes(time.house.register, complaint.id)
  expect(types.at(0)).toBe('received')
  expect(types.at(-1)).toBe('archived')
  expect(types).not.toContain('breached')
  const { view } = await expectKept(time.house, complaint)
  expect(view.archivedAt).toBe(view.reopenUntil)
})

// R9, F47
test('an unanswered complaint climbs the ladder by itself', async () => {
  const received = await time.now()
  const complaint = await time.begin(opening(received))
  const { version } = await complaint.view()
  await time.until(received + dayMs)
  await time.eventually(complaint, { escalations: [{ level: 1, state: 'open', at: received + dayMs }] })
  await time.until(received + dayMs + dayMs / 6)
  await time.eventually(complaint, { escalations: [{ level: 2, to: 'manager' }] })
  // F32
  const note = { type: 'addNote', text: 'She is being called.' } as const
  await complaint.ask(note, agent, { ifVersion: version })
  const stale = complaint.ask(note, agent, { ifVersion: version })
  await expect(stale).rejects.toMatchObject(refusedAs('versionMismatch'))
  await complaint.ask(withdrawal)
  expect((await complaint.view()).escalations).toMatchObject([{ state: 'ended' }])
  await expectKept(time.house, complaint)
})

test('a refusal reaches the one who asked, and leaves no trace', async () => {
  const complaint = await time.begin(opening(await time.now()))
  await complaint.ask({ type: 'addNote', text: 'He will call again.' })
  const before = await complaint.view()
  const refusal = await complaint.ask({ type: 'acceptSolution', evidence }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    cause: {
      type: 'notInThisStage',
      message: 'acceptSolution is not possible while the complaint is received.',
      details: [{ stage: 'received', version: before.version }],
    },
  })
  await expect(complaint.ask({ type: 'addNote', text: '…' }, agent, { ifVersion: 1 })).rejects.toMatchObject(
    refusedAs('versionMismatch'),
  )
  await expect(
    complaint.ask([{ type: 'addNote', text: 'Lost with the rest' }, execute]),
  ).rejects.toMatchObject(refusedAs('notInThisStage'))
  expect(await complaint.view()).toEqual(before)
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

test('of two answers at once one counts, of two notes both', async () => {
  const complaint = await taken()
  await complaint.ask(propose)
  const answers = await Promise.allSettled([
    complaint.ask({ type: 'acceptSolution' }, customer),
    complaint.ask(decline, customer),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const notes = await Promise.all([1, 2, 3].map((n) => complaint.ask({ type: 'addNote', text: `Note ${n}` })))
  expect(new Set(notes.map(({ version }) => version)).size).toBe(3)
  expect(notes.every(({ recorded }) => recorded)).toBe(true)
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

test('a declined proposal goes back to the investigation, as often as the policy allows', async () => {
  const complaint = await taken()
  for (let round = 1; round <= 3; round++) {
    await complaint.ask(propose)
    await time.environment.sleep('6h')
    expect(await complaint.ask(decline, customer)).toMatchObject({ stage: 'investigating', waiting: [] })
    expect(await complaint.view()).toMatchObject({ reworks: round, cycle: 1 })
  }
  await expect(complaint.ask(propose)).rejects.toMatchObject(refusedAs('boundReached'))
  const ended = await complaint.ask(
    { type: 'finalResponse', reasons: 'No more can be offered.', routes: 'The mediator.' },
    supervisor,
  )
  expect(ended).toMatchObject({ stage: 'closed', outcome: 'finalResponse' })
  const { view } = await expectKept(time.house, complaint)
  expect(view.clocks.filter(({ name }) => name === 'consent').map(({ state }) => state)).toEqual([
    'met',
    'met',
    'met',
  ])
})

test('a customer who lets a proposal lie is reminded, then the supervisor proposes anew', async () => {
  const complaint = await taken()
  await complaint.ask(propose)
  const { dueAt } = (await complaint.view()).clocks.find(({ name }) => name === 'consent')!
  await time.until(dueAt)
  await time.eventually(complaint, { stage: 'proposed', waiting: [] })
  const { entries, notices } = await expectKept(time.house, complaint)
  const since = entries.map(({ event }) => event.type)
  expect(since.filter((type) => ['reminded', 'clockExpired', 'waitingGivenUp'].includes(type))).toEqual([
    'reminded',
    'clockExpired',
    'waitingGivenUp',
  ])
  expect(notices).toContainEqual(expect.objectContaining({ template: 'reminded', role: 'customer' }))
  expect((await complaint.view()).clocks.find(({ name }) => name === 'resolve')).not.toHaveProperty(
    'pausedAt',
  )
  await expect(complaint.ask(propose)).rejects.toMatchObject(refusedAs('notAllowed'))
  expect(await complaint.ask(propose, supervisor)).toMatchObject({ stage: 'proposed', waiting: ['consent'] })
  await complaint.ask(withdrawal)
})

// R82, F57
test('a dissatisfied customer is heard again: by another handler, on a ladder one level higher', async () => {
  const complaint = await taken()
  await solve(complaint)
  await expect(complaint.ask({ type: 'recordRevisit', result: 'satisfied' })).rejects.toMatchObject(
    refusedAs('conflictOfInterest'),
  )
  const second = await complaint.ask(
    { type: 'recordRevisit', result: 'dissatisfied', comment: 'No.' },
    another,
  )
  expect(second).toMatchObject({ stage: 'investigating', cycle: 2, owner: { department: 'service' } })
  expect(second.owner).not.toHaveProperty('person')
  await expect(complaint.ask({ type: 'assign', department: 'service', person: 'li' })).rejects.toMatchObject(
    refusedAs('conflictOfInterest'),
  )
  await complaint.ask({ type: 'assign', department: 'service', person: 'zhao' })
  const { dueAt } = (await complaint.view()).clocks.find(
    ({ name, cycle }) => name === 'resolve' && cycle === 2,
  )!
  await time.until(dueAt)
  await time.eventually(complaint, { escalations: [{ cycle: 2, clock: 'resolve', level: 2, to: 'manager' }] })
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

test('a customer who cannot be reached is never counted as satisfied', async () => {
  const complaint = await taken()
  await solve(complaint)
  const unreachable: Command = { type: 'recordRevisit', result: 'unreachable' }
  expect(await complaint.ask(unreachable, another)).toMatchObject({ stage: 'revisiting' })
  await time.environment.sleep('1 day')
  expect(await complaint.ask(unreachable, another)).toMatchObject({ stage: 'revisiting' })
  await time.environment.sleep('1 day')
  expect(await complaint.ask(unreachable, another)).toMatchObject({ stage: 'closed', outcome: 'unreachable' })
  await expectKept(time.house, complaint)
})

test('a closed complaint may be reopened until its term has passed, then it is archived', async () => {
  const complaint = await taken()
  await solve(complaint)
  await complaint.ask({ type: 'recordRevisit', result: 'satisfied' }, another)
  await time.environment.sleep('29 days')
  const reopened = await complaint.ask({ type: 'reopen', reason: 'It is dirty again.' }, customer)
  expect(reopened).toMatchObject({ stage: 'investigating', cycle: 2 })
  expect(reopened).not.toHaveProperty('outcome')
  await time.environment.sleep('2 days')
  expect(await complaint.view()).not.toHaveProperty('archivedAt')
  const closed = await complaint.ask(withdrawal)
  expect(closed).toMatchObject({ outcome: 'withdrawn', cycle: 2 })
  expect(await complaint.handle.result()).toEqual({ outcome: 'withdrawn' })
  const { view, entries } = await expectKept(time.house, complaint)
  expect(entries.at(-1)!.event).toEqual({ type: 'archived', at: view.reopenUntil })
  expect(view.reopenUntil! - view.closedAt!).toBe(30 * dayMs)
  await expect(complaint.ask({ type: 'reopen', reason: 'Again.' }, customer)).rejects.toThrow(
    WorkflowNotFoundError,
  )
})

test('an imported complaint lives on, and nobody is told of its past', async () => {
  const now = await time.now()
  const received = now - 3 * dayMs
  const history = [
    { command: intake[2]!, by: agent, at: received + dayMs / 2 },
    {
      command: { type: 'addNote', text: 'From the old system' } as const,
      by: agent,
      at: received + 2 * dayMs,
    },
  ]
  const opened = opening(received, { registeredAt: now })
  const complaint = await time.begin(opened, { history })
  const { entries, notices, view } = await expectKept(time.house, complaint)
  expect(entries.every(({ past }) => past)).toBe(true)
  expect(entries).toContainEqual(
    expect.objectContaining({
      event: expect.objectContaining({ type: 'breached', clock: 'acknowledge', at: received + dayMs }),
    }),
  )
  expect(view.escalations.map(({ clock }) => clock)).toContain('acknowledge')
  expect(notices).toEqual([])
  const { dueAt } = view.clocks.find(({ name }) => name === 'resolve')!
  await time.until(dueAt)
  await expect
    .poll(async () => (await complaint.view()).escalations.map(({ clock }) => clock))
    .toEqual(['acknowledge', 'resolve'])
  const after = await expectKept(time.house, complaint)
  expect(after.notices.map(({ sequence }) => sequence).every((sequence) => sequence > entries.length)).toBe(
    true,
  )
  expect(after.notices.filter(({ template }) => template === 'escalated').length).toBeGreaterThan(1)
  await complaint.ask(withdrawal)
})
