import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  agent,
  another,
  ATTRIBUTES,
  begin,
  customer,
  eventTypes,
  opening,
  supervisor,
  workingHouse,
} from '../support/lives.ts'
import { timeSkippingEnvironment } from '../support/temporal.ts'

let environment: TestWorkflowEnvironment
let house: Awaited<ReturnType<typeof workingHouse>>

beforeAll(async () => {
  environment = await timeSkippingEnvironment(ATTRIBUTES)
  house = await workingHouse(environment.nativeConnection)
})
afterAll(async () => {
  await house?.close()
  await environment?.teardown()
})

const now = () => environment.currentTimeMs()

test('a complaint lives from receipt to archive', async () => {
  const received = await now()
  const opened = opening(received)
  const complaint = await begin(environment.client, opened)
  const first = await complaint.ask({ type: 'acknowledge', method: 'phone', said: 'We have it.' })
  expect(first).toMatchObject({ stage: 'received', recorded: true })
  await complaint.ask([
    { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'complex' },
    { type: 'assign', department: 'service', person: 'li' },
  ])
  const proposed = await complaint.ask({ type: 'proposeSolution', measures: 'A voucher.' })
  expect(proposed).toMatchObject({ stage: 'proposed', waiting: ['consent'] })
  await complaint.ask({ type: 'acceptSolution' }, customer)
  await complaint.ask({ type: 'recordExecution', what: 'Voucher sent.' })
  const closed = await complaint.ask({ type: 'recordRevisit', result: 'satisfied', score: 5 }, another)
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved', clocks: [] })
  expect(await complaint.handle.result()).toEqual({ outcome: 'resolved' })
  const types = await eventTypes(house.register, opened.id)
  expect(types.at(0)).toBe('received')
  expect(types.at(-1)).toBe('archived')
  expect(types).not.toContain('breached')
  expect((await house.register.getComplaint(opened.id))?.complaint).toEqual(await complaint.view())
})

test('an unanswered complaint climbs the ladder by itself, and accepting stops it', async () => {
  const received = await now()
  const opened = opening(received)
  const complaint = await begin(environment.client, opened)
  await environment.sleep(24 * 3_600_000 + 60_000)
  const raised = await complaint.view()
  expect(raised.escalations).toMatchObject([{ level: 1, state: 'open', at: received + 24 * 3_600_000 }])
  await environment.sleep('4h')
  expect((await complaint.view()).escalations).toMatchObject([{ level: 2, to: 'manager' }])
  await environment.sleep('24h')
  expect((await complaint.view()).escalations).toMatchObject([{ level: 3, to: 'management' }])
  await expect(complaint.ask({ type: 'acceptEscalation' }, supervisor)).rejects.toMatchObject({
    cause: { type: 'notAllowed' },
  })
  await complaint.ask({ type: 'withdraw', reason: 'Settled.' }, agent)
  expect((await complaint.view()).escalations).toMatchObject([{ state: 'ended' }])
})
