import { useSyncExternalStore } from 'react'
import { newWatchers } from '../asking/watchers.ts'

/** Something that can be done on the page that is open. */
export type StepOffered = { id: string; label: string; about: string; run: () => void }

const NONE: readonly StepOffered[] = []
let offered = NONE
const { watch, tell } = newWatchers()

function offer(steps: readonly StepOffered[]): void {
  offered = steps
  tell()
}

/** What can be done now is found wherever anything is (Ctrl/⌘ K), until it is taken back. */
export function offerSteps(steps: readonly StepOffered[]): () => void {
  offer(steps)
  return () => {
    if (offered === steps) offer(NONE)
  }
}

export const useOfferedSteps = (): readonly StepOffered[] => useSyncExternalStore(watch, () => offered)
