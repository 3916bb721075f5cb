import { Worker } from 'node:worker_threads'
import type { Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Opening } from '../../domain/opening.ts'
import type { Fact } from '../../domain/import/past.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** A past to be told up to an instant, with as much work as it may take. */
export type Past = { opening: Opening; history: readonly Fact[]; until: Instant; workAtMost: number }
export type Told = { complaint: Complaint } | Refusal

type Asked = { past: Past; resolve: (told: Told) => void; reject: (error: Error) => void }

/** Pasts are told one after another: the machine's other processor answers all other requests. */
export type PastTeller = { tell(past: Past): Promise<Told>; close(): Promise<void> }

const TSX = import.meta.resolve('tsx/esm/api')
const THREAD = new URL('past-thread.ts', import.meta.url).href
/** A thread reads TypeScript only once it has been taught to, however the process was started. */
const BEGIN = `
  const { tsx, thread } = require('node:worker_threads').workerData
  import(tsx).then(({ register }) => register()).then(() => import(thread))
`

/** Tells pasts in a thread of its own, begun with the first: the API answers meanwhile. */
export function createPastTeller(): PastTeller {
  const waiting: Asked[] = []
  let thread: Worker | undefined

  const next = () => {
    const [first] = waiting
    if (first) thread?.postMessage(first.past)
  }
  const begin = (): Worker => {
    const begun = new Worker(BEGIN, { eval: true, execArgv: [], workerData: { tsx: TSX, thread: THREAD } })
    begun.unref()
    begun.on('message', (told: Told) => {
      waiting.shift()?.resolve(told)
      next()
    })
    const ended = (error: Error) => {
      if (thread !== begun) return
      thread = undefined
      waiting.shift()?.reject(error)
      if (waiting.length > 0) thread = begin()
      next()
    }
    begun.on('error', ended)
    begun.on('exit', (code) => ended(new Error(`The thread that tells pasts ended with ${code}.`)))
    return begun
  }

  return {
    tell: (past) =>
      new Promise((resolve, reject) => {
        waiting.push({ past, resolve, reject })
        thread ??= begin()
        if (waiting.length === 1) next()
      }),
    close: async () => {
      await thread?.terminate()
    },
  }
}
