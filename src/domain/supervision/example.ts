import type { Details } from '../intake.ts'
import { searchText } from '../matching/plain-text.ts'

/** Fewer digits than these may be anything. */
const DIGITS_AT_LEAST = 7

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
  const [sought, told] = [searchText(value), searchText(text)]
  if (sought.trim().length < 2) return false
  return /\p{Script=Han}/u.test(sought) ? told.includes(sought) : inWords(told).includes(inWords(sought))
}

const inWords = (text: string): string =>
  ` ${text.replaceAll(/[\p{P}\p{S}\p{Z}\s\p{Script=Han}]+/gu, ' ').trim()} `

function hasDigits(phone: string, text: string): boolean {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length >= DIGITS_AT_LEAST && text.replaceAll(/\D/g, '').includes(digits)
}
