import { ConfigFault, type Config } from '../config/config.ts'
import type { Oidc } from '../config/sign-in.ts'
import type { DirectoryCopy } from '../directory/directory-copy.ts'
import { byIssuer } from './by-issuer.ts'
import { bearerOf, developmentIdentity, type Identity } from './identity.ts'
import { createIssuer, type Told } from './issuer.ts'

/** How people sign in. */
export type SignIn = { oidc?: Oidc | undefined }

/** What says who is asking: the issuer of a firm, or, outside production, the development users. */
export function identityFor({ oidc }: SignIn, by: By): Identity {
  if (!oidc) return developmentIdentity(by)
  const callerBy = byIssuer(oidc, createIssuer(oidc, by.told), by.directory)
  return {
    async authenticate(request) {
      const token = bearerOf(request)
      return token === undefined ? undefined : callerBy(token)
    },
  }
}

type By = { isProduction: boolean; directory: DirectoryCopy; told: Told }

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
