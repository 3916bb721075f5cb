import { latestLetters, type LetterToCustomer } from '../../register/notices/letters-to-customer.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import type { Call, Reply } from '../route.ts'
import { lookUp, type Found } from './handlers.ts'

/** So many stand on one page. */
const AT_ONCE = 8

export type Letters = { letters: Omit<LetterToCustomer, 'letterId'>[]; next?: string }

/** What was written to the customer of what was found, the latest first; of a merged one, also what was written before. */
export async function lettersOf(
  deps: Deps,
  { id, own }: Pick<Found, 'id' | 'own'>,
  before: string | undefined,
): Promise<Letters> {
  const of = own === undefined ? [id] : [id, own.id]
  const found = await fromRegister(deps, ({ pool }) =>
    latestLetters(pool, of, { before, limit: AT_ONCE + 1 }),
  )
  const letters = found.slice(0, AT_ONCE)
  const last = letters.at(-1)
  return {
    letters: letters.map(({ id: _, letterId: _l, ...letter }) => letter),
    ...(found.length > AT_ONCE && last && { next: String(last.id) }),
  }
}

export async function customerLetters(deps: Deps, call: Call<Contract['customerLetters']>): Promise<Reply> {
  const { before, ...slip } = call.body
  const { letters, next } = await lettersOf(deps, await lookUp(deps, slip), before)
  return { body: { data: withTimesAsText(letters), ...(next !== undefined && { next }) } }
}
