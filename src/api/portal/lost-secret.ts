import { emailKey } from '../../domain/matching/same-person.ts'
import type { Language } from '../../domain/names.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { PROGRESS_TYPES } from '../../portal/progress.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { tooMany } from '../problems/problem.ts'
import { act } from './handlers.ts'

type Lost = { number: string; address: string; language: Language }

/**
 * Sends a new link to the address on record, where it is the one that was typed. Whether it is shows neither in the answer
 * nor in how long it takes: nobody waits for what is sent.
 */
export async function renewLost(deps: Deps, { number: typed, address, language }: Lost): Promise<void> {
  const number = readNumber(typed)
  const waitMs = deps.lookUp.lostByNumber.take(number ?? typed, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  const opens = await fromRegister(deps, ({ register }) => register.opensOfNumber(number ?? ''))
  if (opens?.address === undefined || opens.address !== emailKey(address)) return
  renew(deps, opens.id, language).catch((error: Error) =>
    deps.logger.warn({ reason: error.message }, 'a lost secret could not be renewed'),
  )
}

async function renew(deps: Deps, id: string, language: Language): Promise<void> {
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record) return
  const asked = { action: 'renew-slip', said: {}, language } as const
  await act(
    deps,
    { id, record, by: COMPLAINANT },
    { ...asked, idempotencyKey: undefined, ifVersion: undefined },
  )
}
