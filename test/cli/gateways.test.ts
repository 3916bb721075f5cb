import { expect, test } from 'vitest'
import { isSigned } from '../../src/channels/signed.ts'
import { lookAtGateways } from '../../src/cli/production/gateways.ts'
import { newSecret } from '../../src/notify/channels/sign.ts'
import { receiver } from '../notify/channels/receiver.ts'

const secret = newSecret()

async function gateway(status: number) {
  const seen: string[] = []
  const { url } = await receiver(({ method, headers }, response, body) => {
    const signature = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    }
    seen.push(`${method} ${isSigned(Buffer.from(body), signature, [secret])}`)
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()
  })
  return { at: { url, secret }, seen }
}

test.each([
  [204, 'good'],
  [302, 'good'],
  [404, 'good'],
  [405, 'good'],
  [401, 'warning'],
  [403, 'warning'],
  [503, 'warning'],
])('a gateway that answers %i is %s: it is asked, signed, and sent nothing', async (status, state) => {
  const { at, seen } = await gateway(status)
  const [found] = await lookAtGateways({ sms: at })
  expect(found).toMatchObject({ subject: 'texts', state })
  expect(seen).toEqual(['OPTIONS true'])
  expect(JSON.stringify(found)).not.toMatch(/key=secret|whsec/)
})

test('of adapters each place is looked at once; one that is not there is told by its host alone', async () => {
  const { at, seen } = await gateway(200)
  const gone = { url: 'http://127.0.0.1:2/hook?key=secret', secret }
  const found = await lookAtGateways({ adapters: { chat: at, social: at, app: gone } })
  expect(seen).toHaveLength(1)
  expect(found).toMatchObject([
    { subject: 'answers', state: 'good' },
    {
      ...{ subject: 'answers', state: 'bad', found: { en: '127.0.0.1:2 cannot be reached: ECONNREFUSED' } },
      mend: { en: expect.stringContaining('ANSWERS_URL') },
    },
  ])
  expect(await lookAtGateways({})).toEqual([])
})
