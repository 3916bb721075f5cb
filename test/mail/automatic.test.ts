import { expect, test } from 'vitest'
import { readMail } from '../../src/mail/read-mail.ts'

// Who was no person (RFC 3834): a complaint that is left alone is lost, so one doubtful sign is not enough (R1).

const reading = { ownAddresses: ['complaints@yinuo.example'] }
const kindOf = async (headers: readonly string[], subject = 'Late', from?: string) => {
  const lines = ['From: chen@example.com', `Subject: ${subject}`, ...headers, '', 'The train was late.']
  return (await readMail(Buffer.from(lines.join('\r\n')), reading, { from }))!.automatic
}

test.each([
  ['a shop that wants no automatic answer', ['X-Auto-Response-Suppress: All']],
  ['an absence that is not answered', ['X-Auto-Response-Suppress: OOF, AutoReply']],
  ['a service that lets one leave its list', ['List-Unsubscribe: <https://shop.example/leave>']],
])('%s may hand on what a person says', async (_, headers) => {
  expect(await kindOf(headers)).toBeUndefined()
  expect(await kindOf([...headers, 'Auto-Submitted: auto-generated'])).toBe('autoReply')
  expect(await kindOf([...headers, 'Precedence: bulk'])).toBe('list')
  expect(await kindOf(headers, 'Late', '')).toBe('bounce')
})

test('a subject like that of an absent one is one only before the subject of a letter of ours', async () => {
  for (const subject of ['Automatic reply: is all I ever get', '自动回复：总是自动回复']) {
    expect(await kindOf([], subject)).toBeUndefined()
    expect(await kindOf([], `${subject} (Y20261128-7K2M9QXA-P)`)).toBe('autoReply')
    expect(await kindOf(['In-Reply-To: <0123@yinuo.example>'], subject)).toBe('autoReply')
    expect(await kindOf(['Auto-Submitted: auto-replied'], subject)).toBe('autoReply')
    expect(await kindOf([], subject, '')).toBe('bounce')
  }
})
