import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lookupKeysFor, passingKeys } from '../../src/portal/lookup-keys.ts'
import { letterSecretOf, secretOf, whereItStands, type LookupKeys } from '../../src/portal/lookup-secret.ts'
import { progressLinkOf } from '../../src/portal/progress-link.ts'

const old = 'o'.repeat(32)
const keys: LookupKeys = ['n'.repeat(32), old]
const id = 'cmp_0123456789abcdefghjkmnpqrs'
const isSecretOf = (known: LookupKeys, of: string, given: string) =>
  whereItStands(known, { id: of, generation: 0 }, given) === 'slip'

test('a secret follows from the complaint and the key: a hundred bits that can be read out on the phone', () => {
  const secret = secretOf(keys, id)
  expect(secret).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(secretOf(keys, id)).toBe(secret)
  expect(secretOf(keys, `${id}x`)).not.toBe(secret)
  expect(secretOf([old], id)).not.toBe(secret)
})

test('it is recognised however it is typed, and under a key that no longer makes any', () => {
  const secret = secretOf(keys, id)
  for (const typed of [
    secret,
    secret.toLowerCase(),
    secret.replaceAll('-', ' '),
    ` ${secret.replaceAll('-', '')}\t`,
  ])
    expect(isSecretOf(keys, id, typed)).toBe(true)
  const misread = secret.replaceAll('0', 'o').replaceAll('1', 'l')
  expect(isSecretOf(keys, id, misread)).toBe(true)
  expect(isSecretOf(keys, id, secretOf([old], id))).toBe(true)
  expect(isSecretOf([keys[0]], id, secretOf([old], id))).toBe(false)
})

test("nothing else is: not another complaint's, not a part, not nothing", () => {
  const secret = secretOf(keys, id)
  for (const wrong of [
    secretOf(keys, 'cmp_1'),
    secret.slice(0, -1),
    `${secret}0`,
    '',
    '陈女士',
    'x'.repeat(10_000),
  ])
    expect(isSecretOf(keys, id, wrong)).toBe(false)
})

test('a link leads to the page with both filled in', () => {
  const link = new URL(
    progressLinkOf(keys, 'https://help.example.com/')(
      { id, slip: 2 },
      {
        number: 'Y20261122-ABCDEFGH-0',
        address: 'Chen@Example.com',
      },
    ),
  )
  expect(link.origin + link.pathname).toBe('https://help.example.com/progress')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    number: 'Y20261122-ABCDEFGH-0',
    secret: letterSecretOf(keys, { id, generation: 2, address: 'chen@example.com' }),
  })
})

// Trial S3
test('a letter’s secret is another than the slip’s; renewed, those of before open nothing any more', () => {
  const [slip, first] = [secretOf(keys, id), letterSecretOf(keys, { id, generation: 0 })]
  const second = letterSecretOf(keys, { id, generation: 1 })
  expect(new Set([slip, first, second]).size).toBe(3)
  const opens = (generation: number) =>
    [slip, first, second].map((given) => whereItStands(keys, { id, generation }, given))
  expect(opens(0)).toEqual(['slip', 'letter', undefined])
  expect(opens(1)).toEqual([undefined, undefined, 'letter'])
})

test('a letter opens by whatever way it went, as long as they are reached there', () => {
  const [email, sms, talk] = ['chen@example.com', '+8613800001234', 'chat/wecom/kf/ext']
  const opened = (to: string | undefined, now: { address?: string; others?: readonly string[] }) => {
    const of = { id, generation: 0 }
    return whereItStands(keys, { ...of, ...now }, letterSecretOf(keys, { ...of, address: to }))
  }
  for (const to of [email, sms, talk]) {
    expect(opened(to, { address: email, others: [sms, talk] })).toBe('letter')
    expect(opened(to, { others: ['other'] })).toBeUndefined()
  }
  expect(opened(undefined, { others: [sms] })).toBe('letter')
  expect(opened(undefined, { address: email, others: [sms] })).toBeUndefined()
})

test('production must name its keys; elsewhere one is made once and kept to ourselves', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yinuo-keys-'))
  const none = { lookupKeys: undefined, dataDir }
  expect(() => lookupKeysFor({ ...none, isProduction: true })).toThrow('LOOKUP_KEYS')
  expect(() => passingKeys({ isProduction: true })).toThrow('LOOKUP_KEYS')
  const made = lookupKeysFor({ ...none, isProduction: false })
  expect(made[0].length).toBeGreaterThanOrEqual(32)
  expect(lookupKeysFor({ ...none, isProduction: false })).toEqual(made)
  expect(statSync(path.join(dataDir, 'lookup-key')).mode & 0o777).toBe(0o600)
  expect(lookupKeysFor({ ...none, lookupKeys: keys, isProduction: true })).toBe(keys)
  rmSync(dataDir, { recursive: true })
})
