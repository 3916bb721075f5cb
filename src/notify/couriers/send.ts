import { isDecision } from '../../domain/notices/decision.ts'
import { SURVEY } from '../../domain/notices/survey.ts'
import { dayMs, type Instant } from '../../domain/instant.ts'
import { asStorable } from '../../domain/text.ts'
import { DeliveryFault, type Letter } from '../letter.ts'
import { writeLetter } from '../write-letter.ts'
import type { BegunLetter } from './claim.ts'
import { keptLetter, type KeptLetter } from './kept-letter.ts'
import { letterIdOf, type DuePosting } from './letters.ts'
import type { Means } from './means.ts'
import type { Outcome } from './postings.ts'
import { waysInstead } from './ways.ts'
import { inTime } from '../../within.ts'

/** Makes the attempt and says how it ended; it never throws. */
export async function sendLetter(means: Means, letter: BegunLetter, timeLimitMs: number): Promise<Outcome> {
  const { attempts } = letter
  try {
    const sent = await withinLimit((signal) => hand(means, letter, signal), timeLimitMs)
    return { attempts, state: 'sent', ...(sent && { letter: sent }) }
  } catch (error) {
    return outcomeOf(means, letter, error)
  }
}

async function hand(
  means: Means,
  { channel, address, recipient, facts, ...plan }: BegunLetter,
  signal: AbortSignal,
): Promise<KeptLetter | undefined> {
  const sender = means.channels.get(channel)
  if (!sender) throw new DeliveryFault(`There is no channel ${channel} any more.`, { isFinal: true })
  // A deadline moves by it: the customer has to have it.
  if (sender.name === 'log' && facts.some(isAwaited))
    throw new DeliveryFault('Without a mail server nothing is sent: a line of the log is no letter.', {
      isFinal: true,
    })
  // What is written for them is good at this address, though they may have another by now.
  const reader = { ...recipient, addresses: { ...recipient.addresses, [channel]: address } }
  const latest = facts.at(-1)!.notice
  const letter: Letter = {
    ...writeLetter(facts, reader, { ...means.writing, channel }),
    id: plan.id,
    language: recipient.language,
    about: { complaint: latest.number, kind: latest.template },
    ...(plan.references.length > 0 && { references: plan.references }),
  }
  await sender.send(letter, address, signal)
  // A line of the log is no letter.
  return sender.name === 'log' ? undefined : keptLetter({ recipient, channel, facts }, letter)
}

/** What the complaint waits for: the customer's notice of an extension or a decision, the survey, a letter by hand. */
const AWAITED: readonly string[] = ['extensionGranted', SURVEY, 'message']
const isAwaited = ({ notice }: BegunLetter['facts'][number]): boolean =>
  notice.to.role === 'customer' && (AWAITED.includes(notice.template) || isDecision(notice.key))

/** A sender that minds no signal is left to itself. */
async function withinLimit<T>(attempt: (signal: AbortSignal) => Promise<T>, limitMs: number): Promise<T> {
  const limit = new AbortController()
  try {
    return await inTime(limitMs, attempt(limit.signal), new Error(`It took longer than ${limitMs} ms.`))
  } finally {
    limit.abort()
  }
}

/**
 * What a failed attempt leads to. A fault that the other side told us of is certain: the notices may go with others
 * next time. After any other it is unknown whether the letter arrived: the same one goes again. Of several that are
 * refused for good together it cannot be told which one was meant: each is sent again in a letter of its own.
 */
function outcomeOf(means: Means, letter: BegunLetter, error: unknown): Outcome {
  const { settings, now } = means
  const { id, attempts, postings } = letter
  const at = now()
  const fault = error instanceof DeliveryFault ? error : undefined
  const said = writable(String(error instanceof Error ? error.message : error))
  const told = { attempts, error: said, isUnknown: fault === undefined }
  if (fault?.isFinal && postings.length > 1)
    return {
      ...told,
      state: 'pending',
      retryAt: at,
      letters: lettersOf(postings, (one) => letterIdOf([one])),
    }
  const oldest = Math.min(...postings.map(({ createdAt }) => createdAt))
  if (fault?.isFinal || at - oldest > settings.giveUpAfterDays * dayMs)
    return { ...told, state: 'failed', instead: waysInstead(means, letter) }
  const tries = Math.max(...postings.map((posting) => posting.attempts))
  const retryAt = at + Math.max(waitMs(settings.retryAfterSeconds, tries), fault?.retryAfterMs ?? 0)
  const isSame = fault === undefined && { letters: lettersOf(postings, () => id) }
  return { ...told, state: 'pending', retryAt, ...isSame }
}

const lettersOf = (postings: readonly DuePosting[], idOf: (posting: DuePosting) => string) =>
  new Map(postings.map((posting) => [posting.id, idOf(posting)]))

/** A server may say anything. What PostgreSQL would not keep could never be put on record, and goes out again and again. */
const writable = (said: string): string => asStorable(said.slice(0, 1_000))

/** The waits of the settings, a fifth more or less: a server that comes back is not met by all at once. */
function waitMs(steps: readonly number[], tries: number): Instant {
  const seconds = steps[Math.min(tries, steps.length - 1)] ?? 60
  return Math.round(seconds * 1_000 * (0.8 + 0.4 * Math.random()))
}
