import type { Request } from 'express'
import type { Instant } from '../../domain/instant.ts'
import type { Complainant } from '../../domain/intake.ts'
import { certainKeys } from '../../domain/matching/same-person.ts'
import { AT_MOST, countedAs, hourOf, WITHIN_MS } from '../../portal/complain/limits.ts'
import { countToldOnline } from '../../register/portal/told-online.ts'
import { within } from '../../within.ts'
import type { Deps } from '../deps.ts'
import { networkOf } from '../middlewares/network-of.ts'
import { tooMany } from '../problems/problem.ts'

/** An intake needs no register: where it does not answer in time this process counts for itself. */
const COUNTED_WITHIN_MS = 300

/** Refuses what one network or one contact tells too often, on whichever host it comes in. */
export async function refuseTooOften(
  deps: Deps,
  request: Request,
  complainant: Complainant,
  now: Instant,
): Promise<void> {
  const { keys, told } = deps.lookUp
  const who = [
    { of: 'network', as: countedAs(keys, 'network', networkOf(request.ip ?? '')) },
    ...certainKeys(complainant).map(
      (one) => ({ of: 'contact', as: countedAs(keys, 'contact', one) }) as const,
    ),
  ] as const
  const names = who.map(({ as }) => as)
  const counting = countToldOnline(deps.pool, names, hourOf(now)).catch(() => undefined)
  const times = await within(COUNTED_WITHIN_MS, counting)
  const beyond = who.filter(({ of, as }) =>
    times ? (times.get(as) ?? 0) > AT_MOST[of] : told[of].take(as, now) !== undefined,
  )
  if (beyond.length > 0) throw tooMany(hourOf(now) + WITHIN_MS - now)
}
