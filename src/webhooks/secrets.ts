import type { Instant } from '../domain/instant.ts'
import type { Endpoint, EndpointKind, Secret } from './endpoint.ts'
import { misfitOf, type Misfit } from './fitting.ts'
import { newSecret } from '../notify/channels/sign.ts'

type Secrets = { secrets: Secret[]; newSecret?: string }

/** The secrets of a new endpoint: a webhook's is made here, a robot's comes with it. */
export function secretsFor(kind: EndpointKind, given: string | undefined): Secrets {
  if (kind !== 'webhook') return { secrets: given === undefined ? [] : [{ secret: given }] }
  const secret = newSecret()
  return { secrets: [{ secret }], newSecret: secret }
}

type Rotating = { secret?: string; keepOldMs: number; at: Instant }

/** Another secret in the place of the present one, which stays valid beside it for a while. */
export function rotated(endpoint: Endpoint, { secret, keepOldMs, at }: Rotating): Secrets | Misfit {
  const { kind, secrets } = endpoint
  const misfit = misfitOf(kind, { ...endpoint, secret })
  if (misfit) return misfit
  if (kind !== 'webhook') {
    if (secret === undefined) return { pointer: '/secret', detail: 'Give the secret that the group has now.' }
    return { secrets: [{ secret }] }
  }
  const until = at + keepOldMs
  const old = secrets
    .map(({ secret, validUntil = until }) => ({ secret, validUntil: Math.min(validUntil, until) }))
    .filter(({ validUntil }) => validUntil > at)
  const made = newSecret()
  return { secrets: [{ secret: made }, ...old], newSecret: made }
}
