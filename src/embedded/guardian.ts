import { spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { endKnown, type Known } from './daemon.ts'
import { identityOf } from './process-identity.ts'

// Servers lead process groups of their own, so that we stop them in order, and nobody tells them when we are killed.
// A small process beside us holds a pipe to us: when it breaks, whatever became of us, the servers are ended.

type Guarded = Known & { signal: NodeJS.Signals }

export type Guardian = {
  /** From now on the process does not outlive this one; `signal` is how it is asked to end. */
  guard(pid: number, signal: NodeJS.Signals): void
  /** Everything guarded has been stopped. */
  dismiss(): void
}

const script = fileURLToPath(import.meta.url)

export function startGuardian(): Guardian {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without it everything works but for the end after a kill, which the next start makes up for.
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.unref()
  const pipe = child.stdin as typeof child.stdin & { unref?(): void }
  pipe.unref?.()
  return {
    guard(pid, signal) {
      child.stdin.write(`${JSON.stringify({ pid, identity: identityOf(pid), signal } satisfies Guarded)}\n`)
    },
    dismiss: () => void child.stdin.end(),
  }
}

async function guard(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  let told = ''
  for await (const chunk of process.stdin) told += String(chunk)
  const guarded = told
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Guarded)
  await Promise.all(guarded.map((one) => endKnown(one, one.signal)))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await guard()
