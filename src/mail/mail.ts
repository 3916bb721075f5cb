import type { Language } from '../domain/names.ts'
import type { AutomaticKind } from './automatic.ts'
import type { Bounce } from './bounce.ts'

/** Who a mail says that it is from. */
export type MailSender = { name: string; address: string }

/** A file that came with a mail. */
export type MailFile = { name: string | undefined; mediaType: string; content: Buffer }

/** A mail as it was read: what it says of itself, not what of that is true. */
export type Mail = {
  /** One mail is one by its Message-ID, its sender and what is in it: a forged Message-ID swallows nothing. */
  id: string
  /** Nobody, where it names none or several. */
  from: MailSender | undefined
  /** Its From as it is written; all of them, where there are several. */
  writtenFrom: string
  /** Without what mail programs put before it. */
  subject: string
  /** What is new in it: quotes of earlier mails are folded away. */
  text: string
  /** Whether the mail says more than `text`: something was folded, or its HTML says more. */
  saysMore: boolean
  /** All that can be read in it, quotes and HTML too. */
  whole: string
  language: Language
  files: readonly MailFile[]
  /** What is left in it is called so: small pictures that its HTML shows, signatures of programs. */
  leftIn: readonly string[]
  /** It is no word of a person: what else it is. */
  automatic: AutomaticKind | undefined
  /** Of a bounce: what it says of a letter. */
  bounce: Bounce | undefined
  /** The receiving server has shown that it is from the domain that it says it is from. */
  isAuthenticated: boolean
  /** What it answers, as far as it says so. */
  answers: {
    /** What may be numbers of complaints in its subject, as they are written there. */
    numbers: readonly string[]
    /** The Message-IDs that it names, the latest first, without brackets. */
    messages: readonly string[]
  }
}

/** What the firm has set, that is needed to read a mail. */
export type MailReading = {
  /** As what the receiving server signs its Authentication-Results; nothing is authenticated without it. */
  authservId?: string | undefined
  /** What comes from here is our own, and goes round. */
  ownAddresses: readonly string[]
}
