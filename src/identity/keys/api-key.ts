import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Scope } from '../../domain/access/scopes.ts'
import type { Instant } from '../../domain/instant.ts'

/** The digest of a secret, which is told once and kept nowhere; an old one is valid beside the new one for a while. */
export type KeySecret = { digest: string; validUntil?: Instant }

/** With what another system signs in. */
export type ApiKey = {
  id: string
  name: string
  scopes: readonly Scope[]
  /** Where; in all departments if there are none. */
  departments: readonly string[] | null
  secrets: readonly KeySecret[]
  createdBy: string
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

/** No key is good for longer. */
export const EXPIRES_WITHIN_MS = 366 * 24 * 3_600_000

const TOKEN = /^(yk_[0-9a-f]{16})_([\w-]{43})$/
export const isKey = (token: string): boolean => token.startsWith('yk_')

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const newKeyId = (): string => `yk_${randomBytes(8).toString('hex')}`

/** 256 bits, and what is kept of them. */
export function newSecret(id: string): { token: string; secret: KeySecret } {
  const secret = randomBytes(32).toString('base64url')
  return { token: `${id}_${secret}`, secret: { digest: digestOf(secret) } }
}

/** A key nobody has, held against the secret where there is no other: an id that is not there takes as long as one that is. */
const NOBODYS: KeySecret = { digest: digestOf(randomBytes(32).toString('hex')) }

/** The key of a token, if it is valid at this instant. */
export function keyOf(keys: ReadonlyMap<string, ApiKey>, token: string, at: Instant): ApiKey | undefined {
  const [, id = '', secret = ''] = TOKEN.exec(token) ?? []
  const key = keys.get(id)
  const given = Buffer.from(digestOf(secret))
  const fitting = (key?.secrets ?? [NOBODYS]).filter(({ digest }) =>
    timingSafeEqual(Buffer.from(digest), given),
  )
  const isValid = fitting.some(({ validUntil }) => validUntil === undefined || at < validUntil)
  return key && isValid && key.revokedAt === null && at < key.expiresAt ? key : undefined
}
