import { randomUUID } from 'node:crypto'
import type { Config } from '../../config/config.ts'
import type { Gateway } from '../../notify/channels/signed-post.ts'
import { signWebhook } from '../../notify/channels/sign.ts'
import { bad, good, messageOf, warning, type Finding } from './finding.ts'
import { SAYS } from './words.ts'

type Subject = 'texts' | 'answers'

const ANSWERS_WITHIN_MS = 5_000

/** Whether what hands on our messages is there and takes our signature. What is not set up is not looked at. */
export function lookAtGateways({ sms, adapters = {} }: Pick<Config, 'sms' | 'adapters'>): Promise<Finding[]> {
  const places = new Map(Object.values(adapters).map((one) => [one.url, one]))
  return Promise.all([
    ...(sms ? [lookAt('texts', sms)] : []),
    ...[...places.values()].map((one) => lookAt('answers', one)),
  ])
}

/** Asks for nothing, signed as a letter is: OPTIONS sends none. Of an address the host is told, for the rest may be a secret. */
async function lookAt(subject: Subject, { url, secret }: Gateway): Promise<Finding> {
  const { host } = new URL(url)
  try {
    const answer = await fetch(url, {
      method: 'OPTIONS',
      redirect: 'manual',
      headers: signWebhook({ id: `doctor-${randomUUID()}`, at: Date.now(), body: '', secrets: [secret] }),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    return saidOf(subject, host, answer.status)
  } catch (error) {
    return bad(subject, SAYS.unreachable(host, whyOf(error)), SAYS.mendGateway(SETTINGS[subject]))
  }
}

const SETTINGS = { texts: 'SMS', answers: 'ANSWERS' } as const

/** Many know no OPTIONS, and are there all the same. */
function saidOf(subject: Subject, host: string, status: number): Finding {
  const name = SETTINGS[subject]
  if (status === 401 || status === 403)
    return warning(subject, SAYS.notTaken(host, status), SAYS.mendSignature(name))
  if (status >= 500) return warning(subject, SAYS.fails(host, status), SAYS.mendGateway(name))
  return good(subject, SAYS.reached(host))
}

/** A connection that fails says why by a code; with a sentence it might say the address. */
function whyOf(error: unknown): string {
  const { code } = ((error as Error).cause ?? {}) as { code?: string }
  return code ?? messageOf(error)
}
