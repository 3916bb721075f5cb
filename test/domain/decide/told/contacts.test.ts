import { describe, expect, test } from 'vitest'
import {
  addressesOf,
  beganInConversation,
  conversationAt,
  isUnshown,
  preferredWay,
  waysTo,
} from '../../../../src/domain/notices/contacts.ts'

describe('where a complainant is reached', () => {
  test('by mail, by text message at a number that takes them, in the conversation that they began', () => {
    const began = { channel: 'chat', conversation: 'wecom/kf/ext' } as const
    expect(addressesOf({ email: 'wu@example.com', phone: '138 0000 1234' }, began)).toEqual({
      email: 'wu@example.com',
      sms: '+8613800001234',
      conversation: 'chat/wecom/kf/ext',
    })
    expect(addressesOf({})).toEqual({})
  })

  test.each([
    ['+44 20 7946 0958', '+442079460958'],
    ['0086 138-0000-1234', '+8613800001234'],
    ['+86 21 5555 6666', undefined],
    ['021-55556666', undefined],
    ['13800001234 转 22', undefined],
    ['after six', undefined],
    ['+1 234 567', undefined],
    ['+49 1512 3456789', '+4915123456789'],
    ['+49 1512 3456789 0123456', undefined],
    ['+0 1512 3456789', undefined],
  ])('a number as it was told, %s, is texted at %s', (phone, sms) => {
    expect(addressesOf({ phone }).sms).toBe(sms)
  })

  test('anybody types anybody’s number at the form; staff have spoken to whom they take in', () => {
    expect(isUnshown({ channel: 'web' })).toBe(true)
    expect(isUnshown({ channel: 'web', takenInBy: 'li.na' })).toBe(false)
    for (const channel of ['phone', 'app', 'chat'] as const) expect(isUnshown({ channel })).toBe(false)
  })

  test('a complaint began in a conversation where it is numbered in one', () => {
    expect(beganInConversation({ channel: 'chat', messageId: 'd1g3st#12' })).toBe(true)
    for (const opened of [
      { channel: 'email', messageId: 'x#1' },
      { channel: 'chat', messageId: 'x' },
      { channel: 'chat' },
    ] as const)
      expect(beganInConversation(opened)).toBe(false)
  })

  test('a conversation is known from its address, whatever its id says', () => {
    const began = { channel: 'social', conversation: 'a/b#1/c' } as const
    expect(conversationAt(addressesOf({}, began).conversation!)).toEqual(began)
    for (const other of ['', 'chat/', 'email/x', 'wu@example.com', '+8613800001234'])
      expect(conversationAt(other)).toBeUndefined()
  })
})

describe('what is tried first', () => {
  const wanted = ['conversation', 'email', 'sms'] as const

  test.each([
    ['phone', ['sms', 'conversation', 'email']],
    ['message', ['sms', 'conversation', 'email']],
    ['email', ['email', 'conversation', 'sms']],
    ['chat', wanted],
    ['letter', wanted],
    [undefined, wanted],
  ] as const)('for who prefers %s', (preferredMethod, ways) => {
    const prefers = preferredWay(preferredMethod ? { preferredMethod } : {})
    expect(waysTo({ ...(prefers && { prefers }) }, wanted)).toEqual(ways)
  })

  test('what the firm does not do is done for nobody', () => {
    expect(waysTo({ prefers: 'sms' }, ['email'])).toEqual(['email'])
  })
})
