import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { findRunning } from '../../src/embedded/running.ts'
import { expectGone } from '../support/processes/expect-gone.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

// `npm start` as a person uses it: as a process, by its output and its signals.

const root = path.resolve(import.meta.dirname, '../..')
const running: { kill(signal: NodeJS.Signals): boolean }[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function start(dataDir: string, settings: Record<string, string> = {}) {
  const own = { DATA_DIR: dataDir, TEMPORAL_CLI_PATH: inject('temporalCli') }
  const env = { ...process.env, ...own, ...settings }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], { cwd: root, env })
  running.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const says = (text: string) => expect.poll(() => output, { timeout: 150_000, interval: 50 }).toContain(text)
  return { child, exited, says, output: () => output }
}

const pidIn = (dataDir: string, name: string) =>
  (JSON.parse(readFileSync(path.join(dataDir, name), 'utf8')) as { pid: number }).pid

test('it starts, can be found, refuses a second one, and stops on a signal', async () => {
  const dataDir = ownDirectory('start')
  const first = start(dataDir)
  await first.says('ready http')
  const found = findRunning(dataDir)
  expect(found).toMatchObject({ pid: first.child.pid, temporalNamespace: 'default' })

  const second = start(dataDir)
  expect(await second.exited).toBe(1)
  expect(second.output()).toContain(`already running on ${dataDir}`)

  first.child.kill('SIGTERM')
  expect(await first.exited).toBe(0)
  expect(findRunning(dataDir)).toBeUndefined()
})

const agent = { authorization: 'Bearer agent-li', 'content-type': 'application/json' }

async function takeIn(api: string): Promise<{ id: string }> {
  const details = { complainant: { name: '陈女士', phone: '13800001234' }, subject: '车辆未清洁' }
  const body = JSON.stringify({ channel: 'phone', details })
  const headers = { ...agent, 'idempotency-key': 'first' }
  const answer = await fetch(`${api}/v1/complaints`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string }
}

const apiOf = (output: string) => /^ready (http\S+)$/m.exec(output)?.[1] ?? ''

// Trial R7
test('a kill leaves nothing running, and the complaints live on', async () => {
  const dataDir = ownDirectory('start')
  const first = start(dataDir)
  await first.says('ready http')
  const { id } = await takeIn(apiOf(first.output()))
  const [left, server] = [pidIn(dataDir, 'temporal.pid'), pidIn(dataDir, 'postgres.pid')] as const
  first.child.kill('SIGKILL')
  await first.exited
  await expectGone(left, server)

  const second = start(dataDir)
  await second.says('ready http')
  expect(pidIn(dataDir, 'temporal.pid')).not.toBe(left)
  const complaint = `${apiOf(second.output())}/v1/complaints/${id}`
  const body = JSON.stringify({ method: 'phone', said: '已登记，正在处理。' })
  const headers = { ...agent, 'idempotency-key': 'second' }
  expect((await fetch(`${complaint}/acknowledge`, { method: 'POST', headers, body })).status).toBe(200)
  expect((await fetch(complaint, { headers: agent })).status).toBe(200)
  second.child.kill('SIGINT')
  expect(await second.exited).toBe(0)
})

test('a taken port is moved and said', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const system = start(ownDirectory('start'), { PORT: String(port) })
  await system.says('ready http')
  expect(system.output()).toContain(`Port ${port} is taken; the API moves to `)
  system.child.kill('SIGTERM')
  expect(await system.exited).toBe(0)
  await new Promise((resolve) => taken.close(resolve))
})

test('if a server dies it says which, stops the rest and ends with code 1', async () => {
  const dataDir = ownDirectory('start')
  const system = start(dataDir)
  await system.says('ready http')
  process.kill(pidIn(dataDir, 'temporal.pid'), 'SIGKILL')
  expect(await system.exited).toBe(1)
  expect(system.output()).toContain('The Temporal server ended (SIGKILL)')
})

test('if one server cannot be started, the other is not left running', async () => {
  const dataDir = ownDirectory('start')
  const system = start(dataDir, { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })
  expect(await system.exited).toBe(1)
  expect(system.output()).toContain('ECONNREFUSED')
  for (const name of ['temporal.pid', 'lock']) expect(existsSync(path.join(dataDir, name))).toBe(false)
})

test('a signal during the start leaves nothing running', async () => {
  const dataDir = ownDirectory('start')
  const system = start(dataDir)
  await system.says('Starting Yinuo')
  await expect.poll(() => existsSync(path.join(dataDir, 'temporal.pid')), { timeout: 60_000 }).toBe(true)
  system.child.kill('SIGTERM')
  expect(await system.exited).toBe(0)
  for (const name of ['temporal.pid', 'postgres.pid', 'lock']) {
    expect(existsSync(path.join(dataDir, name))).toBe(false)
  }
})

test('every wrong setting is named at once', async () => {
  const env = { ...process.env, PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://root:secret@db/x' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], { cwd: root, env })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
  for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(output).toContain(`${name}: `)
  expect(output).not.toContain('secret')
})
