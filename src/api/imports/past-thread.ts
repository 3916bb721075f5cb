import { parentPort } from 'node:worker_threads'
import { openWithHistory } from '../../domain/opening.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Past, Told } from './tell-pasts.ts'

// What a thread beside the API's own does: one past after another.

parentPort?.on('message', ({ opening, history, until, workAtMost }: Past) => {
  const lived = openWithHistory(opening, history, until, { work: { left: workAtMost } })
  const told: Told = isRefusal(lived) ? lived : { complaint: lived.complaint }
  parentPort!.postMessage(told)
})
