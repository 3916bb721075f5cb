import { expect, test } from 'vitest'
import { complaintIdOf, numberOf, readNumber } from '../../../src/api/complaints/complaint-id.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'

const calendar = loadCalendars().get('cn')!
const at = Date.parse('2026-11-21T17:00:00Z')

test('the same request always has the same id, another one another', () => {
  expect(complaintIdOf(['key', 'li', 'a'])).toBe(complaintIdOf(['key', 'li', 'a']))
  expect(complaintIdOf(['key', 'li', 'a'])).not.toBe(complaintIdOf(['key', 'l', 'ia']))
  expect(complaintIdOf(['key', 'li', 'a'])).toMatch(/^cmp_[0-9a-z]{26}$/)
})

test('a number bears the date where the complaint is handled', () => {
  expect(numberOf(complaintIdOf(['x']), at, calendar)).toMatch(/^Y20261122-/)
})

// R14
test('a number is read as people write it; one wrong character or a swapped pair is noticed', () => {
  for (let count = 0; count < 200; count++) {
    const number = numberOf(complaintIdOf([String(count)]), at, calendar)
    expect(readNumber(number)).toBe(number)
    expect(readNumber(` ${number.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' ')} `)).toBe(number)
    const place = 10 + (count % 8)
    const characters = number.split('')
    characters[place] = characters[place] === '7' ? '8' : '7'
    expect(readNumber(characters.join(''))).toBeUndefined()
    const [one, other] = [number[10]!, number[11]!]
    const swapped = `${number.slice(0, 10)}${other}${one}${number.slice(12)}`
    const isBlindSpot = [one, other].toSorted().join('') === '0Z'
    if (one !== other && !isBlindSpot) expect(readNumber(swapped)).toBeUndefined()
  }
})
