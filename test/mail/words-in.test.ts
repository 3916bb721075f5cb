import { expect, test } from 'vitest'
import { wordsOfHtml } from '../../src/mail/html-words.ts'
import { readMail } from '../../src/mail/read-mail.ts'

// What a mail says in text and in HTML: neither hides the other (R1).

const reading = { ownAddresses: [] }
async function read(text: string, html: string) {
  const part = (type: string, body: string) => ['--b', `Content-Type: text/${type}; charset=utf-8`, '', body]
  const head = ['From: chen@example.com', 'Subject: x', 'Content-Type: multipart/alternative; boundary=b', '']
  const lines = [...head, ...part('plain', text), ...part('html', html), '--b--']
  const mail = await readMail(Buffer.from(lines.join('\r\n')), reading)
  return mail!
}

test('the same in both is said once', async () => {
  const mail = await read(
    'The car\r\nwas dirty.\r\n车不干净',
    '<p>The car <b>was</b> dirty.</p><p>车不干净</p>',
  )
  expect(mail).toMatchObject({ text: 'The car\nwas dirty.\n车不干净', saysMore: false })
})

test('of a stub beside a complaint the complaint is told', async () => {
  const mail = await read(
    'Please open this in a browser.',
    `<p>${'The car was dirty. '.repeat(9).trim()}</p>`,
  )
  expect(mail).toMatchObject({ text: 'The car was dirty. '.repeat(9).trim(), saysMore: true })
  expect(mail.whole).toContain('Please open this in a browser.')
})

test('what only the HTML says is known to be there', async () => {
  const mail = await read('The car was dirty.', '<p>The car was dirty and late.</p>')
  expect(mail).toMatchObject({ text: 'The car was dirty.', saysMore: true })
  expect(mail.whole).toBe('The car was dirty.\n\nThe car was dirty and late.')
})

test('a From that is not understood is kept as it is written', async () => {
  const mail = await readMail(Buffer.from('From: <a@x.example> <b@y.example>\r\n\r\nx'), reading)
  expect(mail).toMatchObject({ from: undefined, writtenFrom: '<a@x.example> <b@y.example>' })
})

test('words that stand outside of the body, or deep in it, are read; what is no word is not', () => {
  const html =
    'Late.<html><head><title>T</title><style>p{}</style></head><body><p>Again.</p></body></html><p>Still.</p>'
  expect(wordsOfHtml(html)).toBe('Late.\n\nAgain.\n\nStill.')
  const deep = (times: number) =>
    `${'<table><tr><td>'.repeat(times)}Deep.${'</td></tr></table>'.repeat(times)}`
  expect(wordsOfHtml(deep(100))).toBe('Deep.')
  expect(wordsOfHtml(deep(1_000)).trim()).toBe('Deep.')
})

test.each(['<div>', '<p>', '<td>', '<tr><td>', '<a href=x>', '<', '<b', '<!--', '<style>', '</div>', '&lt;'])(
  'HTML that is made to take long does not: %s',
  (piece) => {
    wordsOfHtml(piece.repeat(2_000_000 / piece.length))
  },
  10_000,
)
