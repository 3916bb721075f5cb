import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { identityOf } from './process-identity.ts'

export type Lock = { release(): void }
export type Holder = { pid: number; identity: string }

/** Takes the lock, or says who holds it. A lock whose holder is gone is taken over. */
export function tryLock(file: string): Lock | Holder {
  const own: Holder = { pid: process.pid, identity: identityOf(process.pid) ?? 'unknown' }
  const draft = `${file}.${process.pid}`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(draft, JSON.stringify(own))
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, so that no process ever reads half a lock.
        linkSync(draft, file)
        return { release: () => rmSync(file, { force: true }) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = holderOf(file)
      if (holder) return holder
      setAside(file)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Who holds this lock; undefined when no living process does. */
export function holderOf(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return identityOf(holder.pid) === holder.identity ? holder : undefined
  } catch {
    return undefined
  }
}

/** Two may find the same stale lock: renaming succeeds for one of them only. */
function setAside(file: string): void {
  try {
    renameSync(file, `${file}.stale`)
    rmSync(`${file}.stale`, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Runs `work` while no other process of this machine runs work under the same lock. */
export async function withLock<T>(
  file: string,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  let told = false
  for (;;) {
    const lock = tryLock(file)
    if ('release' in lock) {
      try {
        return await work()
      } finally {
        lock.release()
      }
    }
    if (!told) say(`Waiting for process ${lock.pid}, which is doing the same (${file}).`)
    told = true
    await delay(250)
  }
}

/** One running system per data directory. */
export function lockDataDir(dataDir: string): Lock {
  const lock = tryLock(path.join(dataDir, 'lock'))
  if ('release' in lock) return lock
  throw new Error(
    `Yinuo is already running on ${dataDir} (process ${lock.pid}). ` +
      'Stop that one, or give this one a directory of its own: DATA_DIR=.data2 npm start',
  )
}
