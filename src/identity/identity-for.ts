import type { Request } from 'express'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { ConfigFault, type Config } from '../config/config.ts'
import type { KeyRing } from '../config/key-ring.ts'
import type { Oidc } from '../config/sign-in.ts'
import { SETTINGS_SAY } from '../config/words.ts'
import type { DirectoryCopy } from '../directory/directory-copy.ts'
import { admitted, type Admission } from './admission.ts'
import { isKey } from './keys/api-key.ts'
import { byIssuer } from './by-issuer.ts'
import { byKey, type Keys } from './keys/by-key.ts'
import { bySession, type Sessions } from './sessions/by-session.ts'
import { codeFlow, type CodeFlow } from './code-flow.ts'
import { bearerOf, developmentUsers, type Identity } from './identity.ts'
import { cookiesBy, type Cookies } from './sessions/cookies.ts'
import { createIssuer, type Told } from './issuer.ts'
import { isLoopback } from './loopback.ts'
import type { Said } from './sessions/sessions.ts'
import { signedBy, type Signed } from './sessions/signed.ts'

/** How people sign in. */
export type SignIn = { oidc?: Oidc | undefined; sessionKeys?: KeyRing | undefined }

type By = { isProduction: boolean; pool: Pick<Pool, 'query'>; directory: DirectoryCopy; told: Told }

/** What people and other systems sign in with. */
export type SignedIn = {
  identity: Identity
  keys: Keys
  sessions: Sessions
  /** By which people come in at the issuer; the development users need none. */
  flow?: CodeFlow
  cookies: Cookies
  signed: Signed
  /** Where a browser has reached us: by TLS in production, which may end before us. */
  originOf(request: Request): string
}

/** Who is asking: by the issuer of a firm or, outside production, as a development user; other systems by their keys. */
export function identityFor(settings: SignIn, by: By): SignedIn {
  const people = peopleBy(settings, by)
  const keys = byKey(by.pool, by.directory)
  const signed = signedBy(settings.sessionKeys ?? passing(by))
  const cookies = cookiesBy(by)
  const sessions = bySession({ pool: by.pool, cookies, signed, admit: people.admit })
  const identity: Identity = {
    ...(people.trialUsers && { trialUsers: people.trialUsers }),
    async authenticate(request) {
      const token = bearerOf(request)
      if (token === undefined) return sessions.callerBy(request)
      return isKey(token) ? keys.callerBy(token) : people.callerBy(token)
    },
  }
  const { flow } = people
  return { identity, keys, sessions, cookies, signed, originOf: originOf(by), ...(flow && { flow }) }
}

type People = {
  callerBy(token: string): Promise<Admission>
  admit(said: Said): Promise<Admission>
  trialUsers?: Identity['trialUsers']
  flow?: CodeFlow
}

function peopleBy({ oidc }: SignIn, by: By): People {
  if (!oidc) return developmentUsers(by)
  const { directory, told } = by
  const issuer = createIssuer(oidc, by)
  return {
    callerBy: byIssuer(oidc, issuer, directory),
    // With the register away people go on as it was last known.
    admit: async (said) =>
      'claimed' in said ? admitted(await directory({ orLast: true }), said.claimed) : undefined,
    flow: codeFlow(oidc, issuer, told),
  }
}

const originOf =
  ({ isProduction }: By) =>
  ({ secure, host, hostname }: Request): string =>
    `${secure || (isProduction && !isLoopback(hostname)) ? 'https' : 'http'}://${host}`

/** For as long as this process lives. */
function passing({ isProduction }: By): KeyRing {
  if (isProduction) throw new ConfigFault('SESSION_KEYS is not set: nobody could stay signed in.')
  return [randomBytes(32).toString('hex')]
}

/** Said before anything is begun: in production nobody could sign in, or what they say could be read on the way. */
export function signInFor(settings: Settings): SignIn {
  const { isProduction, isTrialIssuer, oidc, sessionKeys, customerIssuer, language } = settings
  if (!isProduction) return { oidc, sessionKeys }
  const isSafe = (address: string): boolean => {
    const { protocol, hostname } = new URL(address)
    return protocol === 'https:' || (isTrialIssuer && isLoopback(hostname))
  }
  if (!oidc) throw new ConfigFault(SETTINGS_SAY.nobodySignsIn[language])
  if (!isSafe(oidc.issuer)) throw new ConfigFault(SETTINGS_SAY.openIssuer[language])
  if (customerIssuer && !isSafe(customerIssuer.jwksUrl))
    throw new ConfigFault(SETTINGS_SAY.openCustomerKeys[language])
  return { oidc, sessionKeys }
}

type Settings = Pick<
  Config,
  'isProduction' | 'isTrialIssuer' | 'oidc' | 'sessionKeys' | 'customerIssuer' | 'language'
>
