import type { Pool } from 'pg'
import { copied } from '../../directory/copied.ts'
import { withThoseBelow } from '../../directory/departments.ts'
import type { DirectoryCopy } from '../../directory/directory-copy.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Admission } from '../admission.ts'
import { keyOf, type ApiKey } from './api-key.ts'
import { readKeys, recordUse } from './api-keys.ts'
import type { Caller } from '../caller.ts'

/** How long a key that was revoked elsewhere may still be taken. */
const COPY_LASTS_MS = 30_000
/** A key that is not known may be a new one: looked for again so often. */
const SOUGHT_MS = 1_000
const USE_RECORDED_MS = 60_000

export type Keys = {
  callerBy(token: string): Promise<Admission>
  /** After a change here. */
  readAnew(): Promise<unknown>
}

/** Which system a key speaks for. With the register away they go on as they were last known. */
export function byKey(pool: Pick<Pool, 'query'>, directory: DirectoryCopy): Keys {
  const copy = copied(async () => new Map((await readKeys(pool)).map((key) => [key.id, key])), COPY_LASTS_MS)
  let soughtAt = -Infinity
  const recorded = new Map<string, Instant>()
  const record = (id: string, at: Instant) => {
    if (at - (recorded.get(id) ?? -Infinity) < USE_RECORDED_MS) return
    recorded.set(id, at)
    void recordUse(pool, id, at).catch(() => {})
  }
  const find = async (token: string): Promise<ApiKey | undefined | 'unknown'> => {
    const known = await copy({ orLast: true })
    const at = Date.now()
    const key = known && keyOf(known, token, at)
    if (key) return key
    if (at - soughtAt < SOUGHT_MS) return known ? undefined : 'unknown'
    soughtAt = at
    const now = await copy({ fresh: true, orLast: true })
    return now ? keyOf(now, token, at) : 'unknown'
  }
  return {
    readAnew: () => copy({ fresh: true }),
    async callerBy(token) {
      const key = await find(token)
      if (key === 'unknown') return { code: 'registerUnavailable' }
      if (!key) return undefined
      record(key.id, Date.now())
      const departments = (await directory({ orLast: true }))?.departments ?? []
      return callerOf(key, departments)
    },
  }
}

type Departments = Parameters<typeof withThoseBelow>[0]['departments']

const callerOf = ({ id, scopes, departments: own }: ApiKey, departments: Departments): Caller => ({
  ...{ id, by: 'apiKey', scopes },
  held: [{ role: 'integration', ...(own && { departments: withThoseBelow({ departments }, own) }) }],
})
