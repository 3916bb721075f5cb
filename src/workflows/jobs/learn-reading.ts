import { proxyActivities } from '@temporalio/workflow'
import type { ReadingActivities, ReadingLearned } from '../messages/reading.ts'

/** A minute or two of work, and some more of long texts. What fails ten times is left to the next night: what was learned before goes on. */
const { learnReading: learn } = proxyActivities<ReadingActivities>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '10s', maximumInterval: '5m', maximumAttempts: 10 },
})

/** Learns the first reading from what people have classified. */
export async function learnReading(): Promise<ReadingLearned> {
  return learn()
}
