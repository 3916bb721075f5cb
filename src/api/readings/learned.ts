import type { Pool } from 'pg'
import { suggesterOf, type Model } from '../../reading/model.ts'
import { latestReading, latestVersion, type KeptReading } from '../../register/readings/readings.ts'

export type InForce = Pick<KeptReading, 'version' | 'trainedAt' | 'complaints'> & {
  suggest: ReturnType<typeof suggesterOf>
}

/** What was learned last, read anew only where another version is there. */
export type LearnedReadings = { latest(pool: Pool): Promise<InForce | undefined> }

export function learnedReadings(): LearnedReadings {
  let known: InForce | undefined
  return {
    async latest(pool) {
      const version = await latestVersion(pool)
      if (version === undefined) return undefined
      if (known?.version !== version) {
        const kept = await latestReading<Model>(pool)
        known = kept && { ...kept, suggest: suggesterOf(kept.classifiers) }
      }
      return known
    },
  }
}
