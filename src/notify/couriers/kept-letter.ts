import { randomBytes } from 'node:crypto'
import { letterDigest, wordingOf, type WrittenLetter } from '../../register/proof/letter.ts'
import type { Letter } from '../letter.ts'
import type { LetterPlan } from './letters.ts'

/** A letter to a customer as the register keeps it; of those to staff there is nothing to keep. */
export function keptLetter(
  { recipient, channel, facts }: Pick<LetterPlan, 'recipient' | 'channel' | 'facts'>,
  { id: letterId, language, subject, text }: Letter,
): KeptLetter | undefined {
  if (recipient.because.as !== 'complainant') return undefined
  const { complaintId } = facts[0]!.notice
  const body = withoutSecrets(text)
  const letter = { complaintId, recipient: recipient.id, letterId, channel, language, subject, body }
  const salt = randomBytes(16)
  return {
    ...letter,
    salt: salt.toString('hex'),
    wording: wordingOf(letter),
    digest: letterDigest(letter, salt),
  }
}

/** Bytes in hex. */
export type KeptLetter = WrittenLetter & { salt: string; wording: string; digest: string }

/** What opens the complaint to its customer is read by nobody here (decision 0045). */
const withoutSecrets = (text: string): string => text.replaceAll(/([?&]secret=)[^\s&#]+/g, '$1…')

/** As the row of a letter. */
export const letterRow = ({ complaintId, letterId, salt, wording, digest, ...letter }: KeptLetter) => ({
  ...letter,
  complaint_id: complaintId,
  letter_id: letterId,
  salt: `\\x${salt}`,
  wording: `\\x${wording}`,
  digest: `\\x${digest}`,
})
