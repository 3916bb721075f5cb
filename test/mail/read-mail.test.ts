import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Mail } from '../../src/mail/mail.ts'
import { readMail } from '../../src/mail/read-mail.ts'
import { AUTHSERV_ID, mailBytes } from '../support/mail/bytes.ts'

// Mails as programs and people send them, and what each of them is (F24, R1, R13).

const reading = { authservId: AUTHSERV_ID, ownAddresses: ['complaints@yinuo.example'] }
const read = async (name: string): Promise<Mail> => (await readMail(mailBytes(name), reading))!

const NUMBER = 'Y20261128-7K2M9QXA-P'
const asked = 'We need something from you'
const chen = { name: 'Ms Chen', address: 'chen@example.com' }

/** What a mail says, of those that a person wrote. */
const SAID: Record<string, Partial<Mail>> = {
  plain: {
    ...{ from: chen, subject: 'The car was dirty', language: 'en', saysMore: false },
    text: 'The car was dirty inside when I fetched it.\nOrder R20261120-77.',
  },
  relayed: { subject: 'The car was dirty' },
  'html-only': {
    text: 'Refund\n\nI was charged twice & nobody answers.\n\nSee the bill (https://evil.example/x)',
    saysMore: true,
  },
  gb18030: {
    ...{ from: { name: '陈女士', address: 'chen@example.com' }, subject: '车辆未清洁', language: 'zh' },
    text: '取车时发现车内未清洁，㐀字也在。\n请尽快处理。',
  },
  'gb2312-8bit': { subject: '退款', text: '押金没有退还。', language: 'zh' },
  big5: { subject: '退款問題', text: '押金沒有退還。' },
  'iso-2022-jp': { subject: '返金について', text: '返金されていません。' },
  attachments: { text: 'Two photos and the bill.' },
  'signature-picture': { text: 'Late again.', files: [], saysMore: true },
  'no-subject': { subject: '', text: '', from: { name: '', address: 'chen@example.com' } },
  'no-sender': { from: undefined, text: 'Who am I?' },
  forwarded: {
    subject: 'Your booking',
    text: expect.stringContaining('Your booking is cancelled.') as string,
  },
  'forged-id': { text: 'Nothing to do with it.' },
  'outlook-suppresses-receipts': { text: 'The train was late.' },
  'replies/apple': {
    ...{ subject: `${asked} (${NUMBER})`, text: 'The order was 77.\n\nSent from my iPhone' },
    answers: {
      numbers: [NUMBER],
      messages: [
        '0123456789abcdef0123456789abcdef@yinuo.example',
        'aaaa0000aaaa0000aaaa0000aaaa0000@yinuo.example',
      ],
    },
  },
  'replies/apple-zh': {
    subject: `我们需要您补充材料（${NUMBER}）`,
    text: '订单号是 77。\n\n发自我的 iPhone',
  },
  'replies/outlook': { subject: `${asked} (${NUMBER})`, text: 'It was order 77.', saysMore: true },
  'replies/qq': { text: '订单号是 77。', saysMore: true },
  'replies/gmail-html': { text: 'It was order 77.', saysMore: true },
  'replies/between': { text: 'It was 77.\nOn Friday.', saysMore: true },
  'replies/unauthenticated': { text: 'I withdraw everything.' },
  'replies/forged-results': { from: chen },
  'replies/two-senders': { from: undefined },
}

/** What no person wrote. */
const AUTOMATIC: Record<string, Mail['automatic']> = {
  'automatic/out-of-office': 'autoReply',
  'automatic/out-of-office-qq': 'autoReply',
  'automatic/read-receipt': 'autoReply',
  'automatic/bounce': 'bounce',
  'automatic/list': 'list',
  'automatic/loop': 'loop',
}

const AUTHENTICATED = ['apple', 'apple-zh', 'outlook', 'qq', 'gmail-html', 'between'].map(
  (one) => `replies/${one}`,
)

test.each(Object.entries(SAID))('%s: what it says', async (name, said) => {
  expect(await read(name)).toMatchObject({ automatic: undefined, ...said })
})

test.each(Object.entries(AUTOMATIC))('%s: no word of a person', async (name, kind) => {
  expect((await read(name)).automatic).toBe(kind)
})

test('a mail to which nobody is to answer is a bounce', async () => {
  expect((await readMail(mailBytes('plain'), reading, { isNullSender: true }))?.automatic).toBe('bounce')
})

test('only what the receiving server vouches for is of its sender', async () => {
  const all = [...Object.keys(SAID), ...Object.keys(AUTOMATIC)]
  const vouched = await Promise.all(
    all.map(async (name) => ((await read(name)).isAuthenticated ? [name] : [])),
  )
  expect(vouched.flat()).toEqual(AUTHENTICATED)
  const otherwise = { ...reading, authservId: undefined }
  expect((await readMail(mailBytes('replies/apple'), otherwise))?.isAuthenticated).toBe(false)
})

test('every mail of the folder is in a table', () => {
  const all = readdirSync('test/data/mails', { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.eml') ? [file.replaceAll(path.sep, '/').slice(0, -4)] : [],
  )
  expect([...Object.keys(SAID), ...Object.keys(AUTOMATIC)].toSorted()).toEqual(all.toSorted())
})

test('the files are there as they were sent', async () => {
  const { files } = await read('attachments')
  expect(files.map(({ name, mediaType, content }) => [name, mediaType, content.length])).toEqual([
    ['照片.png', 'image/png', 70],
    ['bill.pdf', 'application/octet-stream', 33],
    ['setup.exe', 'application/x-msdownload', 16],
  ])
})

test('one mail is one, whoever passed it on; a forged Message-ID is no other’s', async () => {
  const ids = await Promise.all(['plain', 'relayed', 'forged-id'].map(async (name) => (await read(name)).id))
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  const all = await Promise.all(Object.keys(SAID).map(async (name) => (await read(name)).id))
  expect(new Set(all).size).toBe(all.length - 1)
})

const fromOf = async (written: string) =>
  (await readMail(Buffer.from(`From: ${written}\r\nSubject: x\r\n\r\nx`), reading))!.from

test.each([
  '<victim@example.com> <attacker@evil.example>',
  'attacker@evil.example <victim@example.com>',
  'victim@example.com, attacker@evil.example',
  'g: victim@example.com;',
  'Victim <victim@example.com> attacker@evil.example',
  'victim@example.com <victim@example.com> <attacker@evil.example>',
  "'attacker@evil.example' <victim@example.com>",
  'victim@example.com <victim@example.com.evil.example>',
  '"Victim <victim@example.com>',
  'Victim ((<victim@example.com>) <attacker@evil.example>',
  `${'"x" '.repeat(400)}<victim@example.com>`,
])('nobody is taken to have sent what is from %s', async (written) => {
  expect(await fromOf(written)).toBeUndefined()
})

test.each([
  ['chen@example.com', ''],
  ['<chen@example.com>', ''],
  ['Ms Chen <chen@example.com>', 'Ms Chen'],
  ['"Chen, Ms (a@b.example)" <chen@example.com>', 'Chen, Ms (a@b.example)'],
  ['=?utf-8?B?6ZmI5aWz5aOr?= <chen@example.com>', '陈女士'],
  ['Ms Chen <chen@example.com> (at work)', 'Ms Chen'],
  ['chen@example.com <chen@example.com>', ''],
  ['Chen@Example.com<chen@example.com>', ''],
  ["'chen@example.com' <chen@example.com>", ''],
  ['"chen@example.com" <chen@example.com>', ''],
])('one sender is read of %s', async (written, name) => {
  expect(await fromOf(written)).toEqual({ name, address: 'chen@example.com' })
})

test('what is no mail is none', async () => {
  for (const bytes of ['', 'nothing of a mail', '\0\u0001', 'Subject: alone\n\nx'])
    expect(await readMail(Buffer.from(bytes), reading)).toBeUndefined()
})

test('a mail that is made to take long does not', async () => {
  const lines = [
    `2026年11月28日 10:00 <${'@'.repeat(500_000)}`,
    ...Array.from({ length: 50_000 }, () => 'On Saturday, at ten, Yinuo wrote:'),
    '> a quote at last',
  ]
  const results = `Authentication-Results: ${AUTHSERV_ID};${' '.repeat(100_000)}dkim${' ='.repeat(20_000)}`
  const bytes = Buffer.from([results, 'From: chen@example.com', 'Subject: x', '', ...lines].join('\r\n'))
  expect(await readMail(bytes, reading)).toMatchObject({ subject: 'x', isAuthenticated: false })
}, 20_000)
