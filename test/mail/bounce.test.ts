import { expect, test } from 'vitest'
import { readMail } from '../../src/mail/read-mail.ts'
import { bouncedMail } from '../support/notify/bounced-mail.ts'

// What is said of a letter of ours that could not be brought (RFC 3464).

const letter = { message: '0123456789abcdef0123456789abcdef@firm.example', to: 'wu@example.com' }
const read = async (bytes: Buffer) =>
  (await readMail(bytes, { ownAddresses: ['complaints@firm.example'] }, { isNullSender: true }))!
const bounceIn = async (more: object = {}) => (await read(bouncedMail({ ...letter, ...more }))).bounce

test('a report names the letter, whom it was for and why, whether it brings all of it back or its head', async () => {
  for (const returned of ['message/rfc822', 'text/rfc822-headers', 'message/global-headers'])
    expect(await bounceIn({ returned })).toEqual({
      message: letter.message,
      failed: [{ address: 'wu@example.com', status: '5.1.1' }],
    })
})

test('who was handed on is told as we wrote to them, and as the last server has them', async () => {
  const report = 'Original-Recipient: rfc822;wu@example.com\nFinal-Recipient: RFC822; <w@other.example>'
  expect((await bounceIn({ report: `${report}\nAction: Failed\nStatus: 4.4.7 (expired)` }))?.failed).toEqual([
    { address: 'wu@example.com', status: '4.4.7' },
    { address: 'w@other.example', status: '4.4.7' },
  ])
})

test.each([
  ['a delay', { report: 'Final-Recipient: rfc822; wu@example.com\nAction: delayed\nStatus: 4.4.1' }],
  [
    'that it was delivered',
    { report: 'Final-Recipient: rfc822; wu@example.com\nAction: delivered\nStatus: 2.1.5' },
  ],
  ['no status', { report: 'Final-Recipient: rfc822; wu@example.com\nAction: failed' }],
  ['nobody', { report: 'Action: failed\nStatus: 5.1.1' }],
  ['a letter without a name', { message: '' }],
  ['words alone', { returned: 'text/plain' }],
])('a report that tells %s tells of no letter', async (_, more) => {
  const mail = await read(bouncedMail({ ...letter, ...more }))
  expect(mail).toMatchObject({ automatic: 'bounce', bounce: undefined })
})

test('what a person writes is no report, whatever comes with it', async () => {
  const forwarded = bouncedMail(letter)
    .toString()
    .replace('multipart/report; report-type=delivery-status;', 'multipart/mixed;')
  const mail = (await readMail(
    Buffer.from(
      forwarded.replace('MAILER-DAEMON@', 'wu@').replace('Return-Path: <>', 'Return-Path: <wu@example.com>'),
    ),
    { ownAddresses: [] },
  ))!
  expect(mail).toMatchObject({ automatic: undefined, bounce: undefined })
})
