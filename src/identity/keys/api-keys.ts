import type { Pool, PoolClient } from 'pg'
import type { Scope } from '../../domain/access/scopes.ts'
import type { Actor } from '../../domain/command.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { earlierUnderKey } from '../../register/earlier-under-key.ts'
import { inTransaction } from '../../register/in-transaction.ts'
import { newKeyId, newSecret, type ApiKey, type KeySecret } from './api-key.ts'

/** What may be done to keys. */
export type KeyChange =
  | {
      type: 'created'
      name: string
      scopes: readonly Scope[]
      departments: readonly string[] | null
      expiresAt: Instant
    }
  /** The old secret stays valid for a while. */
  | { type: 'secretRotated'; keepOldMs: number; expiresAt?: Instant }
  | { type: 'revoked' }

/** Who asks for it. The digest is of the request that came under the Idempotency-Key. */
export type KeyAsked = {
  id?: string
  change: KeyChange
  by: Pick<Actor, 'id' | 'role'>
  at: Instant
  key?: string
  digest: string
}
export type KeyRefusal = { code: 'notFound' | 'keyReused' | 'alreadyDone'; detail?: string }
export type KeyChanged = {
  key: ApiKey
  replayed: boolean
  /** What the other system signs in with: it is told once. */
  token?: string
}

/** Does it, or says why not. Asked again under the same key, it has been done. */
export const changeKey = (pool: Pool, asked: KeyAsked): Promise<KeyChanged | KeyRefusal> =>
  inTransaction(pool, async (client) => {
    const { by, key, change, id = newKeyId() } = asked
    const earlier = await earlierUnderKey<{ digest: string; keyId: string }>(
      client,
      { person: by.id, key },
      EARLIER,
    )
    if (earlier && earlier.digest !== asked.digest) return { code: 'keyReused' }
    if (earlier) return { key: (await readKeys(client, earlier.keyId))[0]!, replayed: true }
    const refusal = change.type === 'created' ? undefined : await refusalOf(client, id, change)
    if (refusal) return refusal
    const token = await make(client, { ...asked, id })
    await write(client, { ...asked, id })
    return { key: (await readKeys(client, id))[0]!, replayed: false, ...(token !== undefined && { token }) }
  })

const EARLIER = `select request_digest as digest, key_id as "keyId" from api_key_change
  where actor_id = $1 and request_key = $2`

async function refusalOf(
  client: PoolClient,
  id: string,
  { type }: KeyChange,
): Promise<KeyRefusal | undefined> {
  // Two who change the same one do so one after the other.
  await client.query('select from api_key where id = $1 for update', [id])
  const [key] = await readKeys(client, id)
  if (!key) return { code: 'notFound', detail: `There is no key ${id}.` }
  if (key.revokedAt === null) return undefined
  const detail = type === 'revoked' ? 'The key has been revoked already.' : 'The key has been revoked.'
  return { code: 'alreadyDone', detail }
}

type Named = KeyAsked & { id: string }

/** The new token, if one was made. */
function make(client: PoolClient, { id, change, ...asked }: Named): Promise<string | undefined> {
  switch (change.type) {
    case 'created':
      return create(client, { id, change, ...asked })
    case 'secretRotated':
      return rotate(client, { id, at: asked.at, ...change })
    case 'revoked':
      return revoke(client, { id, at: asked.at })
  }
}

type Creating = Omit<Named, 'change'> & { change: Extract<KeyChange, { type: 'created' }> }

async function create(client: PoolClient, { id, change, by, at }: Creating): Promise<string> {
  const { name, scopes, departments, expiresAt } = change
  const { token, secret } = newSecret(id)
  await client.query(
    `insert into api_key (id, name, secrets, scopes, departments, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, name, JSON.stringify([secret]), scopes, departments, by.id, utc(at), utc(expiresAt)],
  )
  return token
}

type Rotating = { id: string; at: Instant; keepOldMs: number; expiresAt?: Instant }

async function rotate(client: PoolClient, { id, at, keepOldMs, expiresAt }: Rotating): Promise<string> {
  const [key] = await readKeys(client, id)
  const { token, secret } = newSecret(id)
  // What has run out is not brought back beside the new one.
  const until = key!.expiresAt > at ? at + keepOldMs : at
  const old: KeySecret[] = key!.secrets
    .map(({ digest, validUntil = until }) => ({ digest, validUntil: Math.min(validUntil, until) }))
    .filter(({ validUntil }) => validUntil > at)
  await client.query('update api_key set secrets = $2, expires_at = $3 where id = $1', [
    ...[id, JSON.stringify([secret, ...old]), utc(expiresAt ?? key!.expiresAt)],
  ])
  return token
}

async function revoke(client: PoolClient, { id, at }: { id: string; at: Instant }): Promise<undefined> {
  await client.query('update api_key set revoked_at = $2 where id = $1', [id, utc(at)])
}

async function write(client: PoolClient, { id, change, by, at, key, digest }: Named): Promise<void> {
  const { type, ...data } = change
  await client.query(
    `insert into api_key_change (key_id, type, at, actor_id, actor_role, request_key, request_digest, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[id, type, utc(at), by.id, by.role],
      key,
      key === undefined ? undefined : digest,
      JSON.stringify(data),
    ],
  )
}

/** All keys, the newest first, or one of them. */
export async function readKeys(on: Pick<PoolClient, 'query'>, id?: string): Promise<ApiKey[]> {
  const { rows } = await on.query<ApiKey>(
    `select id, name, secrets, scopes, departments, created_by as "createdBy", created_at as "createdAt",
       expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
     from api_key where $1::text is null or id = $1 order by created_at desc, id`,
    [id],
  )
  return rows
}

/** To the minute: who writes each use of a key writes too much. */
export const recordUse = (pool: Pick<Pool, 'query'>, id: string, at: Instant) =>
  pool.query('update api_key set last_used_at = greatest(last_used_at, $2) where id = $1', [id, utc(at)])
