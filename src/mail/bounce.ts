import type { Attachment, Email } from 'postal-mime'

/** That a letter could not be brought: which, by its Message-ID, and to whom, with the status that the server gives (RFC 3464). */
export type Bounce = { message: string; failed: readonly { address: string; status: string }[] }

const REPORT = /^message\/(global-)?delivery-status$/
/** The letter, or its head, as the server has it. */
const RETURNED = /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/

/** More of a report than this says nothing new. */
const CHARACTERS_AT_MOST = 50_000
const RECIPIENTS_AT_MOST = 20

/** What a report says of one letter; nothing where it tells of a delay, or does not say what it is about. */
export function bounceOf({ attachments }: Email): Bounce | undefined {
  const [report, returned] = [REPORT, RETURNED].map((kind) => textOf(attachments, kind))
  const message = fieldOf(headOf(returned ?? ''), 'message-id')?.match(/^<([^<>\s]+)>$/)?.[1]
  if (report === undefined || message === undefined) return undefined
  const failed = report.split(/\n\s*\n/).flatMap(failedIn)
  return failed.length === 0 ? undefined : { message, failed: failed.slice(0, RECIPIENTS_AT_MOST) }
}

function textOf(attachments: readonly Attachment[], kind: RegExp): string | undefined {
  const content = attachments.find(({ mimeType }) => kind.test(mimeType))?.content
  if (content === undefined) return undefined
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
  return text.slice(0, CHARACTERS_AT_MOST).replaceAll('\r\n', '\n')
}

const headOf = (text: string): string => text.split(/\n\s*\n/)[0] ?? ''

/** A field, whatever lines it is broken into. */
const fieldOf = (head: string, name: string): string | undefined =>
  head
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n')
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim()

/** The recipient as we wrote to them, and as the last server has them. */
function failedIn(group: string): { address: string; status: string }[] {
  const status = /^[45]\.\d{1,3}\.\d{1,3}/.exec(fieldOf(group, 'status') ?? '')?.[0]
  if (fieldOf(group, 'action')?.toLowerCase() !== 'failed' || status === undefined) return []
  const addresses = ['original-recipient', 'final-recipient'].flatMap(
    (name) => /^(?:rfc822|utf-8)\s*;\s*<?([^<>\s]+)>?$/i.exec(fieldOf(group, name) ?? '')?.[1] ?? [],
  )
  return [...new Set(addresses)].map((address) => ({ address, status }))
}
