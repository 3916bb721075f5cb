import type { Pool } from 'pg'
import { keepProgress, pagesOfComplaintsWith, progressOf } from '../register/reconciliation/findings.ts'
import { rebuild, standingOf } from '../register/complaint/projection.ts'
import { changedAfter, complaintsAfter, lastPosition } from '../register/reconciliation/reconciliation.ts'
import { ledgerOf, type CarryOut, type Means, type Turn } from './ledger.ts'

const PAGE = 200
/** Entries written since the last turn: at most so many pages of them, the rest next time. */
const CHANGED_PAGES = 25
/** Of all complaints, changed or not, a part each turn: in the end every one has been looked at. */
const ROUND_PAGES = 5
const CHANGED = 'projections changed'
const ROUND = 'projections round'

/** Rows follow from their events. Where they do not they are written anew: the events are what is true. */
export const checkProjections: CarryOut = async (means, turn) => {
  const { pool } = means
  const check = checking(means, turn)
  for await (const ids of suspected(pool)) await check.all(ids)
  for await (const ids of changed(pool)) await check.all(ids)
  for await (const ids of nextInRound(pool)) await check.all(ids)
  return check.tally()
}

function checking(means: Means, { at, beat }: Turn) {
  const { pool } = means
  const wrong = ledgerOf(means, 'projectionWrong', at)
  const broken = ledgerOf(means, 'journalBroken', at)
  /** At most what a turn takes: some thousands. */
  const looked = new Set<string>()
  async function one(complaintId: string): Promise<void> {
    const standing = await standingOf(pool, complaintId)
    if (standing.is === 'broken') await broken.see([{ complaintId, detail: { fault: standing.fault } }])
    if (standing.is !== 'wrong') return
    await wrong.see([{ complaintId, detail: { parts: standing.parts } }])
    if (await rebuild(pool, standing.payload)) await wrong.mended(complaintId, 'rebuilt')
  }
  return {
    async all(given: readonly string[]): Promise<void> {
      const ids = given.filter((id) => !looked.has(id))
      for (const id of ids) {
        await one(id)
        looked.add(id)
        beat('')
      }
      for (const ledger of [wrong, broken]) await ledger.over(ids)
    },
    tally: () => ({
      looked: looked.size,
      found: wrong.tally.found + broken.tally.found,
      fresh: wrong.tally.fresh + broken.tally.fresh,
      mended: wrong.tally.mended,
    }),
  }
}

async function* suspected(pool: Pool): AsyncGenerator<string[]> {
  for (const kind of ['projectionWrong', 'journalBroken'] as const)
    yield* pagesOfComplaintsWith(pool, kind, PAGE)
}

/** A position may become visible after a later one; what slips through is found in the round. */
async function* changed(pool: Pool): AsyncGenerator<string[]> {
  const known = await progressOf(pool, CHANGED)
  let after = known === undefined ? await lastPosition(pool) : Number(known)
  for (let page = 0; page < CHANGED_PAGES; page++) {
    const { ids, reached } = await changedAfter(pool, after, PAGE)
    if (ids.length > 0) yield ids
    await keepProgress(pool, CHANGED, String(reached))
    if (ids.length === 0) return
    after = reached
  }
}

async function* nextInRound(pool: Pool): AsyncGenerator<string[]> {
  let after = (await progressOf(pool, ROUND)) ?? ''
  for (let page = 0; page < ROUND_PAGES; page++) {
    const ids = await complaintsAfter(pool, after, PAGE)
    if (ids.length > 0) yield ids
    after = ids.length < PAGE ? '' : ids.at(-1)!
    await keepProgress(pool, ROUND, after)
    if (after === '') return
  }
}
