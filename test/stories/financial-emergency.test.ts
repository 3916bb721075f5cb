import { expect, test } from 'vitest'
import { financialEmergency } from '../../src/stories/financial-emergency.ts'
import { onStage } from '../support/stories/on-stage.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()

test('003, a financial emergency: a night that nobody answers, watched over, decided within the day and the law', async () => {
  const { on, to, look, expectFiled } = await onStage(time, financialEmergency)

  // R5, R13
  await to('takenIn')
  const taken = await look()
  expect(taken).toMatchObject({ channel: 'social', stage: 'received' })
  expect(taken.told).toContain('received → customer')

  // R31, R56
  await to('emergency')
  const declared = await look()
  expect(declared).toMatchObject({
    emergency: true,
    classification: { category: 'outage', severity: 'major' },
    owner: { department: 'workshop', automatic: { rule: 'outage' } },
  })
  expect(declared.told).toEqual(
    expect.arrayContaining(['escalated → management', 'emergencyDeclared → management']),
  )
  expect(declared.clock('acknowledge').dueAt).toBe(on(4, '23:00'))
  expect(declared.clock('resolve').dueAt).toBe(on(5, '21:00'))

  // R39, R56: its first measure in time
  await to('measured')
  const measured = await look()
  expect(measured.clock('emergencyMeasure')).toMatchObject({ state: 'met' })
  expect(measured.clock('emergencyMeasure')).not.toHaveProperty('breach')

  // R39
  await to('nobody')
  const night = await look()
  expect(night.clock('acknowledge').breach).toEqual({ dueAt: on(4, '23:00') })
  for (const late of ['acknowledge', 'handover'])
    expect(night.escalation(late)).toMatchObject({ level: 3, to: 'management', state: 'open' })
  // Twelve hours after management heard first, they hear again.
  expect(night.escalation('severity')).toMatchObject({ level: 3, repeat: 1 })
  expect(night.told).toEqual(
    expect.arrayContaining(['promiseBroken → customer', 'escalated → supervisor', 'escalated → manager']),
  )
  // Every four hours somebody says how it stands: it is asked for again and again.
  expect(night.clock('emergencyStatus')).toMatchObject({
    state: 'running',
    breach: expect.anything(),
    warnings: 1,
  })
  expect(night.told).toContain('breached → agent')
  await to('mended')
  const mended = await look()
  expect(mended.owner).toMatchObject({ department: 'workshop', person: 'wang' })
  expect(mended.escalation('acknowledge')).toMatchObject({ state: 'ended', acceptedBy: 'qian' })
  expect(mended.told).toContain('resourceAssigned → agent')
  expect(mended.resources).toMatchObject([{ n: 1, department: 'service' }])
  expect(mended.clock('emergencyStatus')).toMatchObject({ n: 2, state: 'running' })
  expect(mended.clock('handover')).toMatchObject({ state: 'met', breach: { dueAt: expect.any(Number) } })

  // R55
  await to('watched')
  const watched = await look()
  expect(watched.supervision).toMatchObject([{ by: 'wu', role: 'auditor' }])
  expect(watched.told).toContain('supervisionOrdered → agent')
  await to('unanswered')
  const unanswered = await look()
  expect(unanswered.supervision).toMatchObject([{ overdue: true }])
  expect(unanswered.told).toEqual(
    expect.arrayContaining(['supervisionOverdue → auditor', 'supervisionOverdue → agent']),
  )
  expect(unanswered.escalation('supervision:1')).toMatchObject({ level: 1, state: 'open' })

  // R47
  await to('investigated')
  const found = await look()
  expect(found).toMatchObject({ rootCause: 'system-failure', supervision: [{ concludedBy: 'wu' }] })
  expect(found.clock('investigate')).toMatchObject({ state: 'met', breach: expect.anything() })

  // R71, R76
  await to('decided')
  const decided = await look()
  expect(decided).toMatchObject({ stage: 'proposed', waiting: [{ reason: 'consent' }] })
  expect(decided.told).toEqual(
    expect.arrayContaining(['clearanceNeeded → legal', 'solutionOffered → customer']),
  )
  expect(decided.clock('decide').state).toBe('met')
  expect(decided.clock('decide')).not.toHaveProperty('breach')
  expect(decided.clock('resolve').state).toBe('running')
  await to('agreed')
  const agreed = await look()
  expect(agreed.clock('resolve').state).toBe('met')
  expect(agreed.clock('resolve')).not.toHaveProperty('breach')
  expect(agreed).toMatchObject({ emergencyEnded: { at: expect.any(Number) } })
  expect(agreed.told).toEqual(
    expect.arrayContaining(['emergencyEnded → management', 'emergencyEnded → supervisor']),
  )
  expect(agreed).not.toHaveProperty('emergency')
  expect(agreed.clocks.filter(({ name }) => name === 'emergencyStatus').map(({ state }) => state)).toEqual([
    ...['met', 'met', 'met', 'cancelled'],
  ])
  expect(agreed.escalations.every(({ state }) => state === 'ended')).toBe(true)

  // R82
  await to('unhappy')
  const unhappy = await look()
  expect(unhappy).toMatchObject({ stage: 'investigating', cycle: 2, owner: { person: 'chen' } })
  expect(unhappy.clock('decide')).toMatchObject({ cycle: 2, state: 'running' })
  await to('again')
  expect((await look()).clock('decide')).toMatchObject({ cycle: 2, state: 'met' })

  // R57, R84
  await to('closed')
  const closed = await look()
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  expect(closed.happened).toContain('lessonsRecorded')
  expect(closed.clock('evaluation').state).toBe('running')
  await to('evaluated')
  const evaluated = await look()
  expect(evaluated).toMatchObject({ stage: 'closed', emergencyEnded: { evaluatedAt: expect.any(Number) } })
  expect(evaluated.clock('evaluation')).toMatchObject({ state: 'met', dueAt: on(11, '23:59') + 59_999 })
  await to('askedAgain')
  expect((await look()).clock('laterRevisit').state).toBe('met')
  await to('archived')
  await expectFiled()
})
