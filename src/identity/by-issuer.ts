import type { Oidc } from '../config/sign-in.ts'
import type { Directory } from '../directory/directory.ts'
import type { DirectoryCopy } from '../directory/directory-copy.ts'
import { admitted, type Admission } from './admission.ts'
import { accessTokens } from './bearer.ts'
import { claimedIn } from './claims.ts'
import type { Issuer } from './issuer.ts'

/** Whom a token of the issuer speaks for, as they stand in the directory now. */
export function byIssuer(oidc: Oidc, issuer: Issuer, directory: DirectoryCopy) {
  const verify = accessTokens(issuer, oidc)
  const latest = new WeakMap<object, { directory: Directory | undefined; admission: Admission }>()
  return async (token: string): Promise<Admission> => {
    const claims = await verify(token)
    if (claims === 'invalid') return undefined
    if (claims === 'unreachable') return { code: 'issuerUnavailable' }
    // With the register away people go on as it was last known.
    const known = await directory({ orLast: true })
    const earlier = latest.get(claims)
    if (earlier && earlier.directory === known) return earlier.admission
    const claimed = claimedIn(claims, oidc)
    const admission = claimed && by(admitted(known, claimed))
    latest.set(claims, { directory: known, admission })
    return admission
  }
}

const by = (admission: Admission): Admission =>
  admission && 'held' in admission ? { ...admission, by: 'token' } : admission
