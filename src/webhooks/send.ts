import type { Instant } from '../domain/instant.ts'
import type { GuardedFetch } from '../notify/channels/guarded-fetch.ts'
import { SHIPPED } from '../notify/words/catalogue.ts'
import type { ChannelName, RobotName } from '../domain/notices/recipient.ts'
import { DeliveryFault, type Letter, type Sender } from '../notify/letter.ts'
import type { Endpoint } from './endpoint.ts'
import type { TakenMessage } from './messages.ts'
import { signWebhook } from '../notify/channels/sign.ts'

export type Sent = { ok: boolean; status?: number; error?: string; answer?: string; retryAfterMs?: number }
export type Sending = {
  fetch: GuardedFetch
  /** By which robots are tested. */
  channels?: ReadonlyMap<ChannelName, Sender>
}
type When = { at: Instant; signal: AbortSignal }

/** Sends one message once. It does not throw: what went wrong is an outcome. */
export async function send(deps: Sending, message: TakenMessage, when: When): Promise<Sent> {
  try {
    const { kind } = message.endpoint
    return await (kind === 'webhook' ? post(deps, message, when) : tryRobot(deps, message, kind, when))
  } catch (error) {
    const retryAfterMs = error instanceof DeliveryFault ? error.retryAfterMs : undefined
    return {
      ok: false,
      error: withoutSecrets(error instanceof Error ? error.message : 'unknown', message.endpoint),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    }
  }
}

async function post({ fetch: ask }: Sending, { id, body, endpoint }: TakenMessage, { at, signal }: When) {
  const secrets = endpoint.secrets
    .filter(({ validUntil = Infinity }) => at < validUntil)
    .map(({ secret }) => secret)
  const headers = signWebhook({ id, at, body, secrets })
  const { status, retryAfterMs, ...answer } = await ask(endpoint.url, { headers, body, signal })
  const ok = status >= 200 && status < 300
  const isAsked = (status === 429 || status === 503) && retryAfterMs !== undefined
  return {
    ...{ ok, status, answer: withoutSecrets(answer.body, endpoint) },
    ...(isAsked && { retryAfterMs }),
    ...(!ok && { error: `The endpoint answered with ${status}.` }),
  }
}

async function tryRobot(
  { channels }: Sending,
  { id, endpoint }: TakenMessage,
  kind: RobotName,
  { signal }: When,
): Promise<Sent> {
  const channel = channels?.get(kind)
  if (!channel) return { ok: false, error: `There is no channel for ${kind}.` }
  const { language } = endpoint
  const letter: Letter = { id, language, ...SHIPPED[language].trial }
  await channel.send(letter, endpoint.id, signal)
  return { ok: true }
}

const SHOWN_CHARACTERS = 500

/** What another system said, as it may be shown: cut, and without anything that is secret here. */
function withoutSecrets(text: string, { url, secrets }: Pick<Endpoint, 'url' | 'secrets'>): string {
  const { search, pathname } = new URL(url)
  const secret = [...secrets.map((one) => one.secret), search.slice(1), pathname.length > 16 ? pathname : '']
  return (
    secret
      .filter((one) => one !== '')
      .reduce((shown, one) => shown.replaceAll(one, '…'), text)
      .replaceAll(/whsec_[\w+/=-]+/g, '…')
      // oxlint-disable-next-line no-control-regex -- PostgreSQL takes no NUL, and nobody can read the others.
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .slice(0, SHOWN_CHARACTERS)
  )
}
