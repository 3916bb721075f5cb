import { saysNothingElse } from './absent.ts'
import type { Headers } from './headers.ts'

/** What is no word of a person: it is never answered, and no complaint. */
export const AUTOMATIC_KINDS = ['bounce', 'autoReply', 'list', 'loop'] as const
export type AutomaticKind = (typeof AUTOMATIC_KINDS)[number]

type Told = {
  headers: Headers
  subject: string
  /** What is new in it. */
  text: string
  /** In lower case; what is called so where there is no address. */
  sender: string
  /** In lower case. */
  ownAddresses: readonly string[]
  /** It names a number, or a mail that it answers. */
  answersUs: boolean
  files: readonly unknown[]
  /** The envelope's sender was empty. */
  isFromNobody: boolean
}

/** No mail is handed on so often (RFC 5321, 6.3). */
const HOPS_AT_MOST = 50

/** Whether a mail was written by a machine (RFC 3834, and what is usual beside it). */
export function automaticKind(told: Told): AutomaticKind | undefined {
  const { headers, sender, ownAddresses } = told
  if (ownAddresses.includes(sender)) return 'loop'
  if (headers.all('received').length > HOPS_AT_MOST) return 'loop'
  if (isAutoReply(told)) return 'autoReply'
  if (isBounce(told)) return 'bounce'
  return isFromList(headers) ? 'list' : undefined
}

const isReport = (headers: Headers, of: RegExp): boolean => of.test(headers.first('content-type') ?? '')

/**
 * A person may write this before a subject too; before that of a letter of ours, or with nothing more to say, a machine. Machines
 * say it without files.
 */
const AWAY =
  /^(自动回复|自动答复|自動回覆|自動応答|automatic reply|auto(matic)?[- ]?reply|out of (the )?office)\s*[:：]/i

/** Machines say so in headers of their own: the last two are of QQ Mail and Exmail, which write no others. */
const MARKS = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-qq-auto-reply', 'x-qq-holidayreply']

/**
 * Also the receipts of mail programs: read, deleted. X-Auto-Response-Suppress shows nothing: shops and ticket systems
 * write it into what people say.
 */
function isAutoReply({ headers, subject, text, answersUs, files }: Told): boolean {
  const submitted = headers
    .first('auto-submitted')
    ?.split(/[;\s(]/)[0]
    ?.toLowerCase()
  const isOfMachine = submitted !== undefined && submitted !== '' && submitted !== 'no'
  return (
    (isOfMachine && !isReport(headers, /^multipart\/report/i)) ||
    isReport(headers, /^multipart\/report.*disposition-notification/i) ||
    /\bauto_reply\b/i.test(headers.first('precedence') ?? '') ||
    MARKS.some((name) => headers.first(name) !== undefined) ||
    (AWAY.test(subject) && files.length === 0 && (answersUs || saysNothingElse(text)))
  )
}

const isBounce = ({ headers, sender, isFromNobody }: Told): boolean =>
  isFromNobody ||
  /^<\s*>$/.test(headers.first('return-path')?.trim() ?? '') ||
  isReport(headers, /^multipart\/report/i) ||
  headers.first('x-failed-recipients') !== undefined ||
  /^<\s*>$/.test(headers.first('from')?.trim() ?? '') ||
  /^(mailer-daemon|postmaster)(@|$)/.test(sender)

const isFromList = (headers: Headers): boolean =>
  headers.first('list-id') !== undefined || /\b(bulk|list|junk)\b/i.test(headers.first('precedence') ?? '')
