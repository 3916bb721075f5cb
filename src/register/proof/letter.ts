import { createHash } from 'node:crypto'
import { canonical } from '../commit/digest.ts'

/** A letter to a customer as it was sent, and where its words stand. */
export type WrittenLetter = {
  complaintId: string
  recipient: string
  letterId: string
  channel: string
  language: string
  subject: string
  body: string
}

/** Of subject and text, in hex: by it the same wording is known again. */
export const wordingOf = ({ subject, body }: Pick<WrittenLetter, 'subject' | 'body'>): string =>
  createHash('sha256')
    .update(canonical([subject, body]))
    .digest('hex')

/** What proves a letter, in hex; without the salt nobody can find its words by trying. */
export const letterDigest = (
  { complaintId, recipient, letterId, channel, language, subject, body }: WrittenLetter,
  salt: Buffer,
): string =>
  createHash('sha256')
    .update(salt)
    .update(canonical({ complaintId, recipient, letterId, channel, language, subject, body }))
    .digest('hex')
