import { expect, test } from 'vitest'
import { Intake } from '../../src/domain/intake.ts'
import type { Mail } from '../../src/mail/mail.ts'
import { informationIn, intakeOf, noteOf } from '../../src/mail/told.ts'

// What is told of a mail: always something that is taken in (R1, R5).

const mail = (of: Partial<Mail> = {}): Mail => ({
  ...{ id: 'a'.repeat(64), from: { name: 'Ms Chen', address: 'chen@example.com' }, subject: 'Dirty car' },
  ...{ writtenFrom: 'Ms Chen <chen@example.com>', whole: of.text ?? 'It was dirty.' },
  ...{
    text: 'It was dirty.',
    saysMore: false,
    language: 'en',
    files: [],
    leftIn: [],
    automatic: undefined,
    bounce: undefined,
  },
  ...{ isAuthenticated: false, answers: { numbers: [], messages: [] } },
  ...of,
})

test('a complaint in the words of its sender, known by the mail', () => {
  expect(intakeOf(mail(), { leftOut: [] })).toEqual({
    ...{ kind: 'complaint', channel: 'email', messageId: 'a'.repeat(64) },
    details: {
      complainant: { name: 'Ms Chen', email: 'chen@example.com', language: 'en' },
      ...{ subject: 'Dirty car', description: 'It was dirty.' },
    },
  })
})

test('what is not there has words of ours, in their language', () => {
  const empty = mail({ from: undefined, writtenFrom: '', subject: '', text: '', language: 'zh' })
  expect(intakeOf(empty, { leftOut: [] }).details).toEqual({
    ...{ complainant: { name: '（未署名）', language: 'zh' }, subject: '（无主题的邮件）' },
  })
  expect(informationIn(empty, [])).toBe('（邮件没有正文）')
})

test('files that could not be kept are named, and so is the complaint that it means', () => {
  const { description } = intakeOf(mail(), { leftOut: ['a.exe', 'b.exe'], names: 'Y1' }).details
  expect(description).toBe(
    'It was dirty.\n\n[The mail names the complaint Y1]\n\n[Files that could not be kept: a.exe, b.exe]',
  )
  expect(informationIn(mail({ text: '', language: 'zh' }), ['a.exe'])).toBe('[未能保存的附件：a.exe]')
  const many = Array.from({ length: 25 }, (_, n) => `${n}.exe`)
  expect(informationIn(mail(), many)).toMatch(/19\.exe, \+5\]$/)
})

test('who is not shown to be the customer is named as who they say they are', () => {
  expect(noteOf(mail(), [])).toBe(
    'A mail has come in, and it is not shown that the complainant wrote it: please find out first. ' +
      'From: Ms Chen <chen@example.com>\nSubject: Dirty car\n\nIt was dirty.',
  )
})

const emoji = '😀'.repeat(9_000)
test.each([
  ['a long text', mail({ text: emoji, subject: emoji, from: { name: emoji, address: 'chen@example.com' } })],
  ['no address that can be written to', mail({ from: { name: '', address: 'chen@' } })],
  ['an address too long', mail({ from: { name: ' ', address: `${'x'.repeat(300)}@example.com` } })],
  ['nothing at all', mail({ from: undefined, writtenFrom: '', subject: '', text: '' })],
])('%s is taken in all the same', (_, one) => {
  const leftOut = Array.from({ length: 60 }, (_one, n) => `${n} ${emoji}`)
  const taken = Intake.parse(intakeOf(one, { leftOut, names: 'Y1' }))
  expect(taken.details.description).toContain('could not be kept')
  for (const text of [informationIn(one, leftOut), noteOf(one, leftOut)])
    expect([text.length <= 10_000, text.trim().length > 0, /\p{Surrogate}/u.test(text)]).toEqual([
      true,
      true,
      false,
    ])
})
