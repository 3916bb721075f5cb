import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import * as oidc from 'openid-client'
import type { Oidc } from '../config/sign-in.ts'
import { openAddressIn, openAddressText } from './issuer-addresses.ts'

/** How long the issuer's keys hold without it: it is asked for new ones far more often. */
const KEYS_LAST_MS = 24 * 3_600_000
const KEYS_RENEWED_MS = 10 * 60_000
/** How long an issuer that gave no answer is left alone. */
const RESTS_MS = 2_000
const TIMEOUT_S = 5

/** Who says who people are: found by its discovery document, once it is needed. */
export type Issuer = {
  configuration(): Promise<oidc.Configuration>
  /** The keys it signs with. One that is not known yet is asked for. */
  key: JWTVerifyGetKey
}

/** Whoever runs this is told why the issuer could not be asked. */
export type Told = (reason: string) => void

type By = { isProduction: boolean; told: Told }

export function createIssuer(settings: Oidc, { isProduction, told }: By): Issuer {
  const configuration = once(() => discovered(settings, isProduction), told)
  const keySet = once(async () => keysOf(await configuration(), told), told)
  return { configuration, key: async (header, token) => (await keySet())(header, token) }
}

async function discovered(
  { issuer, clientId, clientSecret }: Oidc,
  isProduction: boolean,
): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  const proof = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret)
  const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  const found = await oidc.discovery(url, clientId, undefined, proof, { execute, timeout: TIMEOUT_S })
  const open = openAddressIn(issuer, found.serverMetadata(), { isProduction })
  if (open) throw new Error(openAddressText(issuer, open))
  return found
}

/** Keys are renewed behind the scenes: nobody waits for an issuer that is away while its keys are known. */
function keysOf(configuration: oidc.Configuration, told: Told): JWTVerifyGetKey {
  const { jwks_uri: uri } = configuration.serverMetadata()
  if (uri === undefined) throw new Error('The issuer says nowhere what it signs with.')
  const keys = createRemoteJWKSet(new URL(uri), {
    cacheMaxAge: KEYS_LAST_MS,
    timeoutDuration: TIMEOUT_S * 1_000,
  })
  let renewedAt = Date.now()
  return (header, token) => {
    if (Date.now() - renewedAt > KEYS_RENEWED_MS) {
      renewedAt = Date.now()
      void keys.reload().catch(({ message }: Error) => told(message))
    }
    return keys(header, token)
  }
}

/** Made when it is first asked for. What failed is tried again, not by everyone at once. */
function once<T>(make: () => Promise<T>, told: Told): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    if (made) return made
    const attempt = make()
    made = attempt
    attempt.catch(({ message }: Error) => {
      told(message)
      setTimeout(() => {
        if (made === attempt) made = undefined
      }, RESTS_MS).unref()
    })
    return attempt
  }
}
