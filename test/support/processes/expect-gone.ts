import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'
import { identityOf } from '../../../src/embedded/process-identity.ts'

/** Waits until no process has any of these numbers. */
export async function expectGone(...pids: number[]): Promise<void> {
  await expect
    .poll(() => pids.filter((pid) => identityOf(pid) !== undefined), { timeout: 60_000 })
    .toEqual([])
}

export const parentOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
