import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { newSecret, signWebhook } from '../../../src/notify/channels/sign.ts'

const body = JSON.stringify({ type: 'complaint.escalated', data: { number: 'N-1', 说明: '一诺' } })
const message = { id: 'msg_1', at: Date.now(), body }

describe('a signed webhook', () => {
  test('is what the specification’s own library accepts', () => {
    const secret = newSecret()
    const headers = signWebhook({ ...message, secrets: [secret] })
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
    const signature = new Webhook(secret).sign('msg_1', new Date(message.at), body)
    expect(headers['webhook-signature']).toBe(signature)
  })

  test('is refused with another body, id, time or secret', () => {
    const secret = newSecret()
    const headers = signWebhook({ ...message, secrets: [secret] })
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow()
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow()
    const old = signWebhook({ ...message, at: message.at - 10 * 60_000, secrets: [secret] })
    expect(() => new Webhook(secret).verify(body, old)).toThrow()
  })

  test('is accepted by the old and the new secret while one replaces the other', () => {
    const [old, replacement] = [newSecret(), newSecret()]
    const headers = signWebhook({ ...message, secrets: [replacement, old] })
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
    for (const secret of [old, replacement])
      expect(() => new Webhook(secret).verify(body, headers)).not.toThrow()
  })

  // Made with openssl: printf 'msg_1.1767225600.{}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64
  test('is the same as others compute', () => {
    const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
    expect(signWebhook({ id: 'msg_1', at: 1_767_225_600_999, body: '{}', secrets })).toEqual({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1767225600',
      'webhook-signature': 'v1,o+7OWx9F/e0IkY2H8XoMTEeKvetbI61gFwrdec+R5lY=',
    })
  })
})

test('a secret has 32 random bytes and says what it is', () => {
  const secret = newSecret()
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32)
  expect(newSecret()).not.toBe(secret)
})
