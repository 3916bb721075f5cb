import { IN_ALL_DEPARTMENTS, type Scope } from '../../domain/access/scopes.ts'
import { defined } from '../../domain/defined.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { EXPIRES_WITHIN_MS, type ApiKey } from '../../identity/keys/api-key.ts'
import { changeKey, readKeys, type KeyChange, type KeyChanged } from '../../identity/keys/api-keys.ts'
import { listKeyChanges, readKeyChanges } from '../../identity/keys/key-changes.ts'
import { digestOf } from '../../register/commit/digest.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'

export async function createApiKey(deps: Deps, call: Call<Contract['createApiKey']>): Promise<Reply> {
  const { name, scopes, departments = null, expiresAt } = call.body
  refuseExpiry(deps, expiresAt)
  if (departments) refuseUnlimited(scopes)
  if (departments) await refuseUnknown(deps, departments)
  const changed = await ask(deps, call, { type: 'created', name, scopes, departments, expiresAt })
  const { headers, body } = replyOf(changed)
  const Location = `/v1/api-keys/${changed.key.id}`
  return { status: changed.replayed ? 200 : 201, headers: { ...headers, Location }, body }
}

export async function rotateApiKey(deps: Deps, call: Call<Contract['rotateApiKey']>): Promise<Reply> {
  const { keepOldHours, expiresAt } = call.body
  if (expiresAt !== undefined) refuseExpiry(deps, expiresAt)
  const rotation = { type: 'secretRotated', keepOldMs: keepOldHours * 3_600_000 } as const
  return replyOf(await ask(deps, call, { ...rotation, ...defined({ expiresAt }) }))
}

export async function revokeApiKey(deps: Deps, call: Call<Contract['revokeApiKey']>): Promise<Reply> {
  return replyOf(await ask(deps, call, { type: 'revoked' }))
}

export async function listApiKeys(deps: Deps): Promise<Reply> {
  const keys = await fromRegister(deps, ({ pool }) => readKeys(pool))
  return { body: { data: keys.map(viewOf) } }
}

export async function getApiKey(deps: Deps, { params }: Call<Contract['getApiKey']>): Promise<Reply> {
  const [key] = await fromRegister(deps, ({ pool }) => readKeys(pool, params.id))
  if (!key) throw new Problem('notFound', { detail: `There is no key ${params.id}.` })
  const changes = await fromRegister(deps, ({ pool }) => readKeyChanges(pool, params.id))
  return { body: { ...viewOf(key), changes: withTimesAsText(changes) } }
}

export async function listApiKeyChanges(
  deps: Deps,
  { query: { cursor, limit } }: Call<Contract['listApiKeyChanges']>,
): Promise<Reply> {
  const page = await fromRegister(deps, ({ pool }) => listKeyChanges(pool, { cursor, limit }))
  return { body: withTimesAsText(page) }
}

type Asking = Pick<Call<Contract['createApiKey']>, 'by' | 'idempotencyKey'> & {
  body: object
  params?: { id: string } | undefined
}

async function ask(deps: Deps, call: Asking, change: KeyChange): Promise<KeyChanged> {
  const { by, body, params, idempotencyKey } = call
  const result = await fromRegister(deps, ({ pool }) =>
    changeKey(pool, {
      ...{ change, by, at: deps.now(), digest: digestOf([change.type, params, body]) },
      ...defined({ id: params?.id, key: idempotencyKey }),
    }),
  )
  if ('code' in result) throw new Problem(result.code, { detail: result.detail })
  await deps.signIn.keys.readAnew()
  return result
}

const replyOf = ({ key, replayed, token }: KeyChanged) => ({
  headers: replayed ? { 'Idempotent-Replayed': 'true' } : {},
  body: { ...viewOf(key), ...(token !== undefined && { token }) },
})

function viewOf({ secrets, ...key }: ApiKey) {
  const until = secrets.flatMap(({ validUntil = 0 }) => validUntil)
  const oldUntil = Math.max(...until)
  const shown = withTimesAsText(key) as object
  return { ...shown, oldUntil: oldUntil > Date.now() ? utc(oldUntil) : null }
}

function refuseExpiry({ now }: Deps, expiresAt: Instant): void {
  const at = now()
  if (expiresAt <= at) throw unfitting('/expiresAt', 'notThisInstant', 'A key ends in the future.')
  if (expiresAt > at + EXPIRES_WITHIN_MS)
    throw unfitting('/expiresAt', 'notThisInstant', 'A key is good for a year at most.')
}

/** A limit that would limit nothing. */
function refuseUnlimited(scopes: readonly Scope[]): void {
  const scope = scopes.find((one) => IN_ALL_DEPARTMENTS.includes(one))
  if (scope === undefined) return
  throw unfitting('/departments', 'unfitting', `The scope ${scope} is not limited to departments.`)
}

async function refuseUnknown(deps: Deps, departments: readonly string[]): Promise<void> {
  const known = await deps.directory({ orLast: true })
  const at = departments.findIndex((name) => known && !known.departments.some(({ id }) => id === name))
  if (at < 0) return
  throw unfitting(`/departments/${at}`, 'unknown', `There is no department ${departments[at]}.`)
}
