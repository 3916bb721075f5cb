import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { findRunning } from '../../src/embedded/running.ts'
import { expectGone, parentOf } from '../support/processes/expect-gone.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

const root = path.resolve(import.meta.dirname, '../..')
const begun: number[] = []
afterEach(() => {
  for (const pid of begun.splice(0))
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It is gone, as it should be.
    }
})

// Trial R7
test.each([
  ['npm', 'SIGTERM'],
  ['npm', 'SIGKILL'],
  ['the runner', 'SIGKILL'],
] as const)('nothing of `npm start` outlives %s, ended by %s', async (who, signal) => {
  const dataDir = ownDirectory('tree')
  const env = { ...process.env, DATA_DIR: dataDir, TEMPORAL_CLI_PATH: inject('temporalCli') }
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env })
  begun.push(npm.pid!)
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  await expect.poll(() => output, { timeout: 90_000 }).toContain('ready http')
  const { pid } = findRunning(dataDir)!
  const servers = ['temporal.pid', 'postgres.pid'].map(
    (name) => (JSON.parse(readFileSync(path.join(dataDir, name), 'utf8')) as { pid: number }).pid,
  )
  const runner = parentOf(pid)
  begun.push(pid, runner)
  process.kill(who === 'npm' ? npm.pid! : runner, signal)
  await expectGone(npm.pid!, runner, pid, ...servers)
  expect(findRunning(dataDir)).toBeUndefined()
})
