import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'
import { expect, test } from 'vitest'
import { COMMAND_TYPES } from '../../src/domain/decide/rules.ts'
import { IMPORT, PERFORM, SEARCH_ATTRIBUTES, VIEW } from '../../src/workflows/messages/complaint.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { agent, begin, customer, opening, policies, supervisor } from '../support/temporal/workflow-lives.ts'
import { realTime } from '../support/temporal/real-time.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

const time = realTime()
const assign = { type: 'assign', department: 'service', person: 'li' } as const
const major = {
  type: 'classify',
  category: 'safety',
  impact: 'high',
  risk: 'high',
  complexity: 'complex',
} as const

type Metadata = temporal.api.sdk.v1.IWorkflowMetadata

test('operators find an update for each command, and read how the complaint stands', async () => {
  const complaint = await time.begin(opening(Date.now()), { commands: [major, assign] })
  const metadata = await complaint.handle.query<Metadata>('__temporal_workflow_metadata')
  const names = metadata.definition!.updateDefinitions!.map(({ name }) => name)
  expect(new Set(names)).toEqual(new Set([PERFORM, IMPORT, ...COMMAND_TYPES]))
  expect(metadata.definition!.queryDefinitions!.map(({ name }) => name)).toContain(VIEW)
  expect(metadata.currentDetails).toContain('**investigating**, safety, major, complex, with service')
  expect(metadata.currentDetails).toMatch(/- resolve: due 20\d\d-/)
  expect(metadata.currentDetails).toContain('- level 3 (management) open')
  expect(metadata.currentDetails).not.toContain('Chen')
})

test('a key asked twice is answered once, and a refusal leaves no event', async () => {
  const complaint = await time.begin(opening(Date.now()))
  const note = { type: 'addNote', text: 'He will call again.' } as const
  const first = await complaint.ask(note, agent, { key: 'one' })
  expect(await complaint.ask(note, agent, { key: 'one' })).toEqual(first)
  // The server itself answers within a run, whatever is asked: by the digest the caller sees what was answered.
  expect(await complaint.ask({ ...note, text: 'Another' }, agent, { key: 'one' })).toEqual(first)
  expect((await complaint.view()).version).toBe(first.version)
  const before = (await complaint.handle.describe()).historyLength
  await expect(complaint.ask({ type: 'acceptSolution' }, customer)).rejects.toMatchObject({
    cause: { type: 'notInThisStage' },
  })
  expect((await complaint.handle.describe()).historyLength).toBe(before)
  await expectKept(time.house, complaint)
})

test('a complaint starts once, even when it is over', async () => {
  const opened = {
    ...opening(Date.now(), { policy: 'demo' }),
    policy: { ...policies.get('demo')!, reopen: { amount: 1, unit: 'seconds' as const } },
  }
  const complaint = await time.begin(opened)
  await expect(begin(time.server.client, opened)).rejects.toThrow(WorkflowExecutionAlreadyStartedError)
  await complaint.ask(withdrawal)
  await complaint.handle.result()
  await expect(begin(time.server.client, opened)).rejects.toThrow(WorkflowExecutionAlreadyStartedError)
  await expectKept(time.house, complaint)
})

test('a complaint that began before that tells each change, as it did', async () => {
  const before = { attributes: undefined } as object
  const complaint = await time.begin(opening(Date.now()), before)
  await complaint.ask([{ ...major, category: 'brakes' }, assign])
  const { typedSearchAttributes } = await complaint.handle.describe()
  expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.stage)).toBe('investigating')
  expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.level)).toBe(3)
})

test('complaints that are closed are found by what they were', async () => {
  const complaint = await time.begin(opening(Date.now()))
  const attributes = async () => {
    const { typedSearchAttributes } = await complaint.handle.describe()
    return Object.values(SEARCH_ATTRIBUTES).map((key) => typedSearchAttributes.get(key as never))
  }
  await complaint.ask([{ ...major, category: 'brakes' }, assign])
  expect(await attributes()).toEqual([undefined, undefined, undefined, undefined, undefined])
  await complaint.ask({ type: 'withdraw', reason: 'It has been settled.' }, customer)
  expect(await attributes()).toEqual(['closed', 'major', 'brakes', 'service', undefined])
  const query = `ComplaintStage = 'closed' and ComplaintCategory = 'brakes'`
  const found = async () => {
    const ids: string[] = []
    for await (const { workflowId } of time.server.client.workflow.list({ query })) ids.push(workflowId)
    return ids
  }
  await expect.poll(found, { timeout: 60_000 }).toEqual([complaint.handle.workflowId])
  await complaint.ask({ type: 'reopen', reason: 'It was not settled.' }, supervisor)
  expect(await attributes()).toEqual([undefined, undefined, undefined, undefined, undefined])
})
