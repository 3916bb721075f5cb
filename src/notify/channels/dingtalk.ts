import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/instant.ts'
import { faultInCode, type RobotKind } from './robot.ts'

/** A robot of a DingTalk group: signed in the URL, good for an hour. */
export const dingtalk: RobotKind = {
  perMinute: 20,
  maxTextBytes: 9_000,
  request: ({ url, secret }, { subject, text }, at) => ({
    url: secret === undefined ? url : signedUrl(url, secret, at),
    body: { msgtype: 'text', text: { content: `${subject}\n${text}` }, at: { isAtAll: false } },
  }),
  // 310000: keyword, signature, clock or address; 300001, 300005, 400101: no such token; 400013: no such group;
  // 400102 stopped, 400106 gone; 40035, 400105: the request itself; 4301xx: content that may not be said there.
  faultIn: (answer) =>
    faultInCode(answer, ['errcode'], {
      tooFast: [130101, 302033, 410100],
      final: [310000, 300001, 300005, 400101, 400013, 400102, 400106, 40035, 400105, 430101, 430102, 430103],
    }),
}

/** The secret is the key; the milliseconds and the secret, in two lines, are what is signed. */
export function dingtalkSignature(at: Instant, secret: string): string {
  return createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64')
}

function signedUrl(url: string, secret: string, at: Instant): string {
  const signed = new URL(url)
  signed.searchParams.set('timestamp', String(at))
  signed.searchParams.set('sign', dingtalkSignature(at, secret))
  return signed.href
}
