import { readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.resolve(import.meta.dirname, '../../data/mails')

/** The bytes of a mail of test/data/mails. */
export const mailBytes = (name: string): Buffer => readFileSync(path.join(FOLDER, `${name}.eml`))

type Written = {
  from?: string
  subject?: string
  id?: string
  text?: string
  /** The receiving server vouches for the domain of the sender. */
  vouched?: boolean
  headers?: readonly string[]
}

/** As what the receiving server of the tests signs. */
export const AUTHSERV_ID = 'mx.yinuo.example'

/** A plain mail, as the receiving server hands it on. */
export function mailOf(written: Written = {}): Buffer {
  const { from = 'Ms Wu <wu@example.com>', subject = 'Nobody calls back', vouched, headers = [] } = written
  const { id = `${Math.random().toString(36).slice(2)}@example.com`, text = 'I wait since Monday.' } = written
  const domain = /@([^>]+)/.exec(from)?.[1] ?? ''
  const lines = [
    ...(vouched ? [`Authentication-Results: ${AUTHSERV_ID}; dkim=pass header.d=${domain}`] : []),
    ...[`From: ${from}`, 'To: complaints@yinuo.example', `Subject: ${subject}`, `Message-ID: <${id}>`],
    ...['Content-Type: text/plain; charset=utf-8', ...headers, '', text, ''],
  ]
  return Buffer.from(lines.join('\r\n'))
}
