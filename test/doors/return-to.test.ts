import { expect, test } from 'vitest'
import { localPath } from '../../src/api/sign-in/return-to.ts'

test.each([
  ['/console', '/console'],
  ['/console?tab=mine#first', '/console?tab=mine#first'],
  ['/progress/../console', '/console'],
  ['/a\nb', '/ab'],
])('%j is a place of ours', (asked, path) => {
  expect(localPath(asked)).toBe(path)
})

test.each([
  undefined,
  '',
  'console',
  '//evil.example.com',
  '/\\evil.example.com',
  '/\t/evil.example.com',
  '/..//evil.example.com',
  'https://evil.example.com',
  'javascript:alert(1)',
  ['/console', '/other'],
  `/${'x'.repeat(2_000)}`,
])('%j is none', (asked) => {
  expect(localPath(asked)).toBeUndefined()
})
