import { useSyncExternalStore } from 'react'

/** Something that can be done on the page that is open. */
export type StepOffered = { id: string; label: string; about: string; run: () => void }

const NONE: readonly StepOffered[] = []
let offered = NONE
const watchers = new Set<() => void>()

function offer(steps: readonly StepOffered[]): void {
  offered = steps
  for (const watcher of watchers) watcher()
}

/** What can be done now is found wherever anything is (Ctrl/⌘ K), until it is taken back. */
export function offerSteps(steps: readonly StepOffered[]): () => void {
  offer(steps)
  return () => {
    if (offered === steps) offer(NONE)
  }
}

export const useOfferedSteps = (): readonly StepOffered[] =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => offered,
  )
