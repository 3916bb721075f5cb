import { differences } from '../figures/recount/recompute.ts'
import { dayMs, type Instant } from '../domain/instant.ts'
import { complaintsWith, keepProgress, progressOf } from '../register/reconciliation/findings.ts'
import { ledgerOf, type CarryOut, type Means, type Turn } from './ledger.ts'

const KIND = 'figuresDiffer'
const LAST_DAY = 'figures of a day'
/** So many days with a difference are looked at again; who has more has one cause. */
const DAYS_AGAIN = 7
const BEAT_MS = 10_000

/** Yesterday's figures, counted in SQL and folded by the core, are the same: once a day, for a day of UTC (F62). */
export const checkFigures: CarryOut = async (means, turn) => {
  const { pool } = means
  const ledger = ledgerOf(means, KIND, turn.at)
  const yesterday = dayOf(turn.at - dayMs)
  if ((await progressOf(pool, LAST_DAY)) === yesterday) return ledger.tally
  const again = await complaintsWith(pool, KIND, '', DAYS_AGAIN)
  for (const day of new Set([...again, yesterday])) {
    const differs = await whileBeating(turn, () => confirmedDifferences(means, day))
    ledger.tally.looked++
    if (differs.length > 0) await ledger.see([{ complaintId: day, detail: { differs } }])
    else await ledger.over([day])
  }
  await keepProgress(pool, LAST_DAY, yesterday)
  return ledger.tally
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

/** The two ways read one after the other; what somebody entered of the past meanwhile is no difference. */
async function confirmedDifferences({ pool }: Means, day: string): Promise<string[]> {
  const from = Date.parse(`${day}T00:00:00Z`)
  const question = { from, to: from + dayMs, asOf: from + dayMs }
  const differs = await differences(pool, question)
  return differs.length > 0 ? differences(pool, question) : differs
}

/** Folding all journals takes its time. */
async function whileBeating<T>({ beat }: Turn, work: () => Promise<T>): Promise<T> {
  let stopped: unknown
  const beating = setInterval(() => {
    try {
      beat('')
    } catch (error) {
      stopped = error
    }
  }, BEAT_MS)
  try {
    const done = await work()
    if (stopped) throw stopped
    return done
  } finally {
    clearInterval(beating)
  }
}
