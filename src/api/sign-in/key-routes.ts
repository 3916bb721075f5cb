import { z } from 'zod'
import { SCOPES } from '../../domain/access/scopes.ts'
import { Name } from '../../domain/intake.ts'
import { InstantText } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import { limit, positionCursor } from '../route-parts.ts'
import { ApiKeyChange, ApiKeyView, ApiKeyWithChanges, ApiKeyWithToken } from './key-schemas.ts'

const one = z.strictObject({ id: z.string().min(1).max(60).meta({ description: "The key's id (yk_…)." }) })
const ExpiresAt = InstantText.meta({ description: 'At most a year from now.' })

const changing = { method: 'post', tag: 'Sign-in', params: one, status: 200, may: 'manageKeys' } as const
const reading = { method: 'get', tag: 'Sign-in', status: 200, may: 'manageKeys' } as const

/** With what other systems sign in. */
export const keyRoutes = {
  createApiKey: {
    method: 'post',
    path: '/v1/api-keys',
    summary: 'Let another system in',
    description:
      'The token is shown in this answer and never again: the other system sends it as a bearer token. It may do what ' +
      'its scopes name, in its departments and those below them and with what nobody has yet, and nothing else. ' +
      'Of import, export, calendars, purge, figures, webhooks and customers there is no limit to departments.',
    tag: 'Sign-in',
    body: z
      .strictObject({
        name: Name,
        scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
        departments: z.array(Name).min(1).max(50).optional(),
        expiresAt: ExpiresAt,
      })
      .meta({ id: 'NewApiKey' }),
    example: { name: 'CRM', scopes: ['complaints:create'], expiresAt: '2027-06-30T00:00:00+08:00' },
    status: 201,
    answer: ApiKeyWithToken,
    keyed: 'create',
    may: 'manageKeys',
  },
  listApiKeys: {
    ...reading,
    path: '/v1/api-keys',
    summary: 'The keys of other systems',
    answer: z.strictObject({ data: z.array(ApiKeyView) }),
  },
  getApiKey: {
    ...reading,
    path: '/v1/api-keys/{id}',
    summary: 'One key, and what was done to it',
    params: one,
    answer: ApiKeyWithChanges,
  },
  listApiKeyChanges: {
    ...reading,
    path: '/v1/api-key-changes',
    summary: 'Who made, renewed and revoked which keys',
    description: 'The latest first. It is kept for ever.',
    query: z.strictObject({ limit, cursor: positionCursor.optional() }),
    answer: pageOf(ApiKeyChange),
  },
  rotateApiKey: {
    ...changing,
    path: '/v1/api-keys/{id}/rotate',
    summary: 'Give a key another secret',
    description: 'The new token is shown in this answer and never again. The old one goes on for a while.',
    body: z
      .strictObject({
        keepOldHours: z.number().int().min(0).max(168).default(24),
        expiresAt: ExpiresAt.optional(),
      })
      .meta({ id: 'RotatedApiKey' }),
    example: { keepOldHours: 48 },
    answer: ApiKeyWithToken,
    keyed: 'create',
  },
  revokeApiKey: {
    ...changing,
    path: '/v1/api-keys/{id}/revoke',
    summary: 'Let another system in no more',
    description: 'At once here, and within half a minute wherever else the API runs.',
    body: z.strictObject({}),
    answer: ApiKeyView,
    refusals: { 409: 'It has been revoked already' },
  },
} as const satisfies Record<string, Route>
