import { expect, test } from 'vitest'
import { newWords } from '../../src/mail/quoted.ts'

// What of a mail is new (R1, R13).

test('what introduces a quote is folded away with it, however often', () => {
  const lines = Array.from({ length: 8_000 }, () => 'on 12345 wrote:\n> q')
  const began = performance.now()
  expect(newWords(['New.', ...lines].join('\n'))).toEqual({ text: 'New.', isFolded: true })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('lines that look like an introduction and are none stay, and take no time', () => {
  const line = `2026年11月28日 10:00 <${'@'.repeat(380)}`
  const text = Array.from({ length: 20_000 }, () => line).join('\n')
  const began = performance.now()
  expect(newWords(text)).toEqual({ text, isFolded: false })
  expect(performance.now() - began).toBeLessThan(2_000)
})
