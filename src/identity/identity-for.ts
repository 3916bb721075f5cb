import type { Pool } from 'pg'
import { ConfigFault, type Config } from '../config/config.ts'
import type { Oidc } from '../config/sign-in.ts'
import type { DirectoryCopy } from '../directory/directory-copy.ts'
import { isKey } from './api-key.ts'
import { byIssuer } from './by-issuer.ts'
import { byKey, type Keys } from './by-key.ts'
import { bearerOf, developmentUsers, type Identity } from './identity.ts'
import { createIssuer, type Told } from './issuer.ts'

/** How people sign in. */
export type SignIn = { oidc?: Oidc | undefined }

type By = { isProduction: boolean; pool: Pick<Pool, 'query'>; directory: DirectoryCopy; told: Told }

/** Who is asking: by the issuer of a firm or, outside production, as a development user; other systems by their keys. */
export function identityFor(settings: SignIn, by: By): { identity: Identity; keys: Keys } {
  const people = peopleBy(settings, by)
  const keys = byKey(by.pool, by.directory)
  const identity: Identity = {
    ...(people.trialUsers && { trialUsers: people.trialUsers }),
    async authenticate(request) {
      const token = bearerOf(request)
      if (token === undefined) return undefined
      return isKey(token) ? keys.callerBy(token) : people.callerBy(token)
    },
  }
  return { identity, keys }
}

function peopleBy({ oidc }: SignIn, by: By) {
  if (!oidc) return developmentUsers(by)
  return { callerBy: byIssuer(oidc, createIssuer(oidc, by.told), by.directory), trialUsers: undefined }
}

/** Said before anything is begun: in production nobody could sign in, or what they say could be read on the way. */
export function signInFor({ isProduction, oidc }: Pick<Config, 'isProduction' | 'oidc'>): SignIn {
  if (!isProduction) return { oidc }
  if (!oidc)
    throw new ConfigFault(
      'OIDC_ISSUER and OIDC_CLIENT_ID are not set: nobody could sign in, and the development users are not for production.',
    )
  if (!isSafe(oidc.issuer))
    throw new ConfigFault(
      'OIDC_ISSUER is to be an https address in production: whoever listens could sign in.',
    )
  return { oidc }
}

const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}
