import { dayMs } from '../domain/instant.ts'
import type { Evidence } from './evidence.ts'

/** What was left half written on this host goes now and once a day, until it is stopped. */
export function sweepDaily({ sweep }: Pick<Evidence, 'sweep'>): () => void {
  // What cannot be removed today is tomorrow.
  const now = () => void sweep(Date.now()).catch(() => {})
  now()
  const timer = setInterval(now, dayMs).unref()
  return () => clearInterval(timer)
}
