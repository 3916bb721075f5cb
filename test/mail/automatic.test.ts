import { expect, test } from 'vitest'
import { readMail } from '../../src/mail/read-mail.ts'

// Who was no person (RFC 3834): a complaint that is left alone is lost, so one doubtful sign is not enough (R1).

const reading = { ownAddresses: ['complaints@yinuo.example'] }
const kindOf = async (
  headers: readonly string[],
  subject = 'Late',
  isNullSender = false,
  text = 'The train was late.',
) => {
  const lines = ['From: chen@example.com', `Subject: ${subject}`, ...headers, '', text]
  return (await readMail(Buffer.from(lines.join('\r\n')), reading, { isNullSender }))!.automatic
}

test.each([
  ['a shop that wants no automatic answer', ['X-Auto-Response-Suppress: All']],
  ['an absence that is not answered', ['X-Auto-Response-Suppress: OOF, AutoReply']],
  ['a service that lets one leave its list', ['List-Unsubscribe: <https://shop.example/leave>']],
])('%s may hand on what a person says', async (_, headers) => {
  expect(await kindOf(headers)).toBeUndefined()
  expect(await kindOf([...headers, 'Auto-Submitted: auto-generated'])).toBe('autoReply')
  expect(await kindOf([...headers, 'Precedence: bulk'])).toBe('list')
  expect(await kindOf(headers, 'Late', true)).toBe('bounce')
})

test('a subject like that of an absent one is one only before the subject of a letter of ours', async () => {
  for (const subject of ['Automatic reply: is all I ever get', '自动回复：总是自动回复']) {
    expect(await kindOf([], subject)).toBeUndefined()
    expect(await kindOf([], `${subject} (Y20261128-7K2M9QXA-P)`)).toBe('autoReply')
    expect(await kindOf(['In-Reply-To: <0123@yinuo.example>'], subject)).toBe('autoReply')
    expect(await kindOf(['Auto-Submitted: auto-replied'], subject)).toBe('autoReply')
    expect(await kindOf([], subject, true)).toBe('bounce')
  }
})

test('whoever sends photos is a person, whatever the subject; a machine says so itself', async () => {
  const [type, mixed] = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Type: multipart/mixed; boundary=B',
  ]
  const photo = [
    '--B',
    'Content-Type: image/png; name=a.png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0K',
  ]
  const text = ['--B', type, '', '您好', ...photo, '--B--', ''].join('\r\n')
  for (const subject of ['自动回复：押金', '自动回复：(Y20261128-7K2M9QXA-P)']) {
    expect(await kindOf([type], subject, false, '您好')).toBe('autoReply')
    expect(await kindOf([mixed], subject, false, text)).toBeUndefined()
    expect(await kindOf([mixed, 'Auto-Submitted: auto-replied'], subject, false, text)).toBe('autoReply')
  }
})

test('QQ Mail and Exmail say it in headers of their own', async () => {
  for (const mark of ['X-QQ-AUTO-REPLY: true', 'X-QQ-HolidayReply: true'])
    expect(await kindOf([mark], '自动回复:押金')).toBe('autoReply')
  // What is passed on by a rule a person has written.
  expect(await kindOf(['X-QQ-AUTO-FWD: chen@example.com'])).toBeUndefined()
})

test.each([
  '这是来自QQ邮箱的假期自动回复邮件。\n\n你好，我最近正在休假中，无法亲自回复你的邮件。我将在假期结束后，尽快给你回复。',
  '您好，您的来信我已收到，我会尽快给您回复。谢谢！',
  '你的邮件我已经收到了，会尽快回复。',
  '我目前正在出差，将尽快与您联系',
  'This is an automated reply. I will be back on Monday.',
  'Hello,\r\n\r\nThank you for your message. I am out of the office until 7 December. I will reply as soon as possible.',
])('who is absent says nothing else: %s', async (text) => {
  for (const subject of ['自动回复：我们已收到', 'Automatic reply: we have received it'])
    expect(await kindOf([], subject, false, text)).toBe('autoReply')
  expect(await kindOf([], '押金没有退还', false, text)).toBeUndefined()
})

test.each([
  '你们总是自动回复，押金一直没有退。',
  '您的邮件我已收到，会尽快回复。这句话我看了五遍了，退款在哪里？',
  '谢谢！订单 R20261120-77 的押金请退还。',
  'I have received your e-mail. It does not say when the refund comes.',
  'Thank you for your message. I will reply as soon as possible. That is all I ever hear.',
  'I am away until Friday, call my lawyer.',
  '这是自动回复，我要真人。',
  '感谢你们扣了我两次钱。',
  'This is an automated reply. That is all that came.',
  '',
])('whoever says more complains, whatever the subject: %s', async (text) => {
  expect(await kindOf([], '自动回复：总是自动回复', false, text)).toBeUndefined()
})

test.each(['MAILER-DAEMON <>', 'Mail Delivery Subsystem <MAILER-DAEMON>', '<>', 'MAILER-DAEMON'])(
  'a server that names itself and no address bounces: %s',
  async (from) => {
    const bytes = Buffer.from(`From: ${from}\r\nSubject: Returned\r\n\r\nIt could not be delivered.`)
    expect((await readMail(bytes, reading))!.automatic).toBe('bounce')
  },
)
