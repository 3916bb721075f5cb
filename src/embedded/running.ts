import { readFileSync, rmSync, writeFileSync } from 'node:fs'
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
