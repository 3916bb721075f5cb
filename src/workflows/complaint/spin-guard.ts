import { workflowInfo } from '@temporalio/workflow'

const TURNS_AT_MOST = 1_000

/** Fails the task of a loop that no longer waits; left to spin it would take its whole worker down. */
export function spinGuard(loop: string): () => void {
  let turns = 0
  let task = -1
  return () => {
    const { historyLength } = workflowInfo()
    turns = historyLength === task ? turns + 1 : 1
    task = historyLength
    if (turns > TURNS_AT_MOST) throw new Error(`The ${loop} loop took ${turns} turns in one task`)
  }
}
