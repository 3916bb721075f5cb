import { DeliveryFault } from '../letter.ts'
import { cutToBytes } from './cut-to-bytes.ts'
import type { RobotKind } from './robot.ts'

/** An incoming webhook of Slack. What is wrong it says by HTTP status; what is right, with `ok`. */
export const slack: RobotKind = {
  perMinute: 60,
  // A section holds 3,000 characters.
  maxTextBytes: 2_900,
  request: ({ url }, { subject, text }) => ({
    url,
    body: {
      text: escaped(subject),
      blocks: [
        { type: 'header', text: plainText(cutToBytes(subject, 150)) },
        { type: 'section', text: plainText(text) },
      ],
    },
  }),
  faultIn: ({ body }) => (body.trim() === 'ok' ? undefined : new DeliveryFault('Slack did not say ok.')),
}

/** The line shown outside the channel is not plain text: `<!channel>` would call everybody. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false })
