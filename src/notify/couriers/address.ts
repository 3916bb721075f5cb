import { tiesOf } from '../../domain/access/ties.ts'
import { departmentOf } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import { complainantOf } from '../complainant.ts'
import { audienceOf } from '../../rules/delivery-settings.ts'
import type { ChannelName, Recipient } from '../../domain/notices/recipient.ts'
import { ACTION_DUE, findFacts } from '../notice-facts.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import type { Means } from './means.ts'
import { waysAtOnce } from './ways.ts'
import {
  postponeNotices,
  recordAddressed,
  takeUnaddressed,
  type NewPosting,
  type NoticeKey,
} from './outbox.ts'

const BATCH = 200
/** Until people have been entered into the directory. */
const AGAIN_MS = 10 * 60_000

/**
 * Finds out whom notices reach, once for each, and keeps it (F37, F52). Staff have it in their inbox with that; the
 * rest are postings to be sent.
 */
export async function addressDue(means: Means, courier: string): Promise<{ isFull: boolean }> {
  const { pool, now, alarm } = means
  const at = now()
  const taken = await takeUnaddressed(pool, courier, at, BATCH)
  if (taken.length === 0) return { isFull: false }
  const facts = await findFacts(pool, taken)
  const rounds = new Map(taken.map((notice) => [nameOf(notice), notice.round]))
  const find = finder(means, at)
  const addressed = await Promise.all(
    facts.map(async (known) => {
      const { complaintId, key } = known.notice
      const notice = { complaintId, key, round: rounds.get(nameOf(known.notice)) ?? 1 }
      return { notice, postings: postingsOf(means, known, await find(known)) }
    }),
  )
  const reached = addressed.filter(({ postings }) => postings.length > 0)
  await recordAddressed(pool, reached, at)
  const lost = addressed.flatMap(({ notice, postings }) => (postings.length > 0 ? [] : [notice]))
  if (lost.length > 0) {
    alarm({ courier, notices: lost.length }, 'a notice has no recipient')
    await postponeNotices(pool, lost, at + AGAIN_MS, 'The directory has no recipient for it.')
  }
  // Replaced or erased since they were taken: as a rule they are gone, and no alarm is needed.
  const isKnown = new Set(addressed.map(({ notice }) => nameOf(notice)))
  const gone = taken.filter((notice) => !isKnown.has(nameOf(notice)))
  if (gone.length > 0) await postponeNotices(pool, gone, at + AGAIN_MS, 'There is nothing known to tell.')
  return { isFull: taken.length === BATCH }
}

const nameOf = ({ complaintId, key }: NoticeKey): string => `${complaintId} ${key}`

type Find = (facts: NoticeFacts) => Promise<readonly Recipient[]>

/** Looks once for all the notices of a batch that go to the same. */
function finder({ findRecipients, findGroups }: Means, at: Instant): Find {
  const found = new Map<string, Promise<readonly Recipient[]>>()
  return (facts) => {
    const { to } = facts.notice
    if (to.role === 'customer') return Promise.resolve([complainantOf(facts)])
    const { template } = facts.notice
    const { owner, details } = facts.complaint
    const { about } = details
    const { department = departmentOf({ owner }) } = to
    const asked = {
      ...{ to: { ...to, department }, at },
      // The owner of an action need not have to do with the complaint that it came from.
      ...(template !== ACTION_DUE && { ties: tiesOf(facts.complaint) }),
      ...(about !== undefined && { except: [about] }),
    }
    const key = JSON.stringify([to.role, department, to.person, about, asked.ties])
    const known =
      found.get(key) ?? Promise.all([findRecipients(asked), findGroups(to)]).then((all) => all.flat())
    found.set(key, known)
    return known
  }
}

/**
 * Every channel on which the settings reach one of the staff; a customer by one way alone. Recipients without an address
 * are recorded as not reached.
 */
function postingsOf(means: Means, { notice }: NoticeFacts, recipients: readonly Recipient[]): NewPosting[] {
  const { settings, channels } = means
  const wanted = settings.audiences[audienceOf(notice)].channels
  const isLogged = (channel: ChannelName) => channels.get(channel)?.name === 'log'
  // Where nothing is set up, a line in the log stands for the letter, with or without an address.
  const known = recipients.length === 0 && isLogged('email') ? [nobodyOf(notice.to)] : recipients
  return known.flatMap((recipient) => {
    const { id, language, because, addresses } = recipient
    const posting = (channel: ChannelName, address?: string): NewPosting => ({
      ...{ recipient: id, language, because, channel },
      ...(address === undefined
        ? { state: 'suppressed', reason: 'noAddress' }
        : { state: 'pending', address }),
    })
    const ways = because.as === 'complainant' ? waysAtOnce(means, recipient) : []
    if (ways.length > 0) return ways.map(({ channel, address }) => posting(channel, address))
    const reached = wanted.flatMap((channel) => {
      if (channel === 'email' && isLogged(channel) && because.as !== 'group') return [posting('log', '')]
      const address = because.as === 'complainant' ? undefined : addresses[channel]
      return address === undefined || !(channel === 'inbox' || channels.has(channel))
        ? []
        : [posting(channel, address)]
    })
    if (reached.length > 0) return reached
    return [posting(wanted.includes('email') ? 'email' : (wanted.find((one) => one !== 'inbox') ?? 'email'))]
  })
}

const nobodyOf = ({ role, department }: NoticeFacts['notice']['to']): Recipient => ({
  id: `role/${role}@${department ?? ''}`,
  language: 'zh',
  addresses: {},
  because: { as: 'role', role, ...(department !== undefined && { department }) },
})
