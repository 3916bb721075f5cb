/** What clients and workers agree on for the first reading. */
export const LEARN_READING_WORKFLOW = 'learnReading'

/** Over how many complaints, and which fields are read well enough to be suggested. */
export type ReadingLearned = { version: number; complaints: number; fields: string[] }

export type ReadingActivities = {
  /** May run twice: the second learns the same under another version. */
  learnReading(): Promise<ReadingLearned>
}
