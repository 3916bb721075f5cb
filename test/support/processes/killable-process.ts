import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EventType } from '../../../src/domain/event.ts'

/** What a worker's process is told. `diesAfter`: it kills itself once so many commits of the event are recorded. */
export type WorkerOrder = {
  address: string
  databaseUrl: string
  codePath: string
  diesAfter?: { event: EventType; commits: number }
}

const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url))

/** A worker in a process of its own, polling when this returns. */
export const killableWorker = (order: WorkerOrder) => killableProcess(script, order)

/** A script that is told what to do and says on its standard output when it does. */
export async function killableProcess(script: string, order: unknown) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(([code, signal]) => {
    throw new Error(`The worker ended before it polled (${String(signal ?? code)}).`)
  })
  await Promise.race([once(child.stdout, 'data'), ended])
  ended.catch(() => {})
  return {
    exited: exited as Promise<unknown>,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
