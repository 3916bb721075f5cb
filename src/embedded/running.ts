import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf } from './process-identity.ts'

/** Where a running system is to be found; written when it is ready, for the other commands. */
export type Running = {
  pid: number
  apiUrl?: string
  temporalAddress: string
  temporalNamespace: string
  uiUrl?: string
  databaseUrl: string
}

const fileIn = (dataDir: string) => path.join(dataDir, 'running.json')

/** The file holds the database's password: readable for its owner only. */
export function announceRunning(dataDir: string, running: Running): void {
  const identity = identityOf(running.pid)
  rmSync(fileIn(dataDir), { force: true })
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ ...running, identity }, null, 2)}\n`, { mode: 0o600 })
}

export function withdrawRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}

/** The system that runs on this data directory, if one does. */
export function findRunning(dataDir: string): Running | undefined {
  try {
    const { identity, ...running } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))
    return identityOf(running.pid) === identity ? (running as Running) : undefined
  } catch {
    return undefined
  }
}

const lastIn = (cacheDir: string) => path.join(cacheDir, 'last-started')

/** Remembers on which data directory a system was started last, for who does not name one. */
export function rememberStarted(cacheDir: string, dataDir: string): void {
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(lastIn(cacheDir), dataDir)
}

type Where = { dataDir: string; isDataDirNamed: boolean; cacheDir: string }

/** The system that runs on the data directory; where none was named and none runs there, the one started last. */
export function findNearest({ dataDir, isDataDirNamed, cacheDir }: Where): Running | undefined {
  const here = findRunning(dataDir)
  if (here || isDataDirNamed) return here
  try {
    return findRunning(readFileSync(lastIn(cacheDir), 'utf8'))
  } catch {
    return undefined
  }
}
