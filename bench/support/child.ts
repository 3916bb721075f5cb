import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Child = { pid: number; ready: string; lastLine(): string; stop(): Promise<void> }

const startWithinMs = 120_000
const tsx = import.meta.resolve('tsx')
/** For profiles: BENCH_NODE_ARGS='--cpu-prof --cpu-prof-dir=profiles'. */
const nodeArgs = process.env.BENCH_NODE_ARGS?.split(' ') ?? []

/** Starts one of our programs, and waits for the line that says it is ready. */
export async function startChild(file: string, env: Record<string, string | undefined>): Promise<Child> {
  const child = spawn(process.execPath, [...nodeArgs, '--import', tsx, file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Whoever ends this process ends its children.
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  let errors = ''
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-4_000)
  })
  let last = ''
  const ended = once(child, 'exit')
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = line
      if (line.startsWith('ready')) resolve(line)
    })
    ended.then(() => reject(new Error(`${file} ended.\n${errors}`)), reject)
    setTimeout(() => reject(new Error(`${file} was not ready in time.\n${errors}`)), startWithinMs).unref()
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    process.off('exit', end)
  }
  try {
    return { pid: child.pid!, ready: await ready, lastLine: () => last, stop }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}
