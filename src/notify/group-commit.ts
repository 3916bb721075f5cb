type Waiting<T, R> = { item: T; resolve(result: R): void; reject(error: unknown): void }

/** Calls that come within a few milliseconds of one another are one call: many small writes cost one round trip. */
export function groupCommit<T, R>(
  write: (items: readonly T[]) => Promise<(item: T) => R>,
  withinMs: number,
): (item: T) => Promise<R> {
  let group: Waiting<T, R>[] = []
  const flush = async () => {
    const waiting = group
    group = []
    try {
      const resultOf = await write(waiting.map(({ item }) => item))
      for (const { item, resolve } of waiting) resolve(resultOf(item))
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
  return (item) =>
    new Promise((resolve, reject) => {
      if (group.push({ item, resolve, reject }) === 1) setTimeout(() => void flush(), withinMs)
    })
}
