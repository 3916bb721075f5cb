import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  keyOf,
  newKeyId,
  newSecret,
  type ApiKey,
  type KeySecret,
} from '../../../src/identity/keys/api-key.ts'
import { byKey } from '../../../src/identity/keys/by-key.ts'
import { directory } from '../../support/directories.ts'

const at = Date.UTC(2026, 11, 1)

function key(more: Partial<ApiKey> = {}) {
  const id = newKeyId()
  const { token, secret } = newSecret(id)
  const one: ApiKey = {
    ...{ id, name: 'CRM', scopes: ['feed'], departments: null, secrets: [secret] },
    ...{ createdBy: 'he', createdAt: at, expiresAt: at + 1_000, lastUsedAt: null, revokedAt: null, ...more },
  }
  return { token, secret, one, keys: new Map([[id, one]]) }
}

test('a token opens its key until that ends', () => {
  const { token, one, keys } = key()
  expect(token).toMatch(/^yk_[0-9a-f]{16}_[\w-]{43}$/)
  expect(keyOf(keys, token, at)).toBe(one)
  expect(keyOf(keys, token, at + 1_000)).toBeUndefined()
})

test('what is kept of it opens nothing', () => {
  const { one, keys } = key()
  expect(keyOf(keys, `${one.id}_${one.secrets[0]!.digest}`, at)).toBeUndefined()
  expect(keyOf(keys, one.id, at)).toBeUndefined()
})

test('no other key opens it, nor one that nobody has', () => {
  const { one, keys } = key()
  const other = key()
  expect(keyOf(keys, other.token, at)).toBeUndefined()
  expect(keyOf(keys, other.token.replace(other.one.id, one.id), at)).toBeUndefined()
})

test('once revoked it is none', () => {
  const { token, keys } = key({ revokedAt: at })
  expect(keyOf(keys, token, at)).toBeUndefined()
})

test('an old secret opens it until its own end', () => {
  const { token, secret, one } = key()
  const secrets: KeySecret[] = [newSecret(one.id).secret, { ...secret, validUntil: at + 500 }]
  const keys = new Map([[one.id, { ...one, secrets }]])
  expect(keyOf(keys, token, at + 499)).toBeDefined()
  expect(keyOf(keys, token, at + 500)).toBeUndefined()
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: at }))
afterEach(() => void vi.useRealTimers())
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** A register with one key, which can go away. */
function register({ one }: { one: ApiKey }) {
  const state = { rows: [one], isAway: false, reads: 0, uses: 0 }
  const query = async (text: string) => {
    if (state.isAway) throw new Error('The register is away.')
    if (text.startsWith('update')) return { rows: [], uses: state.uses++ }
    state.reads++
    return { rows: state.rows }
  }
  const keys = byKey({ query } as never, async () => directory())
  return { state, keys }
}

test('a system has its key’s scopes, in its departments and those below', async () => {
  const { token, one } = key({ departments: ['service'] })
  expect(await register({ one }).keys.callerBy(token)).toEqual({
    ...{ id: one.id, by: 'apiKey', scopes: ['feed'] },
    held: [{ role: 'integration', departments: ['service', 'intake'] }],
  })
})

test('keys are read twice a minute, however often they are used; a use is written once a minute', async () => {
  const { token, one } = key({ expiresAt: at + 3_600_000 })
  const { state, keys } = register({ one })
  for (let n = 0; n < 3; n++) await keys.callerBy(token)
  expect(state).toMatchObject({ reads: 1, uses: 1 })
  later(31_000)
  await keys.callerBy(token)
  expect(state).toMatchObject({ reads: 2, uses: 1 })
  later(31_000)
  await keys.callerBy(token)
  expect(state).toMatchObject({ reads: 3, uses: 2 })
})

test('one that was revoked elsewhere is none within half a minute; one that is new is found at once', async () => {
  const { token, one } = key({ expiresAt: at + 3_600_000 })
  const { state, keys } = register({ one })
  expect(await keys.callerBy(token)).toBeDefined()
  state.rows = [{ ...one, revokedAt: at }]
  later(30_001)
  expect(await keys.callerBy(token)).toBeUndefined()
  const other = key({ expiresAt: at + 3_600_000 })
  expect(await keys.callerBy(other.token)).toBeUndefined()
  state.rows = [other.one]
  expect(await keys.callerBy(other.token)).toBeUndefined()
  later(1_001)
  expect(await keys.callerBy(other.token)).toMatchObject({ id: other.one.id })
})

test('with the register away systems go on, and before it was ever read they are asked to come again', async () => {
  const { token, one } = key({ expiresAt: at + 3_600_000 })
  const { state, keys } = register({ one })
  state.isAway = true
  expect(await keys.callerBy(token)).toEqual({ code: 'registerUnavailable' })
  state.isAway = false
  later(3_000)
  expect(await keys.callerBy(token)).toMatchObject({ id: one.id })
  state.isAway = true
  later(600_000)
  expect(await keys.callerBy(token)).toMatchObject({ id: one.id })
})
