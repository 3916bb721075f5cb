/** Whoever wants to hear of something as long as they are there; `watch` is for useSyncExternalStore too. */
export function newWatchers<Told extends readonly unknown[] = []>() {
  const watchers = new Set<(...told: Told) => void>()
  return {
    watch(watcher: (...told: Told) => void): () => void {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    tell(...told: Told): void {
      for (const watcher of watchers) watcher(...told)
    },
  }
}
