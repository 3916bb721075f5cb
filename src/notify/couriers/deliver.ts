import { setTimeout as delay } from 'node:timers/promises'
import type { Instant } from '../../domain/instant.ts'
import { groupCommit } from '../group-commit.ts'
import { addressDue } from './address.ts'
import { claimLetters, type BegunLetter } from './claim.ts'
import { confirmDue } from './confirm.ts'
import { USUAL_PACE, type Means, type Pace } from './means.ts'
import { hasDue, nextDue } from './outbox.ts'
import { recordOutcomes, type Outcome } from './postings.ts'
import { sendLetter } from './send.ts'

/** What has gone out is recorded together with what goes out beside it. */
const RECORDED_WITHIN_MS = 5
/** Hands that become free within so long are filled together. */
const GATHERED_WITHIN_MS = 20
/** A register that stalls is given a moment, and longer each time. */
const RECORDED_AGAIN_AFTER_MS = 100

type Round = { means: Means; pace: Pace; courier: string; underWay: Set<Promise<void>>; faults: unknown[] }

/**
 * Delivers what is due at an address until nothing is, or the signal says stop; what is on its way is recorded before
 * it returns. Throws where the register cannot be written: what was sent then and not recorded is sent again, as the
 * same letter.
 */
export async function deliverDue(
  means: Means,
  courier: string,
  signal: AbortSignal,
): Promise<{ nextAt?: Instant }> {
  const pace = { ...USUAL_PACE, ...means.pace }
  const round: Round = { means, pace, courier, underWay: new Set(), faults: [] }
  const record = recorder(means, pace.slackMs)
  let idleMs = 0
  try {
    for (const end = Date.now() + pace.turnMs; Date.now() < end && !signal.aborted;) {
      const isDue = await hasDue(means.pool, courier, means.now())
      const isMore = isDue && (await deliverSome(round, record))
      if (round.faults.length > 0) break
      idleMs = isDue || round.underWay.size > 0 ? 0 : idleMs + pace.pollMs
      if (idleMs > pace.lingerMs && !(await isSomethingSoon(round))) break
      await pause(round, isMore, signal)
    }
  } finally {
    await Promise.all(round.underWay)
  }
  if (round.faults.length > 0) throw round.faults[0]
  const nextAt = await nextDue(means.pool, courier)
  return nextAt === undefined ? {} : { nextAt }
}

async function isSomethingSoon({ means, pace, courier }: Round): Promise<boolean> {
  const nextAt = await nextDue(means.pool, courier)
  return nextAt !== undefined && nextAt <= means.now() + pace.soonMs
}

/** With every hand full until some are free; else, unless there is more to do at once, until the next look. */
async function pause({ pace, underWay }: Round, isMore: boolean, signal: AbortSignal): Promise<void> {
  const isFull = underWay.size >= pace.atOnce
  if (isFull) await Promise.race(underWay)
  if (isMore && !isFull) return
  await delay(isFull ? GATHERED_WITHIN_MS : pace.pollMs, undefined, { signal }).catch(() => {})
}

type Record = (outcome: Outcome) => Promise<unknown>

/** Does what is due as far as hands reach; true if there may be more. */
async function deliverSome(round: Round, record: Record): Promise<boolean> {
  const { means, pace, courier, underWay } = round
  const addressed = await addressDue(means, courier)
  await confirmDue(means, courier)
  const limit = pace.atOnce - underWay.size
  if (limit <= 0) return true
  const lostAfterMs = pace.timeLimitMs + pace.slackMs
  const claimed = await claimLetters(means, courier, { limit, lostAfterMs })
  for (const letter of claimed.letters) begin(round, record, letter)
  return addressed.isFull || claimed.isFull
}

function begin({ means, pace, underWay, faults }: Round, record: Record, letter: BegunLetter): void {
  const way = async () => {
    const outcome = await sendLetter(means, letter, pace.timeLimitMs)
    await record(outcome)
    tell(means, letter, outcome)
  }
  const going: Promise<void> = way()
    .catch((error: unknown) => void faults.push(error))
    .finally(() => underWay.delete(going))
  underWay.add(going)
}

function tell({ note, alarm }: Means, { channel, recipient, facts }: BegunLetter, { state }: Outcome): void {
  const notices = facts.slice(0, 3).map(({ notice }) => `${notice.number} ${notice.template}`)
  const about = { channel, recipient: recipient.id, notices, count: facts.length }
  if (state === 'failed') alarm(about, 'a letter could not be delivered')
  else note(about, state === 'sent' ? 'notice' : 'notice not sent, to be tried again')
}

const recorder = ({ pool, now }: Means, slackMs: number): Record =>
  groupCommit(async (outcomes: readonly Outcome[]) => {
    const at = now()
    await persistently(() => recordOutcomes(pool, outcomes, at), slackMs)
    return () => undefined
  }, RECORDED_WITHIN_MS)

/** Until the attempts count as lost: what is recorded after that would be of letters on their way again. */
async function persistently(record: () => Promise<void>, slackMs: number): Promise<void> {
  const end = Date.now() + slackMs / 2
  for (let waitMs = RECORDED_AGAIN_AFTER_MS; ; waitMs *= 2) {
    try {
      return await record()
    } catch (error) {
      if (Date.now() + waitMs > end) throw error
    }
    await delay(waitMs)
  }
}
