import type { Config } from '../../config/config.ts'
import type { Oidc } from '../../config/sign-in.ts'
import { openAddressIn } from '../../identity/issuer-addresses.ts'
import { greetMailServer } from '../../notify/channels/email.ts'
import { bad, good, messageOf, warning, type Finding } from './finding.ts'
import { SAYS } from './words.ts'

const ANSWERS_WITHIN_MS = 5_000

type Discovered = { issuer?: string; jwks_uri?: string; token_endpoint?: string }

const inTime = () => ({ signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })

async function json<T>(url: string): Promise<T> {
  const answer = await fetch(url, inTime()).catch((error: Error) => {
    throw new Error(`${url}: ${messageOf(error.cause ?? error)}`)
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return (await answer.json()) as T
}

/** Whether the issuer is who it is said to be, and knows us. */
export async function lookAtIssuer(oidc: Oidc, { isProduction }: Config): Promise<Finding[]> {
  try {
    const place = `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const found = await json<Discovered>(place)
    if (found.issuer !== oidc.issuer)
      return [bad('issuer', SAYS.otherIssuer(oidc.issuer, found.issuer ?? '—'), SAYS.mendOtherIssuer)]
    const open = openAddressIn(oidc.issuer, found, { isProduction })
    if (open) return [bad('issuer', SAYS.openAddress(open.name, open.address), SAYS.mendOpenAddress)]
    const { keys = [] } = await json<{ keys?: unknown[] }>(found.jwks_uri ?? '')
    if (keys.length === 0) return [bad('issuer', SAYS.noKeys, SAYS.mendIssuer)]
    return [saidOf(oidc.issuer, keys.length), await lookAtClient(oidc, found)]
  } catch (error) {
    return [bad('issuer', SAYS.as(messageOf(error)), SAYS.mendIssuer)]
  }
}

const saidOf = (issuer: string, keys: number): Finding =>
  issuer.startsWith('http:')
    ? warning('issuer', SAYS.trialIssuer(issuer), SAYS.mendTrialIssuer)
    : good('issuer', SAYS.issuerGood(issuer, keys))

/** Shows an invented code: whoever is known is told that the code is wrong, others that they are not known. */
async function lookAtClient(
  { clientId, clientSecret }: Oidc,
  { token_endpoint }: Discovered,
): Promise<Finding> {
  if (clientSecret === undefined || token_endpoint === undefined) return good('client', SAYS.publicClient)
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: 'doctor', redirect_uri: 'https://doctor.invalid/' },
      ...{ client_id: clientId, client_secret: clientSecret },
    }),
    ...inTime(),
  })
  const { error } = (await answer.json().catch(() => ({}))) as { error?: string }
  return answer.status === 401 || error === 'invalid_client' || error === 'unauthorized_client'
    ? bad('client', SAYS.clientUnknown(error ?? String(answer.status)), SAYS.mendClient)
    : good('client', SAYS.clientGood)
}

export async function lookAtMail({ smtp }: Config): Promise<Finding> {
  if (!smtp) return warning('mail', SAYS.noMail, SAYS.mendNoMail)
  const { host } = new URL(smtp.url)
  try {
    await greetMailServer(smtp)
    return good('mail', SAYS.reached(host))
  } catch (error) {
    return bad('mail', SAYS.unreachable(host, messageOf(error)), SAYS.mendMail)
  }
}
