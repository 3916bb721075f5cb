import { defineSearchAttributeKey } from '@temporalio/common'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { startTemporalServer } from '../../src/embedded/temporal-server.ts'
import {
  ownDirectory,
  realServer,
  timeSkippingEnvironment,
  type RealServer,
} from '../support/temporal/servers.ts'

const stage = defineSearchAttributeKey('Stage', 'KEYWORD')
const level = defineSearchAttributeKey('EscalationLevel', 'INT')
const started: RealServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

async function start(options: Parameters<typeof realServer>[0]): Promise<RealServer> {
  const server = await realServer(options)
  started.push(server)
  return server
}

const begin = (server: RealServer, workflowId: string) =>
  server.client.workflow.start('nobodyRunsThis', {
    workflowId,
    taskQueue: 'none',
    typedSearchAttributes: [{ key: stage, value: 'received' }],
  })

test('a workflow and the search attributes outlive a restart on the same file', async () => {
  const dataDir = ownDirectory('temporal')
  const first = await start({ dataDir, searchAttributes: [stage] })
  await begin(first, 'complaint/1')
  started.pop()
  await first.stop()

  const second = await start({ dataDir, searchAttributes: [stage, level] })
  const description = await second.client.workflow.getHandle('complaint/1').describe()
  expect(description.status.name).toBe('RUNNING')
  expect(description.typedSearchAttributes.get(stage)).toBe('received')
  await begin(second, 'complaint/2')
  await expect
    .poll(async () => (await second.client.workflow.count("Stage = 'received'")).count, { timeout: 30_000 })
    .toBe(2)
  expect((await second.client.workflow.count('EscalationLevel > 0')).count).toBe(0)
})

test('one that was killed comes back on its file', async () => {
  const dataDir = ownDirectory('temporal')
  const first = await start({ dataDir, searchAttributes: [stage] })
  await begin(first, 'complaint/1')
  process.kill(first.pid, 'SIGKILL')
  const second = await start({ dataDir, searchAttributes: [stage] })
  const { status } = await second.client.workflow.getHandle('complaint/1').describe()
  expect(status.name).toBe('RUNNING')
})

for (const [code, said] of [
  [2, 'panic:'],
  [1, 'listen tcp 127.0.0.1:7233: bind: address already in use'],
])
  test(`one from which somebody took a port at its start ("${said}") is started again`, async () => {
    const dataDir = ownDirectory('temporal')
    const loses = path.join(dataDir, 'loses-once')
    const script = `[ -e '${loses}.did' ] || { touch '${loses}.did'; echo '${said}' >&2; exit ${code}; }`
    await writeFile(loses, `#!/bin/sh\n${script}\nexec '${inject('temporalCli')}' "$@"\n`, { mode: 0o755 })
    const server = await startTemporalServer({ cli: loses, dataDir, inMemory: true })
    expect((await fetch(server.uiUrl)).status).toBe(200)
    await server.stop()
  })

test('its web page answers', async () => {
  const server = await start({})
  expect((await fetch(server.uiUrl)).status).toBe(200)
})

test('the time-skipping server starts, knows the search attributes and ends', async () => {
  const environment = await timeSkippingEnvironment([stage])
  const before = await environment.currentTimeMs()
  await environment.sleep('30 days')
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000)
  const handle = await environment.client.workflow.start('nobodyRunsThis', {
    taskQueue: 'none',
    workflowId: 'complaint/1',
    typedSearchAttributes: [{ key: stage, value: 'received' }],
  })
  expect((await handle.describe()).typedSearchAttributes.get(stage)).toBe('received')
  await environment.teardown()
})

test('the server listens on this machine only', async () => {
  const server = await start({})
  const hexPort = Number(server.address.split(':')[1]).toString(16).toUpperCase().padStart(4, '0')
  const listening = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .filter((line) => line.includes(`:${hexPort} `) && line.includes(' 0A '))
  expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${hexPort}`])
})
