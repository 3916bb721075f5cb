import { createHmac } from 'node:crypto'
import { faultInCode, type RobotKind } from './robot.ts'

/** A robot of a Feishu or Lark group: signed in the body, good for an hour. */
export const feishu: RobotKind = {
  perMinute: 100,
  // A request may have 20 KB, and in JSON a character may take twice its place.
  maxTextBytes: 9_000,
  request: ({ url, secret }, { subject, text }, at) => {
    const timestamp = Math.floor(at / 1_000)
    const signature = secret !== undefined && {
      timestamp: String(timestamp),
      sign: feishuSignature(timestamp, secret),
    }
    return { url, body: { ...signature, msg_type: 'interactive', card: cardOf(subject, text) } }
  },
  // 19001 no such robot, 19021 signature or clock, 19022 address, 19024 keyword; 9499 stands for several things,
  // "too many request" among them.
  faultIn: (answer) =>
    faultInCode(answer, ['code', 'StatusCode'], {
      tooFast: [9499, 11232],
      final: [19001, 19021, 19022, 19024],
    }),
}

/** The seconds and the secret, in two lines, are the key; nothing is what is signed. */
export function feishuSignature(timestamp: number, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
}

const plainText = (content: string) => ({ tag: 'plain_text', content })

const cardOf = (subject: string, text: string) => ({
  config: { wide_screen_mode: true },
  header: { title: plainText(subject) },
  elements: [{ tag: 'div', text: plainText(text) }],
})
