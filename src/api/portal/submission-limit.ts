import type { Request } from 'express'
import type { Instant } from '../../domain/instant.ts'
import type { Complainant } from '../../domain/intake.ts'
import { certainKeys } from '../../domain/matching/same-person.ts'
import { AT_MOST, countedAs, hourOf, WITHIN_MS, type Counted } from '../../portal/complain/limits.ts'
import { countToldOnline } from '../../register/portal/told-online.ts'
import { within } from '../../within.ts'
import type { Deps } from '../deps.ts'
import { networkOf } from '../middlewares/network-of.ts'
import { tooMany } from '../problems/problem.ts'

/** An intake needs no register: where it does not answer in time this process counts for itself. */
const COUNTED_WITHIN_MS = 300

type Who = { of: Counted; as: string }

/** Refuses what one network or one contact tells too often, on whichever host it comes in. */
export function refuseTooOften(
  deps: Deps,
  request: Request,
  complainant: Complainant,
  now: Instant,
): Promise<void> {
  const network = countedAs(deps.lookUp.keys, 'network', networkOf(request.ip ?? ''))
  return refuseBeyond(deps, [{ of: 'network', as: network }, ...contactsOf(deps, complainant)], now)
}

/** The same of the sender of mails, who is counted apart: anybody can put another's address there. */
export const refuseSenderTooOften = (deps: Deps, complainant: Complainant, now: Instant): Promise<void> =>
  refuseBeyond(deps, contactsOf(deps, complainant, 'mail '), now)

/** `apart`: before what is counted by itself. */
const contactsOf = ({ lookUp }: Deps, complainant: Complainant, apart = ''): Who[] =>
  certainKeys(complainant).map((one) => ({
    of: 'contact',
    as: countedAs(lookUp.keys, 'contact', apart + one),
  }))

async function refuseBeyond(deps: Deps, who: readonly Who[], now: Instant): Promise<void> {
  const { told } = deps.lookUp
  const names = who.map(({ as }) => as)
  const counting = countToldOnline(deps.pool, names, hourOf(now)).catch(() => undefined)
  const times = await within(COUNTED_WITHIN_MS, counting)
  const beyond = who.filter(({ of, as }) =>
    times ? (times.get(as) ?? 0) > AT_MOST[of] : told[of].take(as, now) !== undefined,
  )
  if (beyond.length > 0) throw tooMany(hourOf(now) + WITHIN_MS - now)
}
