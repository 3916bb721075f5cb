import { expect, test } from 'vitest'
import type { Mail } from '../../src/mail/mail.ts'
import { readMail } from '../../src/mail/read-mail.ts'
import { AUTHSERV_ID } from '../support/mail/bytes.ts'

// Mails as programs write them that keep no rule: nothing of what they say is lost (F24, R1).

const reading = { ownAddresses: ['complaints@yinuo.example'] }
const GBK = Buffer.from('d1babdf0c3bbd3d0cdcbbbb9a3acc7ebbea1bfecb4a6c0eda1a3', 'hex')
const SAID = '押金没有退还，请尽快处理。'
const HEAD = ['From: Ms Chen <chen@example.com>', 'Subject: Deposit']

type Lines = readonly (string | Buffer)[]
const bytesOf = (lines: Lines, end = '\r\n'): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from(end)]))
const read = async (lines: Lines, end?: string): Promise<Mail> =>
  (await readMail(bytesOf(lines, end), reading))!
const part = (type: string, ...lines: Lines): Lines => ['--b', `Content-Type: ${type}`, ...lines]

test.each([
  ['no charset', [], GBK],
  ['ASCII that is GB18030', ['Content-Type: text/plain; charset="us-ascii"'], GBK],
  ['ASCII that is UTF-8', ['Content-Type: text/plain; charset=us-ascii'], SAID],
  ['UTF-8 that is GB18030', ['Content-Type: text/plain; charset=utf-8'], GBK],
  ['GB2312 that is UTF-8', ['Content-Type: text/plain;', '\tcharset="gb2312"'], SAID],
  ['ISO-2022-JP that is UTF-8', ['Content-Type: text/plain; charset=iso-2022-jp'], SAID],
  ['a charset that nobody knows', ['Content-Type: text/plain; charset=x-unknown'], GBK],
  [
    'UTF-8 that is GB18030 below base64',
    ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    GBK.toString('base64'),
  ],
  [
    'GB18030 without a charset, quoted-printable',
    ['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable'],
    [...GBK].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
  ],
] as const)('%s is read as it was written', async (_, headers, body) => {
  expect((await read([...HEAD, 'MIME-Version: 1.0', ...headers, '', body])).text).toBe(SAID)
})

test('what is labelled UTF-8 may be of a language of Europe; what is Big5 stays so', async () => {
  const german = Buffer.from('Die Tür schließt nicht, größere Züge fahren vorbei.', 'latin1')
  const type = (charset: string) => `Content-Type: text/plain; charset=${charset}`
  expect((await read([...HEAD, type('utf-8'), '', german])).text).toContain('schließt nicht, größere Züge')
  const big5 = Buffer.from('a9e3aaf7a853a6b3b068c1d9', 'hex')
  expect((await read([...HEAD, type('big5'), '', big5])).text).toBe('押金沒有退還')
})

test('of two texts only the one is read otherwise that says it wrongly', async () => {
  const mixed = ['Content-Type: multipart/mixed; boundary=b', '']
  const texts = [...part('text/plain; charset=utf-8', '', '上海虹桥店'), ...part('text/plain', '', GBK)]
  const { text } = await read([...HEAD, ...mixed, ...texts, '--b--'])
  expect(text).toContain('上海虹桥店')
  expect(text).toContain(SAID)
})

test('headers of eight bits are in whatever their program writes', async () => {
  const bytes = (before: string, hex: string, after = '') =>
    Buffer.concat([Buffer.from(before), Buffer.from(hex, 'hex'), Buffer.from(after)])
  const from = bytes('From: ', 'b3c2c5aecabf', ' <chen@example.com>')
  const { from: sender, subject } = await read([from, bytes('Subject: ', 'd1babdf0'), '', 'x'])
  expect([sender?.name, subject]).toEqual(['陈女士', '押金'])
  const utf8 = await read(['From: 陈女士 <chen@example.com>', 'Subject: 押金', '', 'x'])
  expect([utf8.from?.name, utf8.subject]).toEqual(['陈女士', '押金'])
  const french = await read([
    bytes('From: Ren', 'e9', ' <r@example.com>'),
    bytes('Subject: ', 'd1babdf0'),
    '',
    'x',
  ])
  expect([french.from?.name, french.subject]).toEqual(['René', '押金'])
  // In GB18030 the backslash would be half of a character, and the quote behind it an end.
  const quoted = bytes(
    `Authentication-Results: ${AUTHSERV_ID}; spf=pass smtp.mailfrom="a`,
    '815c',
    '"; dkim=pass',
  )
  const forged = Buffer.concat([quoted, Buffer.from(' header.d=example.com; x="@evil.example')])
  const mail = await readMail(bytesOf([forged, ...HEAD, '', 'x']), { ...reading, authservId: AUTHSERV_ID })
  expect(mail!.isAuthenticated).toBe(false)
})

test('lines that end in CR alone are lines', async () => {
  expect(await read([...HEAD, '', 'It was dirty.', 'Again.'], '\r')).toMatchObject({
    ...{ subject: 'Deposit', text: 'It was dirty.\nAgain.' },
    from: { address: 'chen@example.com' },
  })
})

test('words that begin without a blank line are words; a header that is broken ends nothing', async () => {
  expect((await read([...HEAD, 'It was dirty.', 'Again.'])).text).toBe('It was dirty.\nAgain.')
  const broken = await read([...HEAD, 'no header', 'Content-Type: text/plain; charset=gbk', '', GBK])
  expect(broken.text).toBe(SAID)
})

test.each([
  ['no boundary', 'multipart/mixed'],
  ['a boundary that never comes', 'multipart/mixed; boundary=other'],
  ['a boundary that is not set off', 'multipart/mixed boundary=b'],
])('of parts with %s all is read', async (_, type) => {
  for (const body of [SAID, GBK])
    expect((await read([...HEAD, `Content-Type: ${type}`, '', body])).text).toBe(SAID)
})

test('a mail that breaks off is read as far as it came', async () => {
  const mixed = ['Content-Type: multipart/mixed; boundary=b', '']
  const { text, files } = await read([
    ...[...HEAD, ...mixed, ...part('text/plain', '', 'See the bill.')],
    ...part('application/pdf; name=bill.pdf', 'Content-Transfer-Encoding: base64', '', 'JVBERi0xLjQK'),
  ])
  expect(text).toBe('See the bill.')
  expect(files.map(({ name, content }) => [name, content.length])).toEqual([['bill.pdf', 9]])
})

const OF_PROGRAMS: readonly [string, Lines, Partial<Mail>, readonly (string | undefined)[]][] = [
  [
    'Outlook: what is packed in winmail.dat is a file',
    [
      ...part('text/plain', '', 'See the attached.'),
      ...part('application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding: base64', '', 'eJ8+IgEA'),
    ],
    { text: 'See the attached.' },
    ['winmail.dat'],
  ],
  [
    'Apple Mail: pictures between words',
    [
      ...part('text/plain; charset=utf-8', '', 'Before the picture.'),
      ...part('image/jpeg; name=scratch.jpg', 'Content-Disposition: inline; filename=scratch.jpg', '', 'xx'),
      ...part('text/plain; charset=utf-8', '', 'Behind it.'),
    ],
    { text: expect.stringMatching(/^Before the picture\.\s+Behind it\.$/) as string },
    ['scratch.jpg'],
  ],
  [
    'a name in pieces of another charset (RFC 2231)',
    [
      ...part('text/plain', '', 'x'),
      '--b',
      'Content-Type: image/png',
      "Content-Disposition: attachment; filename*0*=gb18030''%D5%D5%C6%AC;",
      ' filename*1*=%D2%BB; filename*2=".png"',
      '',
      'x',
    ],
    {},
    ['照片一.png'],
  ],
  [
    'a name in several encoded words',
    [
      ...part('text/plain', '', 'x'),
      ...part('image/png; name="=?gb18030?B?1dXGrA==?=', ' =?gb18030?Q?=D2=BB.png?="', '', 'x'),
    ],
    {},
    ['照片一.png'],
  ],
  [
    'a mail that was attached is a file',
    [
      ...part('text/plain', '', 'See the mail.'),
      ...part('message/rfc822', 'Content-Disposition: attachment; filename=earlier.eml', ''),
      ...['From: shop@shop.example', 'Subject: Earlier', '', 'We never refund.'],
    ],
    { text: 'See the mail.' },
    ['earlier.eml'],
  ],
]

test.each(OF_PROGRAMS)('%s', async (_, parts, said, names) => {
  const mail = await read([...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', ...parts, '--b--'])
  expect(mail).toMatchObject(said)
  expect(mail.files.map(({ name }) => name)).toEqual(names)
})

test('S/MIME: what is signed is read, and the signature left in the mail; what is packed is a file', async () => {
  const signed = await read([
    ...HEAD,
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b',
    '',
    ...part('text/plain', '', 'I complain.'),
    ...part('application/pkcs7-signature; name=smime.p7s', 'Content-Transfer-Encoding: base64', '', 'MIIB'),
    '--b--',
  ])
  expect(signed).toMatchObject({ text: 'I complain.', files: [], leftIn: ['smime.p7s'], saysMore: true })
  const type = 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m'
  const packed = await read([...HEAD, type, 'Content-Transfer-Encoding: base64', '', 'MIIB'])
  expect([packed.text, packed.files.map(({ name }) => name)]).toEqual(['', ['smime.p7m']])
})

test('lines that flow are joined, also without the blanks between (Chinese)', async () => {
  const flowed = (more: string) => `Content-Type: text/plain; charset=utf-8; format=flowed${more}`
  expect((await read([...HEAD, flowed(''), '', 'The car was ', 'dirty.'])).text).toBe('The car was dirty.')
  const zh = await read([...HEAD, flowed('; delsp=yes'), '', '押金没有 ', '退还。'])
  expect(zh.text).toBe('押金没有退还。')
})

test.each([' ', '=20'])('an answer behind a quote that goes on is no part of it (%j)', async (blank) => {
  const flowed = 'Content-Type: text/plain; charset=utf-8; format=flowed'
  const encoded = ['Content-Transfer-Encoding: quoted-printable']
  const head = [...HEAD, flowed, ...(blank === ' ' ? [] : encoded), '']
  const below = await read([
    ...head,
    'Ms Li wrote:',
    `> Which${blank}`,
    `> order?${blank}`,
    `It is${blank}`,
    '77.',
  ])
  expect(below.text).toContain('It is 77.')
  expect(below.text).not.toContain('order')
  const above = await read([...head, `It is 77.${blank}`, '> Which order?', `${blank}${blank}`, '> x', blank])
  expect(above.text).toBe('It is 77.')
})

test('a subject in pieces is put together, also where a piece ends within a character', async () => {
  const subject = 'Subject: =?utf-8?B?5oq86YeR5rI=?=\r\n =?utf-8?B?oeaciemAgOi/mA==?='
  expect((await read([HEAD[0]!, subject, '', 'x'])).subject).toBe('押金没有退还')
})
