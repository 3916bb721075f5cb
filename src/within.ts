import { setTimeout as delay } from 'node:timers/promises'

/** What comes of it in time; nothing where it takes longer. It is not called off, only not waited for any more. */
export async function within<T>(ms: number, asked: Promise<T>): Promise<T | undefined> {
  const over = new AbortController()
  try {
    return await Promise.race([asked, delay(ms, undefined, { signal: over.signal })])
  } finally {
    over.abort()
  }
}

/** The same; where it takes longer, this is thrown. */
export async function inTime<T>(ms: number, asked: Promise<T>, tooLate: Error): Promise<T> {
  const ended = await within(
    ms,
    asked.then((value) => ({ value })),
  )
  if (!ended) throw tooLate
  return ended.value
}
