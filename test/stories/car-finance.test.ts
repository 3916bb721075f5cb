import { expect, test } from 'vitest'
import { carFinance } from '../../src/stories/car-finance.ts'
import { onStage } from '../support/stories/on-stage.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()

test('000, a car-finance firm: a late stage is mended before the promise breaks, and money is returned with consent', async () => {
  const { on, to, look, expectFiled } = await onStage(time, carFinance)

  // R1, R8, R12, R17
  await to('takenIn')
  const taken = await look()
  expect(taken.told).toEqual(expect.arrayContaining(['received → customer', 'detailsWanted → customer']))
  expect(taken.clock('register')).toMatchObject({ state: 'met', dueAt: on(1, '08:40') })
  expect(taken.clock('register')).not.toHaveProperty('breach')

  // R10
  expect(taken.told).toContain('received → agent')

  // R20, R43
  await to('sorted')
  const sorted = await look()
  expect(sorted).toMatchObject({
    stage: 'investigating',
    classification: { category: 'early-repayment', severity: 'normal', complexity: 'complex' },
    owner: { department: 'service', person: 'li' },
  })
  expect(sorted.told).toContain('assigned → customer')
  expect(sorted.clock('triage').state).toBe('met')
  // The fifth working day is the next Monday.
  expect(sorted.clock('resolve').dueAt).toBe(on(8, '00:00') - 1)

  // R58
  await to('asked')
  expect((await look()).clock('resolve')).toMatchObject({ pausedBy: 'information' })
  await to('answered')
  const answered = await look()
  expect(answered.details.contractNumber).toBe('QC-20231107')
  expect(answered.clock('resolve')).toMatchObject({ dueAt: on(9, '00:00') - 1 })
  expect(answered.clock('resolve')).not.toHaveProperty('pausedAt')

  // R36
  await to('shared')
  const task = { kind: 'department', department: 'workshop', person: 'wang', mandatory: true }
  expect((await look()).tasks).toMatchObject([task])

  // R39, R46
  await to('stageLate')
  const late = await look()
  expect(late.clock('investigate').breach).toEqual({ dueAt: on(4, '00:00') - 1 })
  expect(late.clock('resolve')).not.toHaveProperty('breach')
  expect(late.escalation('investigate')).toMatchObject({ state: 'open', level: 1, to: 'supervisor' })
  expect(late.told).toContain('escalated → supervisor')

  // R52
  await to('reassigned')
  const reassigned = await look()
  expect(reassigned).toMatchObject({ owner: { person: 'chen' }, rootCause: 'data-error' })
  expect(reassigned.escalation('investigate')).toMatchObject({ state: 'ended', acceptedBy: 'zhao' })

  // R65
  await to('approved')
  const approved = await look()
  expect(approved.happened).toEqual(
    expect.arrayContaining(['solutionProposed', 'proposalApproved', 'solutionOffered']),
  )
  expect(approved.told).toEqual(
    expect.arrayContaining(['approvalNeeded → supervisor', 'solutionOffered → customer']),
  )
  await to('agreed')
  const agreed = await look()
  expect(agreed.stage).toBe('executing')
  expect(agreed.clock('resolve').state).toBe('met')
  expect(agreed.clock('resolve')).not.toHaveProperty('breach')

  // R66
  await to('carriedOut')
  const done = await look()
  expect(done).toMatchObject({ stage: 'revisiting', surveyedAt: expect.any(Number) })
  expect(done.told).toContain('survey → customer')
  expect(done.clock('revisit').dueAt).toBe(on(11, '00:00') - 1)

  // R78, R94
  await to('revisited')
  const closed = await look()
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved', upheld: 'upheld' })
  expect(closed.told).toContain('closed → customer')

  // R51
  await to('archived')
  await expectFiled()
})
