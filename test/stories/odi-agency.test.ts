import { expect, test } from 'vitest'
import { zhao } from '../../src/stories/people.ts'
import { odiAgency } from '../../src/stories/odi-agency.ts'
import { onStage } from '../support/stories/on-stage.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()

test('001, a filing agency: silence climbs to the top, who it is about keeps out, and it is asked about for months', async () => {
  const { on, to, look, ask, expectFiled } = await onStage(time, odiAgency)

  // R10, R11
  await to('takenIn')
  const taken = await look()
  expect(taken).toMatchObject({
    channel: 'email',
    receivedAt: on(0, '11:20'),
    calendar: { zone: 'Asia/Shanghai' },
    details: { complainant: { name: 'Emma Rossi' }, about: 'li' },
  })
  expect(taken.told).toEqual(expect.arrayContaining(['received → customer', 'received → agent']))

  // R50, R53
  await to('silent')
  const silent = await look()
  expect(silent.clock('acknowledge').breach).toEqual({ dueAt: on(1, '11:20') })
  expect(silent.escalation('acknowledge')).toMatchObject({ level: 2, to: 'manager', at: on(1, '19:20') })
  expect(silent.told).toEqual(
    expect.arrayContaining(['promiseBroken → customer', 'escalated → supervisor', 'escalated → manager']),
  )
  await to('topped')
  const topped = await look()
  expect(topped.escalation('acknowledge')).toMatchObject({ level: 3, to: 'management', at: on(2, '19:20') })
  expect(topped.told).toContain('escalated → management')

  // R41
  const toLi = [{ type: 'assign', department: 'service', person: 'li' }] as const
  await expect(ask(toLi, zhao)).rejects.toMatchObject({ cause: { type: 'conflictOfInterest' } })

  // R34, R77
  await to('fair')
  const fair = await look()
  expect(fair).toMatchObject({ owner: { department: 'service', person: 'chen' } })
  expect(fair.details.complainant).toMatchObject({ language: 'en', preferredMethod: 'email' })
  expect(fair.escalation('acknowledge')).toMatchObject({ state: 'ended', acceptedBy: 'qian' })

  // R23, R24, R49
  await to('graded')
  const graded = await look()
  expect(graded.classification).toMatchObject({ category: 'filing-error', severity: 'normal' })
  expect(graded.clock('resolve').dueAt).toBe(on(15, '00:00') - 1)

  // R63
  expect(graded.happened).toContain('proposalDrafted')
  expect(graded.told).not.toContain('solutionOffered → customer')

  // R35, R75
  await to('taskLate')
  const late = await look()
  expect(late.tasks).toMatchObject([{ kind: 'legalReview', department: 'legal', reminded: true }])
  expect(late.told).toEqual(expect.arrayContaining(['taskOverdue → agent', 'taskOverdue → supervisor']))

  // R37, R104
  const early = [{ type: 'proposeSolution', draft: 1 }] as const
  await expect(ask(early, zhao)).rejects.toMatchObject({ cause: { type: 'taskOpen' } })
  await to('together')
  const together = await look()
  expect(together.tasks).toMatchObject([{ completedAt: expect.any(Number) }])
  expect(together.told).not.toContain('noteAdded → customer')

  // R63, R68
  await to('proposed')
  const proposed = await look()
  expect(proposed).toMatchObject({
    stage: 'proposed',
    proposal: { measures: 'File anew at our cost; return the fee.', redress: { currency: 'USD' } },
  })
  expect(proposed.told).toEqual(
    expect.arrayContaining(['approvalNeeded → supervisor', 'solutionOffered → customer']),
  )
  await to('carriedOut')
  const done = await look()
  expect(done.clock('resolve')).toMatchObject({ state: 'met' })
  expect(done.clock('resolve')).not.toHaveProperty('breach')
  expect(done.told).toContain('survey → customer')

  // R79, R80, R94
  await to('closed')
  const closed = await look()
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  // The department that has it, and the one that had a part in it.
  expect(closed.told.filter((told) => told === 'closed → supervisor')).toHaveLength(2)
  expect(
    closed.clocks.filter(({ name, state }) => name === 'laterRevisit' && state === 'running'),
  ).toHaveLength(2)

  // R108
  await to('reviewed')
  expect((await look()).review).toMatchObject({ by: 'wu', fair: true })

  // R79, R80
  await to('askedAgain')
  await to('forgotten')
  const { clocks } = await look()
  expect(clocks.filter(({ name }) => name === 'laterRevisit')).toMatchObject([
    { state: 'met' },
    { breach: { dueAt: expect.any(Number) } },
  ])

  // R85
  await to('heard')
  expect(await look()).toMatchObject({ stage: 'closed', cycle: 1 })
  await to('archived')
  const { archivedAt, entries } = await look()
  expect(archivedAt).toBeGreaterThanOrEqual(on(131, '10:00'))
  // R95
  expect(JSON.stringify(entries)).toContain('"minutes":180')
  await expectFiled()
})
