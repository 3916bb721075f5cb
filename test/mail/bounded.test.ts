import { expect, test } from 'vitest'
import { wordsOfHtml } from '../../src/mail/html-words.ts'
import { parsed } from '../../src/mail/parsed.ts'

// What a mail may take of us, and what it may not be taken for.

// Each took minutes: the test's own limit is enough to tell.
test('HTML that was made to take long does not: neither by ends of nothing nor by rows in rows', () => {
  for (const piece of ['<div></x>', '<li><tr>', '<div></p>', '<p><td>'])
    expect(wordsOfHtml(`${piece.repeat(40_000)}word`), piece).toContain('word')
})

test('honest HTML in which ends are left out is read as it is', () => {
  const list = Array.from({ length: 300 }, (_, n) => `<li>Item ${n}`).join('')
  const words = wordsOfHtml(`<p>One<p>Two<ul>${list}</ul><table><tr><td>a<td>b</table>`)
  for (const one of ['One', 'Two', 'Item 0', 'Item 299', 'a', 'b']) expect(words).toContain(one)
})

const mail = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
const textOf = async (lines: readonly string[]) => (await parsed(mail(lines)))?.text?.trim() ?? ''

test('a mail of a subject alone has no words: neither its boundaries nor its code are any', async () => {
  const head = ['From: a@example.com', 'Subject: Call me', 'MIME-Version: 1.0']
  const empty = [
    'Content-Type: multipart/alternative; boundary=XX',
    '',
    '--XX',
    'Content-Type: text/plain',
    '',
    '',
  ]
  expect(await textOf([...head, ...empty, '--XX', 'Content-Type: text/html', '', '', '--XX--', ''])).toBe('')
  const coded = ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', 'Cg==', '']
  expect(await textOf([...head, ...coded])).toBe('')
})

test('many lines of a wrong charset are parsed once', async () => {
  const lines = ['From: a@example.com', 'Content-Type: text/plain; charset=us-ascii', '']
  const bytes = Buffer.concat([
    mail([...lines, '']),
    Buffer.from('abc \xe4\xf6 \n'.repeat(100_000), 'latin1'),
  ])
  expect((await parsed(bytes))?.text).toContain('abc')
})

test('a long mail full of what looks like heads of texts takes no longer', async () => {
  const head = ['From: a@example.com', 'Content-Type: text/plain; charset=us-ascii', '', '']
  const bytes = Buffer.concat([
    mail(head),
    Buffer.from('Content-Type: text/plain;\xe4\n'.repeat(20_000), 'latin1'),
  ])
  expect((await parsed(bytes))?.text).toContain('Content-Type')
})

const GBK = Buffer.from('ced2b5c4d1babdf0d2bbd6b1c3bbd3d0cdcb', 'hex')
const SAYS = '我的押金一直没有退'
const long = Buffer.from('YWJj\r\n'.repeat(12_000))

test.each([
  ['8bit', (text: Buffer) => text],
  ['base64', (text: Buffer) => Buffer.from(text.toString('base64'))],
  [
    'quoted-printable',
    (text: Buffer) => Buffer.from([...text].map((one) => `=${one.toString(16).toUpperCase()}`).join('')),
  ],
])('what is long and in another charset than it says is decoded again, in %s', async (encoding, encoded) => {
  const head = (charset: string) => [
    ...[`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`, '', ''],
  ]
  for (const [charset, text] of [
    ['us-ascii', GBK],
    ['utf-8', GBK],
    ['us-ascii', Buffer.from(SAYS)],
  ] as const) {
    const file = ['--B', 'Content-Type: image/png; name=a.png', 'Content-Transfer-Encoding: base64', '', '']
    const withPhoto = Buffer.concat([
      mail([
        'From: a@example.com',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=B',
        '',
        '--B',
      ]),
      ...[mail(['', ...head(charset)]), encoded(text), mail(['', ...file]), long, mail(['--B--', ''])],
    ])
    const read = (await parsed(withPhoto))!
    expect([read.text?.trim(), read.attachments.length], charset).toEqual([SAYS, 1])
  }
  const lines = Buffer.concat(Array.from({ length: 11_000 }, () => Buffer.from([...GBK, 0x0d, 0x0a])))
  const words =
    encoding === '8bit' ? lines : Buffer.concat([encoded(GBK), Buffer.from('\r\n'.repeat(11_000))])
  const alone = Buffer.concat([mail(['From: a@example.com', ...head('us-ascii')]), words])
  expect((await parsed(alone))?.text?.trim().split(/\r?\n/)[0]).toBe(SAYS)
})

test('what is said in a long mail is no part of it, though it looks like one', async () => {
  const head = ['From: a@example.com', 'Content-Type: text/html; charset=us-ascii', '', '']
  const said = ['<p>Dear</p>', '-- ', 'Content-Type: text/plain; charset=us-ascii', '', 'nothing \xe4', '']
  const bytes = Buffer.concat([
    mail(head),
    Buffer.from(said.join('\r\n'), 'latin1'),
    Buffer.from('<br>\r\n'.repeat(11_000)),
  ])
  const read = await parsed(bytes)
  expect(read?.text).toBeUndefined()
  expect(read?.html).toContain('Dear')
})

test('a part of a long mail ends at its own boundary, and at no line that begins so', async () => {
  const text = [...Array.from({ length: 11_000 }, () => 'abc'), '--Best regards', '\xe4 the last']
  const bytes = Buffer.concat([
    mail(['From: a@example.com', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=B', '', '']),
    mail(['--B', 'Content-Type: text/plain; charset=us-ascii', '', '']),
    Buffer.from(`${text.join('\r\n')}\r\n--B--\r\n`, 'latin1'),
  ])
  expect((await parsed(bytes))?.text).toContain('the last')
})
