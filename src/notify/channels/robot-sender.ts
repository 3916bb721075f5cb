import type { Instant } from '../../domain/instant.ts'
import { DeliveryFault, type LetterText, type Sender } from '../letter.ts'
import { cutToBytes } from './cut-to-bytes.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { GuardedAnswer, GuardedFetch } from './guarded-fetch.ts'
import type { RobotName } from '../../domain/notices/recipient.ts'
import { PACE_MS, type Robot, type RobotKind } from './robot.ts'
import { slack } from './slack.ts'
import { teams } from './teams.ts'
import { wecom } from './wecom.ts'

const kinds: Record<RobotName, RobotKind> = { wecom, dingtalk, feishu, slack, teams }

/** How often one robot may speak; the gaps of the delivery settings keep to it. */
export const robotLimits: Record<RobotName, { perMinute: number }> = kinds

export type RobotOptions = {
  /** Where an endpoint is, and its secret; nothing if it is gone or closed. */
  robotOf: (endpointId: string) => Promise<Robot | undefined>
  fetch: GuardedFetch
  /** What time it is, for signatures. */
  now?: () => Instant
}

/** A sender whose addresses are ids of endpoints: where they are and their secrets are looked up, and never told. */
export function createRobotSender(
  name: RobotName,
  { robotOf, fetch: post, now = Date.now }: RobotOptions,
): Sender {
  const kind = kinds[name]
  return {
    name,
    async send(letter, endpointId, signal) {
      const robot = await robotOf(endpointId)
      if (!robot) throw new DeliveryFault('There is no such robot any more.', { isFinal: true })
      const { url, body } = kind.request(robot, fitting(letter, kind.maxTextBytes), now())
      const answer = await post(url, { body: JSON.stringify(body), signal })
      const fault = faultOfStatus(answer) ?? kind.faultIn(answer)
      if (fault) throw fault
    },
  }
}

/** Subject, a line feed and text together are no longer than they may be. */
function fitting({ subject, text }: LetterText, maxBytes: number): LetterText {
  const line = cutToBytes(subject.replace(/\p{Cc}+/gu, ' '), 200)
  const plain = text.replace(/[^\P{Cc}\n]/gu, '')
  return { subject: line, text: cutToBytes(plain, maxBytes - Buffer.byteLength(line) - 1) }
}

function faultOfStatus({ status, retryAfterMs }: GuardedAnswer): DeliveryFault | undefined {
  if (status >= 200 && status < 300) return undefined
  const wait = retryAfterMs ?? (status === 429 ? PACE_MS : undefined)
  return new DeliveryFault(`The robot answered with HTTP ${status}.`, {
    isFinal: status >= 400 && status < 500 && ![408, 425, 429].includes(status),
    ...(wait !== undefined && { retryAfterMs: wait }),
  })
}
