import { emailKey } from '../../domain/matching/same-person.ts'
import type { Language } from '../../domain/names.ts'
import { SLIP_HOLDER } from '../../portal/actions.ts'
import { label } from '../../portal/page/labels.ts'
import {
  forgetAskedLink,
  keepAskedLink,
  postponeAskedLink,
  waitingLinks,
  type WaitingLink,
} from '../../register/portal/asked-links.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import { performOne } from '../complaints/perform.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { bodyOf } from '../incoming.ts'
import { Problem, tooMany } from '../problems/problem.ts'

type Lost = { number: string; address: string; language: Language }

/**
 * A new link goes to the address on record, where it is the one that was typed. Whether one goes shows neither in the answer nor in how long it takes: it is kept that it was asked for, and
 * nobody waits for what is sent.
 */
export async function askForLink(deps: Deps, { number: typed, address, language }: Lost): Promise<void> {
  const number = readNumber(typed) ?? 'none'
  const who = emailKey(address)
  const opens = await fromRegister(deps, ({ register }) => register.opensOfNumber(number))
  // With the register away nothing is counted.
  const waitMs = deps.lookUp.lostByAddress.take(`${number} ${who}`, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  const asked = await fromRegister(deps, async ({ pool }) => {
    const isTheirs = opens?.address !== undefined && opens.address === who
    const kept = { ...(isTheirs && { id: opens.id, generation: opens.generation }), language }
    return { ...kept, asked: await keepAskedLink(pool, kept) }
  })
  send(deps, asked).catch((error: Error) => deps.logger.warn({ reason: error.message }, STILL_WAITS))
}

const STILL_WAITS = 'a link that was asked for waits to be sent'
const LOOKS_EVERY_MS = 30_000

/** Sends what was asked for while Temporal was away, or by an API that has ended since; until it is stopped. */
export function sendWaitingLinks(deps: Deps, everyMs = LOOKS_EVERY_MS): () => void {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      for (const waiting of await waitingLinks(deps.pool))
        await send(deps, waiting).catch(async (error: Error) => {
          deps.logger.warn({ reason: error.message }, STILL_WAITS)
          await postponeAskedLink(deps.pool, waiting.asked)
        })
    } catch (error) {
      deps.logger.warn({ reason: (error as Error).message }, STILL_WAITS)
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  return () => clearInterval(timer)
}

/** Who asked has shown no secret, and may be anybody who knows number and address: the journal says so. */
async function send(
  deps: Deps,
  { asked, id, generation, language }: Pick<WaitingLink, 'asked' | 'language'> & Partial<WaitingLink>,
): Promise<void> {
  if (id !== undefined)
    await performOne('renewSlip')(deps, {
      ...{ params: { id }, query: undefined, by: SLIP_HOLDER, language, ifVersion: undefined },
      body: { reason: label('lostReason', language), opensAll: true },
      // Asked for twice it is one letter: both renew the same generation. No key from outside has such a sign.
      ...{ idempotencyKey: `lost→${generation}`, ifNoneMatch: [], accepts: 'json' },
    }).then(bodyOf, ifItMayComeStill)
  await forgetAskedLink(deps.pool, asked)
}

/** What is refused for good is not asked again. */
function ifItMayComeStill(error: unknown): void {
  if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error
}
