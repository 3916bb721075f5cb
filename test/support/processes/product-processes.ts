import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../../src/embedded/ports.ts'
import { asker } from '../serving.ts'

export type ProductProcess = {
  pid: number
  /** How it ended, once it has. */
  ended(): string | undefined
  log(): string
  stop(): Promise<void>
  /** At once, as the kernel does it. */
  kill(): Promise<void>
}

type Env = Record<string, string | undefined>

const tsx = import.meta.resolve('tsx')
const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** One of the product's programs as production starts it, here or where it was installed; ready when its log says so. */
export async function startedProduct(
  file: string,
  env: Env,
  sentence: string,
  cwd?: string,
): Promise<ProductProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', cwd ? 'tsx' : tsx, file], {
    ...(cwd && { cwd }),
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const exited = once(child, 'exit')
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (bytes: Buffer) => {
        log = (log + bytes.toString()).slice(-40_000)
        if (log.includes(sentence)) resolve()
      })
    exited.then(() => reject(new Error(`${file} ended.\n${log}`)), reject)
  })
  const ended = () =>
    child.exitCode === null && child.signalCode === null
      ? undefined
      : `${file} ended (${child.signalCode ?? child.exitCode})\n${log.slice(-4_000)}`
  const stop = async () => {
    if (ended() === undefined) child.kill('SIGTERM')
    await exited
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  await ready.catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return { pid: child.pid!, ended, log: () => log, stop, kill }
}

export type Where = { databaseUrl: string; temporalAddress: string; env?: Env }

const environmentOf = ({ databaseUrl, temporalAddress, env }: Where): Env => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: temporalAddress,
  ...env,
})

/** A worker with its couriers, in a process of its own. */
export const workerProcess = (where: Where): Promise<ProductProcess> =>
  startedProduct(fileAt('../../../src/run/worker.ts'), environmentOf(where), 'the worker is running')

/** The API in a process of its own, with a way to ask it. */
export async function apiProcess(where: Where) {
  const port = await freePort()
  const env = { ...environmentOf(where), PORT: String(port) }
  const api = await startedProduct(fileAt('../../../src/run/api.ts'), env, 'the API is serving')
  return { ...api, ...asker(`http://127.0.0.1:${port}`) }
}
