import { isLoopback } from './loopback.ts'

/** What an issuer's discovery document names, and its keys, secrets and codes are asked for or sent to. */
const ADDRESSES = [
  ...(['jwks_uri', 'token_endpoint', 'authorization_endpoint', 'userinfo_endpoint'] as const),
  'end_session_endpoint',
] as const
type Named = { readonly [A in (typeof ADDRESSES)[number]]?: unknown }

/** An address that an https issuer gives away unencrypted, if there is one. */
export type OpenAddress = { name: string; address: string }

/** Of an issuer by http, which is for trying, all of them may be. */
export function openAddressIn(
  issuer: string,
  named: Named,
  { isProduction }: { isProduction: boolean },
): OpenAddress | undefined {
  if (new URL(issuer).protocol !== 'https:') return undefined
  const given = ADDRESSES.flatMap((name) => {
    const address = named[name]
    return typeof address === 'string' ? [{ name, address }] : []
  })
  return given.find(({ address }) => !isSafe(address, isProduction))
}

function isSafe(address: string, isProduction: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (!isProduction && protocol === 'http:' && isLoopback(hostname))
}

/** For the log, and for whoever asks the doctor. */
export const openAddressText = (issuer: string, { name, address }: OpenAddress): string =>
  `${issuer} names ${address} as its ${name}, which is not https: whoever listens could sign in.`
