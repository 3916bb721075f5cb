import { checkClocks } from './clocks.ts'
import { checkComplaints } from './complaints.ts'
import { checkFiles } from './files.ts'
import { checkFigures } from './figures.ts'
import type { Checks } from './ledger.ts'
import { checkMerges } from './merges.ts'
import { checkNames } from './names.ts'
import { checkProjections } from './projections.ts'
import { checkRuns } from './runs.ts'

/** What carries out each check. */
export const CARRY_OUT: Checks = {
  clocks: checkClocks,
  complaints: checkComplaints,
  runs: checkRuns,
  projections: checkProjections,
  figures: checkFigures,
  merges: checkMerges,
  names: checkNames,
  files: checkFiles,
}

/** So long something may be under way: a lapse under load, a commit to a slow register, a list that lags behind. */
export const GRACE_MS = 3 * 60_000
