import { createHash } from 'node:crypto'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import { dateOfDay, dayOf } from '../../domain/calendar/days.ts'
import type { Instant } from '../../domain/instant.ts'
import { ALPHABET, normalised, base32 } from '../../portal/crockford.ts'

/** What a complaint is called, from what its request is known by: the same request always yields the same id. */
export function complaintIdOf(knownBy: readonly string[]): string {
  const seed = createHash('sha256').update(JSON.stringify(knownBy)).digest()
  return `cmp_${base32(seed, 26).toLowerCase()}`
}

/** For people: the date of registration where the complaint is handled, eight characters, and one that checks them. */
export function numberOf(id: string, registeredAt: Instant, calendar: Calendar): string {
  const date = dateOfDay(dayOf(registeredAt, calendar)).replaceAll('-', '')
  const tail = base32(createHash('sha256').update(id).digest(), 8)
  return `Y${date}-${tail}-${checkCharacter(date + tail)}`
}

/** A number as it was typed, as it is written in the register; undefined when it cannot be one. */
export function readNumber(text: string): string | undefined {
  const [, date, tail, check] =
    /^Y(\d{8})([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/.exec(normalised(text)) ?? []
  if (!date || !tail || checkCharacter(date + tail) !== check) return undefined
  return `Y${date}-${tail}-${check}`
}

/** Luhn's check over 32 characters: finds every wrong character and nearly every swapped pair. */
function checkCharacter(text: string): string {
  let sum = 0
  for (const [index, character] of text.split('').reverse().entries()) {
    const addend = ALPHABET.indexOf(character) * (index % 2 === 0 ? 2 : 1)
    sum += Math.floor(addend / 32) + (addend % 32)
  }
  return ALPHABET[(32 - (sum % 32)) % 32]!
}
