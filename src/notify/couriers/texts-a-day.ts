import type { PoolClient } from 'pg'
import { addressesOf, isUnshown } from '../../domain/notices/contacts.ts'
import { dayMs, utc, type Instant } from '../../domain/instant.ts'
import type { DuePosting, LetterPlan, Plan, Way } from './letters.ts'

/** So many text messages a day at most go to a number of which nobody has shown that it is theirs. */
export const TEXTS_A_DAY = 5

/** When text messages went to a number in the last day, whichever complaint they were of, the earliest first. */
export type Texted = ReadonlyMap<string, readonly Instant[]>

/** To the numbers to which something is due. */
export async function textedLately(
  client: PoolClient,
  due: readonly DuePosting[],
  now: Instant,
): Promise<Texted> {
  const ids = new Set(due.flatMap(({ channel, complaintId }) => (channel === 'sms' ? [complaintId] : [])))
  const texted = new Map<string, Instant[]>()
  if (ids.size === 0) return texted
  const { rows } = await client.query<{ phone: string; at: Instant }>(
    `select c.state #>> '{details,complainant,phone}' as phone, max(p.attempted_at) as at
     from complaint_match mine
     join complaint_match other on other.phone = mine.phone
     join complaint c on c.id = other.complaint_id
     join posting p on p.complaint_id = other.complaint_id
     where mine.complaint_id = any ($1) and p.channel = 'sms' and p.attempted_at > $2
       and p.letter_id is not null and p.state in ('pending', 'sent') and p.reason is distinct from 'single'
     group by p.letter_id, 1 order by 2`,
    [[...ids], utc(now - dayMs)],
  )
  // What complaints are compared by is the end of a number.
  for (const { phone, at } of rows) {
    const { sms = '' } = addressesOf({ phone })
    texted.set(sms, [...(texted.get(sms) ?? []), at])
  }
  return texted
}

/** The ways there are of each posting of a letter. */
type WaysOf = (letter: LetterPlan) => ReadonlyMap<number, readonly Way[]>

/** The same plan without what would be one too many: it waits for its turn, and goes another way once it has waited too long. */
export function withinTexts(
  plan: Plan,
  texted: Texted,
  { now, giveUpAfterDays, instead }: { now: Instant; giveUpAfterDays: number; instead: WaysOf },
): Plan {
  const times = new Map(texted)
  const [letters, postponed, suppressed] = [[] as LetterPlan[], [...plan.postponed], [...plan.suppressed]]
  for (const letter of plan.letters) {
    const before = times.get(letter.address) ?? []
    const until = isCounted(letter) ? freeAt(before, now) : now
    if (until <= now) {
      letters.push(letter)
      if (letter.channel === 'sms') times.set(letter.address, [...before, now])
      continue
    }
    for (const { id, createdAt } of letter.postings)
      if (now - createdAt > giveUpAfterDays * dayMs)
        suppressed.push({ id, reason: 'textsEnough', instead: instead(letter).get(id) ?? [] })
      else postponed.push({ id, until, reason: 'textsEnough' })
  }
  return { letters, postponed, suppressed }
}

/** One of unknown fate goes again as the same: it has been counted. */
const isCounted = ({ channel, facts, postings }: LetterPlan): boolean =>
  channel === 'sms' &&
  isUnshown(facts[0]!.complaint) &&
  postings.every(({ letterId, reason }) => letterId === null || reason === 'single')

/** When there is room again: a day after the earliest of those that fill it. */
const freeAt = (times: readonly Instant[], now: Instant): Instant =>
  times.length < TEXTS_A_DAY ? now : times.at(-TEXTS_A_DAY)! + dayMs
