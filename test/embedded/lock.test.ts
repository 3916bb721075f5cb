import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lockDataDir, withLock } from '../../src/embedded/lock.ts'
import { identityOf } from '../../src/embedded/process-identity.ts'
import { announceRunning, findRunning, withdrawRunning } from '../../src/embedded/running.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

test('a second instance on the same data directory is refused, by name of the first', () => {
  const dataDir = ownDirectory('lock')
  const lock = lockDataDir(dataDir)
  expect(() => lockDataDir(dataDir)).toThrow(`already running on ${dataDir} (process ${process.pid})`)
  lock.release()
  lockDataDir(dataDir).release()
})

test('a lock whose holder is gone is taken over', async () => {
  const dataDir = ownDirectory('lock')
  const child = spawn('sleep', ['60'])
  const holder = { pid: child.pid, identity: identityOf(child.pid ?? 0) }
  writeFileSync(path.join(dataDir, 'lock'), JSON.stringify(holder))
  expect(() => lockDataDir(dataDir)).toThrow(`process ${child.pid}`)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  lockDataDir(dataDir).release()
})

test('a number that now belongs to another process does not hold the lock', () => {
  const dataDir = ownDirectory('lock')
  writeFileSync(
    path.join(dataDir, 'lock'),
    JSON.stringify({ pid: process.pid, identity: 'an earlier process' }),
  )
  lockDataDir(dataDir).release()
})

test('those who wait for the same lock come one after another', async () => {
  const file = path.join(ownDirectory('lock'), 'fetching.lock')
  const order: string[] = []
  const work = (name: string) => async () => {
    order.push(`${name} begins`)
    await delay(300)
    order.push(`${name} ends`)
  }
  await Promise.all([
    withLock(file, () => undefined, work('one')),
    withLock(file, () => undefined, work('other')),
  ])
  expect(order).toEqual(['one begins', 'one ends', 'other begins', 'other ends'])
  expect(existsSync(file)).toBe(false)
})

test('a running system can be found until it withdraws', () => {
  const dataDir = ownDirectory('running')
  const running = {
    pid: process.pid,
    temporalAddress: '127.0.0.1:7233',
    temporalNamespace: 'default',
    databaseUrl: 'postgresql://x',
  }
  announceRunning(dataDir, running)
  expect(findRunning(dataDir)).toEqual(running)
  withdrawRunning(dataDir)
  expect(findRunning(dataDir)).toBeUndefined()
})
