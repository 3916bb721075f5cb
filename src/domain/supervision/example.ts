import type { Details } from '../intake.ts'
import { plainText, searchText } from '../matching/plain-text.ts'

/** Fewer digits than these may be anything. */
const DIGITS_AT_LEAST = 7
const LAST_DIGITS = 8

/** How somebody is addressed is no part of their name. */
const TITLES = /\b(?:Mrs?|Ms|Miss|Dr)\b\.?/giu

/** Whether a text has in it who or what a complaint is of: a name, a number, an address (R100). */
export function tellsWho(
  { complainant, representative, product, ...details }: Details,
  text: string,
): boolean {
  const { orderNumber, contractNumber, customerId, about } = details
  const people = [complainant, ...(representative ? [representative] : [])]
  const words = [...people.flatMap(({ name, email }) => [name, email]), about, orderNumber, contractNumber]
  return (
    [...words, customerId, product?.serial].some((one) => one !== undefined && stands(one, text)) ||
    people.some(({ phone }) => phone !== undefined && hasDigits(phone, text))
  )
}

/** Chinese has no spaces: there it is found anywhere, else as whole words. A single sign says nobody's name. */
function stands(value: string, text: string): boolean {
  const sought = plainText(value.replaceAll(TITLES, ''))
  if (sought.length < 2) return false
  const isNumber = /\d/.test(sought) && sought.length >= 6
  if (isNumber || /\p{Script=Han}/u.test(sought)) return plainText(text).includes(sought)
  const words = inWords(searchText(value.replaceAll(TITLES, '')))
  const told = inWords(searchText(text))
  // A name is told in either order.
  return told.includes(words) || told.includes(` ${words.trim().split(' ').toReversed().join(' ')} `)
}

const inWords = (text: string): string =>
  ` ${text.replaceAll(/[\p{P}\p{S}\p{Z}\s\p{Script=Han}]+/gu, ' ').trim()} `

/** With the code of a country or without it: the last digits are the same. */
function hasDigits(phone: string, text: string): boolean {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length >= DIGITS_AT_LEAST && text.replaceAll(/\D/g, '').includes(digits.slice(-LAST_DIGITS))
}
