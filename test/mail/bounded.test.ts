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

test('many lines of a wrong charset are read once', async () => {
  const lines = ['From: a@example.com', 'Content-Type: text/plain; charset=us-ascii', '']
  const bytes = Buffer.concat([
    mail([...lines, '']),
    Buffer.from('abc \xe4\xf6 \n'.repeat(100_000), 'latin1'),
  ])
  expect((await parsed(bytes))?.text).toContain('abc')
})
