import { expect, test } from 'vitest'
import type { Pool } from 'pg'
import type { Actor } from '../../src/domain/command.ts'
import type { Instant } from '../../src/domain/instant.ts'
import { sourcesOf } from '../../src/domain/evolve/gathered.ts'
import { changeAction, type ActionChange } from '../../src/register/actions/action-changes.ts'
import { actionEvents, listActions, type Action } from '../../src/register/actions/actions.ts'
import { carmaker } from '../../src/stories/carmaker.ts'
import { qian, wang } from '../../src/stories/people.ts'
import { onStage } from '../support/stories/on-stage.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()

/** The action that the accepted proposal of a complaint opened. */
async function promisedBy(pool: Pool, complaint: string): Promise<Action> {
  const { data } = await listActions(pool, { filter: { complaint }, now: 0 })
  expect(data).toHaveLength(1)
  return data[0]!
}

test('004, a car maker: a first response within 48 hours, a promise that breaks, and no end before they are content', async () => {
  const { on, to, look, expectFiled } = await onStage(time, carmaker)

  // R6, R14
  await to('takenIn')
  const taken = await look()
  expect(taken).toMatchObject({ channel: 'store', details: { storeId: 'SH-03' } })
  expect(taken.told).toEqual(expect.arrayContaining(['received → customer', 'detailsWanted → customer']))

  // R25, R28
  await to('major')
  const major = await look()
  expect(major.classification).toMatchObject({ category: 'brakes', severity: 'major' })
  expect(major.escalation('severity')).toMatchObject({ level: 3, to: 'management', state: 'open' })
  expect(major.told).toEqual(expect.arrayContaining(['escalated → management', 'assigned → customer']))
  // Five working days from a Saturday, instead of ten.
  expect(major.clock('resolve').dueAt).toBe(on(12, '00:00') - 1)

  // R54
  await to('headed')
  expect((await look()).escalation('severity')).toMatchObject({ state: 'accepted', acceptedBy: 'qian' })

  // R7, R44, R67
  await to('responded')
  const responded = await look()
  expect(responded.clock('respond')).toMatchObject({ state: 'met', dueAt: on(7, '16:00') })
  expect(responded.clock('respond')).not.toHaveProperty('breach')
  expect(responded.clock('handover').state).toBe('met')
  expect(responded.clock('promised')).toMatchObject({ state: 'running', dueAt: on(11, '18:00') })

  // R59, R60, R61, R69
  await to('onSite')
  const visited = await look()
  const visit = { place: '上海三店维修车间', people: ['wang', '制动工程师'], at: on(8, '09:00') }
  expect(visited.tasks).toMatchObject([{ kind: 'siteVisit', department: 'workshop', visit }])
  expect(visited.details.product).toEqual({ model: 'EX5', serial: 'LSVAA4187E2184847' })
  expect(visited.happened.filter((type) => type === 'evidenceAttached')).toHaveLength(2)
  expect(sourcesOf(visited)).toEqual({ needed: 2, known: 2 })
  expect(visited.told).toContain('message → customer')
  expect(visited.happened).toContain('messageSent')

  await to('extended')
  const extended = await look()
  // Still open two working days after it was accepted, it has come to management again.
  expect(extended.told).toContain('escalated → management')
  expect(extended.told).toContain('extensionGranted → customer')
  expect(extended.clock('resolve').dueAt).toBe(on(19, '00:00') - 1)

  // R53, R54
  await to('promiseBroken')
  const broken = await look()
  expect(broken.clock('promised').breach).toEqual({ dueAt: on(11, '18:00') })
  expect(broken.escalation('promised')).toMatchObject({ level: 2, to: 'manager', at: on(14, '13:00') })
  for (const told of ['promiseBroken → customer', 'escalated → supervisor', 'escalated → manager'])
    expect(broken.told).toContain(told)

  // R62, R75
  await to('foundOut')
  const found = await look()
  expect(found).toMatchObject({ rootCause: 'product-quality', proposal: { state: 'awaitingClearance' } })
  expect(found.told).toContain('clearanceNeeded → legal')
  expect(found.told).not.toContain('solutionOffered → customer')

  // R83
  await to('cleared')
  const declined = await look()
  expect(declined).toMatchObject({ stage: 'investigating', reworks: 1 })
  expect(declined.told).toEqual(
    expect.arrayContaining(['solutionOffered → customer', 'solutionDeclined → agent']),
  )
  expect(declined.clock('promised')).toMatchObject({ state: 'met', breach: { dueAt: on(11, '18:00') } })
  await to('agreed')
  const agreed = await look()
  expect(agreed.stage).toBe('revisiting')
  expect(agreed.clock('resolve')).not.toHaveProperty('breach')
  expect(agreed.escalation('severity').state).toBe('ended')

  // R109: a product in the main, and a department with proof; R64: what was promised so that it does not happen again.
  await to('accountable')
  expect((await look()).responsibilities).toMatchObject([
    { bearer: 'product', name: '制动助力器密封件', degree: 'main', by: 'sun' },
    { bearer: 'department', department: 'workshop', degree: 'minor', by: 'sun' },
  ])
  const action = await promisedBy(time.house.pool, agreed.id)
  expect(action).toMatchObject({ what: '排查并更换同批次密封件', owner: 'wang', dueAt: on(30, '18:00') })
  await to('closed')
  expect(await look()).toMatchObject({ stage: 'closed', outcome: 'resolved' })

  // R79, R82, R83
  await to('notOver')
  const again = await look()
  expect(again).toMatchObject({ stage: 'investigating', cycle: 2, owner: { person: 'chen' } })
  expect(again.told).toContain('cycleOpened → customer')
  expect(again.handledBy?.[1]).toContain('wang')
  await to('content')
  expect(await look()).toMatchObject({ stage: 'closed', outcome: 'resolved', cycle: 2 })
  await to('askedAgain')
  const asked = await look()
  expect(asked).toMatchObject({ stage: 'closed', cycle: 2 })
  expect(asked.clock('laterRevisit')).toMatchObject({ state: 'met' })

  // R92, R97: whether it has come back is looked at by somebody else; the one it answers does not count.
  const { pool } = time.house
  const ask = (change: ActionChange, by: Actor, at: Instant) =>
    changeAction(pool, { id: action.id, change, by, at, digest: change.type })
  const completed = {
    type: 'completed',
    result: '同批次 212 台已全部更换。',
    checkDueAt: on(48, '09:00'),
  } as const
  expect(await ask(completed, wang, on(20, '18:00'))).toMatchObject({
    action: { completedAt: on(20, '18:00') },
  })
  const checked = { type: 'recurrenceChecked', comment: '两周后复核。' } as const
  expect(await ask(checked, wang, on(49, '11:00'))).toMatchObject({ code: 'conflictOfInterest' })
  expect(await ask(checked, qian, on(49, '11:00'))).toMatchObject({ action: { recurred: false } })
  const counted = (await actionEvents(pool, action.id)).at(-1)
  expect(counted).toMatchObject({ type: 'recurrenceChecked', data: { sameCause: 0, sameCategory: 0 } })

  // R84
  await to('archived')
  await expectFiled()
})
