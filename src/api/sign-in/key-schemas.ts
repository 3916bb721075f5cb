import { z } from 'zod'
import { SCOPES } from '../../domain/access/scopes.ts'
import { Role } from '../../domain/policy/policy.ts'

/** What the API answers about keys. */

const Instant = z.iso.datetime()

const key = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  departments: z.array(z.string()).nullable().meta({ description: 'Null: in all of them.' }),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable().meta({ description: 'To the minute.' }),
  revokedAt: Instant.nullable(),
  oldUntil: Instant.nullable().meta({ description: 'Until when an old secret is still valid.' }),
})

const change = z.strictObject({
  type: z.enum(['created', 'secretRotated', 'revoked']),
  at: Instant,
  by: z.strictObject({ id: z.string(), role: Role }),
  data: z.record(z.string(), z.unknown()),
})

export const ApiKeyView = key.meta({ id: 'ApiKey' })
export const ApiKeyWithToken = key
  .extend({ token: z.string().optional().meta({ description: 'Shown once: not when it is asked again.' }) })
  .meta({ id: 'ApiKeyWithToken' })
export const ApiKeyWithChanges = key
  .extend({
    changes: z.array(change),
  })
  .meta({ id: 'ApiKeyWithChanges' })
/** One change among those of all keys. */
export const ApiKeyChange = change
  .extend({ position: z.number(), key: z.strictObject({ id: z.string(), name: z.string() }) })
  .meta({ id: 'ApiKeyChange' })
