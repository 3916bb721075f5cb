import { folded } from './plain-text.ts'
import type { Sameness } from './sameness.ts'

/** A telephone number as it was told: with its country where that is known, and the extension behind a switchboard. */
export type Phone = {
  /** With a country E.164, like +8613800001234; without one the digits as they were told. */
  number: string
  hasCountry: boolean
  extension?: string
}

const DIGITS_AT_LEAST = 5
const EXTENSION_WORD = /(?:转|分机号?|内线|extension|ext|x|#|\*|,|;)/.source
const EXTENSION = new RegExp(String.raw`^(.*?\d.*?)\s*(?:${EXTENSION_WORD}[\s.:=-]*)+(\d{1,6})\s*$`, 'i')
const PARTED = /^(.*\d)[\s-]+(\d{1,6})\s*$/
/** What needs nothing more: a Chinese mobile number, one of a city with its area, a service number. */
const WHOLE = /^(?:(?:00)?86)?(?:1[3-9]\d{9}|0?(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}|[48]00\d{7})$/
const CHINESE_MOBILE = /^(?:86)?(1[3-9]\d{9})$/

/** Reads a telephone number; too few digits are none. */
export function phoneOf(told: string): Phone | undefined {
  const text = folded(told)
  const [, main = text, extension] = EXTENSION.exec(text) ?? parted(text) ?? []
  const number = numberOf(main)
  return number && { ...number, ...(extension !== undefined && { extension }) }
}

/** A dash or a space parts groups of digits too: what follows it is an extension only where the number before it is whole. */
function parted(text: string): RegExpExecArray | undefined {
  const parts = PARTED.exec(text)
  return parts && WHOLE.test(digitsOf(parts[1]!)) ? parts : undefined
}

function numberOf(text: string): Phone | undefined {
  const digits = digitsOf(text)
  if (digits.length < DIGITS_AT_LEAST) return undefined
  const isAbroad = /^[^\d+]*(?:\+|00)/.test(text)
  // The zero that is dialled within a country only: +44 (0)20, +86 0571.
  const whole = isAbroad
    ? digitsOf(text.replace(/\(0\)/, '')).replace(/^00/, '').replace(/^860/, '86')
    : digits
  if (isAbroad) return { number: `+${whole}`, hasCountry: true }
  const mobile = CHINESE_MOBILE.exec(digits)?.[1]
  return mobile === undefined
    ? { number: digits, hasCountry: false }
    : { number: `+86${mobile}`, hasCountry: true }
}

const digitsOf = (text: string): string => text.replaceAll(/\D+/g, '')

/** An area's number has so many digits; what ends alike in fewer says nothing. */
const SUBSCRIBER_DIGITS = 7

/**
 * Whether two numbers are one. A different or missing extension is possible, never certain: switchboards and relay
 * numbers are shared. So is a number without its country or area, as part of one that has it.
 */
export function samePhone(one: Phone, other: Phone): Sameness {
  if (exactPhone(one) === exactPhone(other)) return 'certain'
  if (one.number === other.number) return 'possible'
  if (one.hasCountry && other.hasCountry) return 'not'
  const [short, long] = [one, other].map(localDigits).toSorted((a, b) => a.length - b.length) as [
    string,
    string,
  ]
  return short.length >= SUBSCRIBER_DIGITS && long.endsWith(short) ? 'possible' : 'not'
}

const localDigits = ({ number }: Phone): string => number.replace(/^(?:\+|0)/, '')

/** What numbers that may be one have in common, to find them by. */
export const phoneKey = ({ number }: Phone): string => number.slice(-SUBSCRIBER_DIGITS)

/** What two certain ones have in common, and no others. */
export const exactPhone = ({ number, extension = '' }: Phone): string => `${number};${extension}`
