import { inTransaction } from '../../register/in-transaction.ts'
import { findFacts } from '../notice-facts.ts'
import { planLetters, type LetterPlan } from './letters.ts'
import type { Means } from './means.ts'
import {
  groupsDue,
  postingsDue,
  recordBegun,
  recordPutOff,
  reserve,
  whatWentBefore,
  type Attempt,
} from './postings.ts'
import { textedLately, withinTexts } from './texts-a-day.ts'
import { waysInstead } from './ways.ts'

/** A letter whose attempt is written down: the courier that wrote it down may send it now. */
export type BegunLetter = LetterPlan & { attempts: readonly Attempt[] }
/** `isFull`: there may be more that is due. */
export type Claimed = { letters: BegunLetter[]; isFull: boolean }

/** Takes what is due of a courier, for so many letters at most. What is due and not sent is put off with its reason. */
export function claimLetters(
  means: Means,
  courier: string,
  { limit, lostAfterMs }: { limit: number; lostAfterMs: number },
): Promise<Claimed> {
  const { pool, settings, now } = means
  return inTransaction(pool, async (client) => {
    const at = now()
    const groups = await groupsDue(client, courier, at, limit)
    if (groups.length === 0) return { letters: [], isFull: false }
    await reserve(client, groups)
    const due = await postingsDue(client, courier, groups, at)
    const before = await whatWentBefore(client, groups)
    const facts = await findFacts(client, due)
    const planned = planLetters(due, { facts, before, settings, now: at })
    const texted = await textedLately(client, due, at)
    const plan = withinTexts(planned, texted, {
      ...{ now: at, giveUpAfterDays: settings.giveUpAfterDays },
      instead: (letter) => waysInstead(means, letter),
    })
    await recordPutOff(client, plan, at)
    // Many that go each by itself take no more hands than there are: the rest stays due.
    const next = plan.letters.slice(0, limit)
    const attempts = await recordBegun(client, next, { at, lostAt: at + lostAfterMs })
    const byPosting = new Map(attempts.map((attempt) => [attempt.postingId, attempt]))
    const letters = next.map((letter) => ({
      ...letter,
      attempts: letter.postings.flatMap(({ id }) => byPosting.get(id) ?? []),
    }))
    return { letters, isFull: groups.length === limit || next.length < plan.letters.length }
  })
}
