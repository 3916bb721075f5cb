import { z } from 'zod'
import type { Instant } from './instant.ts'

/** What outsiders may write: nothing that the register could not hold. Refused at the door; what an older history says stays. */

/** PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** A text as the register can hold it: what it cannot hold is shown as lost. */
export const asStorable = (text: string): string => text.replaceAll(new RegExp(UNSTORABLE, 'gu'), '\uFFFD')

/** Any text that the register can hold. */
export const storableText = (): z.ZodString =>
  z.string().refine((text) => !UNSTORABLE.test(text), {
    error: 'It has a character in it that cannot be kept: a NUL, or half of a pair.',
  })

/** Something said, in at most so many characters, as it is sent: what is blank around it counts, and is not kept. */
export const words = (most: number): z.ZodString => storableText().max(most).trim().min(1)

const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(9999, 0, 1)

/** Whether an instant is one that is taken in. */
export const isTakenIn = (instant: Instant): boolean => instant >= EARLIEST && instant < LATEST

/** Of what is no instant at all its form is complained of already. */
const isWithin = (text: string): boolean => Number.isNaN(Date.parse(text)) || isTakenIn(Date.parse(text))
const within = { error: 'It lies between the years 1900 and 9998.' }
/** The same as far as a pattern can tell, for those who read only the schema. */
const YEARS = /^(?!(?:0\d|1[0-8])\d\d-|9999-)/
const withinYears = { ...within, abort: true }

/** An RFC 3339 instant with its offset outside, epoch milliseconds inside. In any zone its year has four digits. */
export const InstantText = z.iso
  .datetime({ offset: true, abort: true })
  .regex(YEARS, withinYears)
  .refine(isWithin, within)
  .transform((text) => Date.parse(text))

/** A day of the calendar, like 2026-03-09. */
export const DateText = z.iso.date({ abort: true }).regex(YEARS, withinYears)

/** The name of a zone of the tz database, like Asia/Shanghai; the core knows no more of zones than how they are written. */
export const Zone = storableText()
  .max(60)
  .regex(/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/)

/** An e-mail address, of which the part before the @ is no longer than mail servers take (RFC 5321, 4.5.3.1.1). */
export const Email = z
  .email()
  .max(200)
  .regex(/^[^@]{1,64}@/)

/** What something is called, in both languages. */
export const Title = z.strictObject({ en: z.string().min(1).max(200), zh: z.string().min(1).max(200) })
