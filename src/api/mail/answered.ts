import type { Mail } from '../../mail/mail.ts'
import { complaintOfLetters } from '../../register/notices/letters-to-customer.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import { idOf } from '../complaints/find.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'

/** Letters of ours bear their id as Message-ID (src/notify/channels/email.ts). */
export const letterNamed = (messageId: string): string | undefined => /^([0-9a-f]{32})@/.exec(messageId)?.[1]

/** What a mail names that may be of ours: numbers of complaints, and letters. Anybody may name them. */
export type Named = { numbers: readonly string[]; letters: readonly string[] }

export function namedIn({ answers }: Mail): Named | undefined {
  const numbers = answers.numbers.filter((one) => readNumber(one) !== undefined)
  const letters = answers.messages.flatMap((one) => letterNamed(one) ?? [])
  return numbers.length + letters.length === 0 ? undefined : { numbers, letters }
}

/** The id of the complaint that it answers: of the first number that there is, or of the latest letter. */
export async function answeredBy(deps: Deps, { numbers, letters }: Named): Promise<string | undefined> {
  for (const number of numbers) {
    const id = await idOf(deps, number).catch(unlessThere)
    if (id !== undefined) return id
  }
  return letters.length === 0
    ? undefined
    : fromRegister(deps, ({ pool }) => complaintOfLetters(pool, letters))
}

function unlessThere(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'notFound') return undefined
  throw error
}
