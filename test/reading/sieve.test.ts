import { expect, test } from 'vitest'
import { sieve } from '../../src/reading/sieve.ts'

test('what enough people have written passes, however often one has written anything', () => {
  const counted = sieve()
  for (const person of [0, 1, 2]) counted.count('押金', person)
  for (const person of [0, 0, 0, 0, 1]) counted.count('欧阳', person)
  const isKept = counted.most(10, 3)
  expect(['押金', '欧阳', '刹车'].map(isKept)).toEqual([true, false, false])
})

test('of more than there is room for, what most people have written passes', () => {
  const counted = sieve()
  for (let word = 0; word < 100; word++)
    for (let person = 0; person < 3 + word; person++) counted.count(`word ${word}`, person)
  const isKept = counted.most(10, 3)
  const kept = Array.from({ length: 100 }, (_, word) => word).filter((word) => isKept(`word ${word}`))
  expect(kept).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99])
})
