import type { Mail } from '../../mail/mail.ts'
import { complaintOfLetters } from '../../register/notices/letters-to-customer.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import { idOf } from '../complaints/find.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'

/** Letters of ours bear their id as Message-ID (src/notify/channels/email.ts). */
const LETTER = /^([0-9a-f]{32})@/

/** The id of the complaint that a mail says it answers: by its number, or by a letter of ours. Anybody may say so. */
export async function answeredBy(deps: Deps, { answers }: Mail): Promise<string | undefined> {
  for (const number of answers.numbers.filter((one) => readNumber(one) !== undefined)) {
    const id = await idOf(deps, number).catch(unlessThere)
    if (id !== undefined) return id
  }
  const letters = answers.messages.flatMap((one) => LETTER.exec(one)?.[1] ?? [])
  return letters.length === 0
    ? undefined
    : fromRegister(deps, ({ pool }) => complaintOfLetters(pool, letters))
}

function unlessThere(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'notFound') return undefined
  throw error
}
