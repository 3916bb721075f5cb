import { expect, test } from 'vitest'
import { rental } from '../../src/stories/rental.ts'
import { onStage } from '../support/stories/on-stage.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()

test('002, a car-rental firm: a broken promise climbs by itself, and who is not content is heard again', async () => {
  const { on, to, look, expectFiled } = await onStage(time, rental)

  // R4
  await to('takenIn')
  const taken = await look()
  expect(taken).toMatchObject({ stage: 'received', channel: 'app', kind: 'complaint' })
  expect(taken.told).toEqual(expect.arrayContaining(['received → customer', 'detailsWanted → customer']))
  expect(taken.clock('acknowledge')).toMatchObject({ state: 'running', dueAt: on(0, '14:00') })

  // R48
  await to('notContacted')
  const late = await look()
  expect(late.clock('acknowledge').breach).toEqual({ dueAt: on(0, '14:00') })
  expect(late.escalation('acknowledge')).toMatchObject({ state: 'open', level: 1, at: on(0, '14:00') })
  expect(late.told).toEqual(expect.arrayContaining(['escalated → supervisor', 'promiseBroken → customer']))
  await to('climbed')
  const climbed = await look()
  expect(climbed.escalation('acknowledge')).toMatchObject({ level: 2, to: 'manager', at: on(0, '18:00') })
  expect(climbed.told).toContain('escalated → manager')

  // R32
  await to('mended')
  const mended = await look()
  expect(mended).toMatchObject({ stage: 'investigating', owner: { department: 'service', person: 'li' } })
  expect(mended.escalation('acknowledge')).toMatchObject({ state: 'ended', acceptedBy: 'sun' })
  // It is met now, and stays late for ever.
  expect(mended.clock('acknowledge')).toMatchObject({ state: 'met', breach: { dueAt: on(0, '14:00') } })

  // R12, R26, R29
  await to('graded')
  expect(await look()).toMatchObject({
    details: { orderNumber: 'ZC-2026-0817' },
    classification: { category: 'cleanliness', severity: 'normal', complexity: 'complex' },
  })

  // R59
  await to('investigated')
  expect(await look()).toMatchObject({ rootCause: 'process-not-followed', upheld: 'upheld' })

  // R64
  await to('proposed')
  const proposed = await look()
  expect(proposed).toMatchObject({
    stage: 'proposed',
    proposal: { state: 'offered', redress: { amountCents: 30_000 }, correctiveActions: [{ owner: 'zhao' }] },
  })
  expect(proposed.told).toContain('solutionOffered → customer')
  expect(proposed.clock('resolve')).toMatchObject({ pausedBy: 'consent' })

  // R81
  await to('agreed')
  const agreed = await look()
  expect(agreed.stage).toBe('executing')
  expect(agreed.clock('resolve').state).toBe('met')
  expect(agreed.clock('resolve')).not.toHaveProperty('breach')

  // R82
  await to('carriedOut')
  expect((await look()).stage).toBe('revisiting')
  await to('dissatisfied')
  const again = await look()
  expect(again).toMatchObject({ stage: 'investigating', cycle: 2, handledBy: { 1: ['li'] } })
  expect(again.owner).toEqual({ department: 'service' })
  expect(again.told).toEqual(expect.arrayContaining(['cycleOpened → customer', 'cycleOpened → supervisor']))
  expect(again.clock('resolve')).toMatchObject({ cycle: 2, state: 'running' })
  await to('secondHandling')
  expect(await look()).toMatchObject({ stage: 'proposed', owner: { person: 'chen' } })

  await to('closed')
  const closed = await look()
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  expect(closed.reopenUntil).toBeGreaterThanOrEqual(on(38, '10:00'))
  expect(closed.clocks.filter(({ state }) => state === 'running')).toEqual([])
  expect(closed.told).toContain('closed → customer')

  // R84, R86
  await to('archived')
  const { archivedAt, entries } = await look()
  expect(archivedAt).toBeGreaterThan(on(38, '10:00'))
  const words = JSON.stringify(entries)
  for (const said of ['车内有烟味', '还车后未按清洁流程检查', '没有人解释', '这次说清楚了'])
    expect(words).toContain(said)
  await expectFiled()
})
