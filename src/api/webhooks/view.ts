import type { Attempt } from '../../webhooks/attempts.ts'
import type { Endpoint } from '../../webhooks/endpoint.ts'
import { withTimesAsText } from '../outside.ts'
import { utc, utcIfAny } from '../../domain/instant.ts'

/** An endpoint without its secrets. */
export function endpointView({ url, secrets, restingUntil, ...endpoint }: Endpoint): object {
  const shown = {
    ...endpoint,
    url: shownUrl(endpoint.kind, url),
    secrets: secrets.map(({ validUntil }) => without({ validUntil: utcIfAny(validUntil) })),
    restingUntil: restingUntil === null ? null : utc(restingUntil),
  }
  return withTimesAsText(without(shown)) as object
}

/** A robot's url lets its holder write to the group; of a webhook's the query may hold a key. */
function shownUrl(kind: Endpoint['kind'], url: string): string {
  const { origin, pathname, search } = new URL(url)
  if (kind !== 'webhook') return `${origin}/…`
  return `${origin}${pathname}${search && '?…'}`
}

export function deliveryView({ position: _, state, nextAttemptAt, ...attempt }: Attempt): object {
  return withTimesAsText({ ...without(attempt), message: without({ state, nextAttemptAt }) }) as object
}

const without = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
