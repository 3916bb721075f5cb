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
  const who = emailKey(address)
  const waitMs = deps.lookUp.lostByAddress.take(`${number ?? typed} ${who}`, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  const opens = await fromRegister(deps, ({ register }) => register.opensOfNumber(number ?? ''))
  if (opens?.address === undefined || opens.address !== who) return
  renew(deps, opens, language).catch((error: Error) =>
    deps.logger.warn({ reason: error.message }, 'a lost secret could not be renewed'),
  )
}

type Opens = { id: string; generation: number }

async function renew(deps: Deps, { id, generation }: Opens, language: Language): Promise<void> {
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record) return
  const asked = { action: 'renew-slip', said: {}, language } as const
  await act(
    deps,
    { id, record, by: COMPLAINANT },
    // Pressed twice it is one letter: both renew the same generation.
    { ...asked, idempotencyKey: `lost-${generation}`, ifVersion: undefined },
  )
}
