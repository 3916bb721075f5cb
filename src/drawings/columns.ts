import type { Stage } from '../domain/policy/policy.ts'
import type { ToldProcess } from './told.ts'

export const PAGE = { width: 1_200, margin: 24 }

/** Where the columns of the stages lie. */
export type Columns = { left: (stage: Stage) => number; right: (stage: Stage) => number }

export function columnsOf({ stages }: ToldProcess): Columns {
  const width = (PAGE.width - 2 * PAGE.margin) / stages.length
  const place = (stage: Stage) => stages.findIndex((one) => one.stage === stage)
  return {
    left: (stage) => PAGE.margin + place(stage) * width,
    right: (stage) => PAGE.margin + (place(stage) + 1) * width,
  }
}
