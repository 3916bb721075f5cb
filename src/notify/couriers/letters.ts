import type { Language } from '../../domain/names.ts'
import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/instant.ts'
import type { DeliverySettings } from '../../rules/delivery-settings.ts'
import type { Because, ChannelName, Recipient } from '../../domain/notices/recipient.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import { overtaken } from '../overtaken.ts'
import { whenToSend } from '../timing.ts'

/** By what a customer is reached. */
export type Way = { channel: ChannelName; address: string }

/** One notice for one recipient on one channel, whose turn it is. */
export type DuePosting = {
  id: number
  complaintId: string
  key: string
  round: number
  recipient: string
  because: Because
  language: Language
  channel: ChannelName
  address: string
  createdAt: Instant
  attempts: number
  /** The letter it goes with, where that is certain: the one of unknown fate, or one of its own. */
  letterId: string | null
  /** Why it waits: `single` where it goes in a letter of its own, of which nothing has gone out yet. */
  reason?: string | null
}

/** What goes to one recipient on one channel together. The same content bears the same id. */
export type LetterPlan = {
  id: string
  recipient: Recipient
  channel: ChannelName
  address: string
  postings: readonly DuePosting[]
  facts: readonly NoticeFacts[]
  references: readonly string[]
}

export type Plan = {
  letters: LetterPlan[]
  /** `instead`: the ways there are for one that will not go this one. */
  suppressed: { id: number; reason: string; instead?: readonly Way[] }[]
  postponed: { id: number; until: Instant; reason: string }[]
}

/** What is known of what went to a recipient on a channel before. */
export type Before = { attemptedAt?: Instant; letters: readonly string[] }

type Asked = {
  facts: readonly NoticeFacts[]
  before: ReadonlyMap<string, Before>
  settings: DeliverySettings
  now: Instant
}
type Known = { posting: DuePosting; facts: NoticeFacts }

export const groupOf = ({ recipient, channel }: Pick<DuePosting, 'recipient' | 'channel'>): string =>
  `${channel} ${recipient}`

/** What is sent now, what waits and what is not sent any more, of everything whose turn it is. */
export function planLetters(due: readonly DuePosting[], asked: Asked): Plan {
  const plan: Plan = { letters: [], suppressed: [], postponed: [] }
  const known = stillTold(due, asked.facts, plan)
  const groups = groupedBy(known, ({ posting }) => groupOf(posting))
  for (const [group, members] of groups) {
    const before = asked.before.get(group) ?? { letters: [] }
    for (const [letterId, again] of groupedBy(members, ({ posting }) => posting.letterId ?? '')) {
      const ready = letterId === '' ? readyOf(again, before, asked, plan) : again
      if (ready.length > 0) plan.letters.push(letterOf(ready, letterId, before))
    }
  }
  return plan
}

/** Without those whose notice has gone, or needs not be sent any more (F55). */
function stillTold(due: readonly DuePosting[], facts: readonly NoticeFacts[], plan: Plan): Known[] {
  const factsOf = new Map(facts.map((one) => [`${one.notice.complaintId} ${one.notice.key}`, one]))
  return due.flatMap((posting) => {
    const known = factsOf.get(`${posting.complaintId} ${posting.key}`)
    const reason = known ? overtaken(known) : 'replaced'
    if (known && reason === undefined) return [{ posting, facts: known }]
    plan.suppressed.push({ id: posting.id, reason: reason ?? 'replaced' })
    return []
  })
}

/**
 * What goes now; the rest is put off. Where something goes anyway, what only waited to go together goes along. What
 * has failed before has waited long enough: it minds the night and nothing else.
 */
function readyOf(members: readonly Known[], before: Before, { settings, now }: Asked, plan: Plan): Known[] {
  const timed = members.map((one) => {
    const { posting, facts } = one
    const lastSentAt = posting.attempts > 0 ? undefined : before.attemptedAt
    return { one, ...whenToSend(facts, recipientOf(posting), posting.channel, settings, { now, lastSentAt }) }
  })
  const goes = timed.some(({ at }) => at <= now)
  const ready = timed.filter(({ at, why }) => at <= now || (goes && why === 'digest'))
  for (const { one, at, why = 'digest' } of timed.filter((each) => !ready.includes(each)))
    plan.postponed.push({ id: one.posting.id, until: at, reason: why })
  return ready.map(({ one }) => one)
}

function letterOf(members: readonly Known[], letterId: string, before: Before): LetterPlan {
  const postings = members.map(({ posting }) => posting)
  const { channel, address } = postings.at(-1)!
  const recipient = recipientOf(postings.at(-1)!)
  return {
    id: letterId || letterIdOf(postings),
    ...{ recipient, channel, address, postings },
    facts: members.map(({ facts }) => facts),
    // A customer's letters are one conversation; those to staff are of many complaints.
    references: recipient.because.as === 'complainant' ? before.letters : [],
  }
}

const recipientOf = ({ recipient, language, because, channel, address }: DuePosting): Recipient => ({
  id: recipient,
  ...{ language, because },
  addresses: { [channel]: address },
})

/** What these go as together. */
export function letterIdOf(postings: readonly DuePosting[]): string {
  const { recipient, channel } = postings.at(-1)!
  const carried = postings.map(({ complaintId, key, round }) => `${complaintId} ${key} ${round}`).toSorted()
  return createHash('sha256')
    .update(JSON.stringify([recipient, channel, carried]))
    .digest('hex')
    .slice(0, 32)
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
