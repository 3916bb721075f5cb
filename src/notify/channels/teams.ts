import { DeliveryFault } from '../letter.ts'
import type { RobotKind } from './robot.ts'

/** A workflow of Teams that waits for a webhook: the signature in its URL is all that protects it. */
export const teams: RobotKind = {
  perMinute: 60,
  maxTextBytes: 9_000,
  request: ({ url }, { subject, text }) => ({
    url,
    body: {
      type: 'message',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: cardOf(subject, text) },
      ],
    },
  }),
  // A workflow says 202 and nothing. The older connectors said 200 and `1`, or 200 and what went wrong.
  faultIn: ({ body }) =>
    ['', '1'].includes(body.trim()) ? undefined : new DeliveryFault('Teams did not take the letter.'),
}

/** A line costs some of the 28 KB that a message may have. */
const MAX_LINES = 60

function cardOf(subject: string, text: string) {
  const lines = text.split('\n').filter(Boolean)
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [line({ text: subject, weight: 'Bolder', size: 'Medium' }), ...shown.map((text) => line({ text }))],
  }
}

/** A text run takes words as they are; a text block would read them as Markdown. */
const line = (run: { text: string; weight?: string; size?: string }) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', ...run }],
})
