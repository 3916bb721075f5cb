/** Runs `count` tasks, so many in flight; the first failure ends it. */
export async function inFlight<T>(
  count: number,
  width: number,
  task: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const lane = async () => {
    while (next < count) {
      const index = next++
      results[index] = await task(index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane))
  return results
}

/** Asks until it is so. */
export async function until(isSo: () => Promise<boolean>, { everyMs = 20, withinMs = 120_000 } = {}) {
  const end = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not so after ${withinMs / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** How many a second. */
export async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return count / ((performance.now() - startedAt) / 1000)
}

/**
 * Nobody goes on in the millisecond in which he has created something. An update that does shares the creation's
 * workflow task, and such a life has a task less than any other.
 */
export const firstTask = () => new Promise((resolve) => setTimeout(resolve, 300))
