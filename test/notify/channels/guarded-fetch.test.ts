import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { createGuardedFetch } from '../../../src/notify/channels/guarded-fetch.ts'
import { receiver } from './receiver.ts'

const outside = { allowPrivate: false }

describe('requests', () => {
  const limits = { timeoutMs: 400, maxBodyBytes: 100 }
  const send = createGuardedFetch({ allowPrivate: true, ...limits })

  test('arrive whole, and their answer is told', async () => {
    const seen: unknown[] = []
    const { url } = await receiver((request, response, body) => {
      seen.push([request.method, request.url, request.headers['content-type'], request.headers['x-a']])
      seen.push(body)
      response.writeHead(503, { 'Retry-After': '7' }).end('später')
    })
    const answer = await send(url, { body: '{"诺":1}', headers: { 'x-a': 'b' } })
    expect(answer).toEqual({ status: 503, body: 'später', retryAfterMs: 7_000 })
    expect(seen).toEqual([['POST', '/hook?key=secret', 'application/json; charset=utf-8', 'b'], '{"诺":1}'])
  })

  test('a date to wait for is read too, and nobody makes us wait for ever', async () => {
    let retryAfter = new Date(Date.now() + 60_000).toUTCString()
    const { url } = await receiver((_, response) =>
      response.writeHead(429, { 'Retry-After': retryAfter }).end(),
    )
    const { retryAfterMs = 0 } = await send(url, { body: '' })
    expect(retryAfterMs).toBeGreaterThan(57_000)
    expect(retryAfterMs).toBeLessThanOrEqual(60_000)
    retryAfter = '99999999999'
    expect(await send(url, { body: '' })).toMatchObject({ retryAfterMs: 86_400_000 })
    retryAfter = 'soon'
    expect(await send(url, { body: '' })).toEqual({ status: 429, body: '' })
  })

  test('a redirect is not followed', async () => {
    let asked = 0
    const other = await receiver((_, response) => {
      asked += 1
      response.end()
    })
    const { url } = await receiver((_, response) => response.writeHead(307, { Location: other.url }).end())
    expect(await send(url, { body: '' })).toMatchObject({ status: 307 })
    expect(asked).toBe(0)
  })

  test('an endless answer is cut off, at the end of a character', async () => {
    let isOver = false
    const { url } = await receiver((_, response) => {
      const timer = setInterval(() => response.write('长'.repeat(10)), 1)
      response.on('close', () => {
        clearInterval(timer)
        isOver = true
      })
    })
    const { body } = await send(url, { body: '' })
    expect(body).toBe('长'.repeat(33))
    await vi.waitFor(() => expect(isOver).toBe(true))
  })

  test('an answer that never comes, or never ends, is waited for no longer than allowed', async () => {
    const silent = await receiver(() => {})
    const trickling = await receiver((_, response) => {
      response.flushHeaders()
      const timer = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(timer))
    })
    for (const { url } of [silent, trickling])
      await expect(send(url, { body: '' })).rejects.toThrow('There was no whole answer within 400 ms.')
  })

  test('whoever sends may give up', async () => {
    const { url } = await receiver(() => {})
    const giveUp = new AbortController()
    setTimeout(() => giveUp.abort(), 30)
    await expect(send(url, { body: '', signal: giveUp.signal })).rejects.toThrow('The sending was given up.')
    await expect(send(url, { body: '', signal: AbortSignal.abort() })).rejects.toThrow(
      'The sending was given up.',
    )
  })

  test('a fault never names the URL', async () => {
    const { url, port } = await receiver((request) => request.socket.destroy())
    const fault = await send(url, { body: '' }).catch(String)
    expect(fault).toBe('Error: The connection failed (ECONNRESET).')
    expect(await send(`http://127.0.0.1:${port}/\r\nkey=secret`, { body: '' }).catch(String)).not.toContain(
      'secret',
    )
    expect(await send('http://user:secret@127.0.0.1/', { body: '' }).catch(String)).not.toContain('secret')
  })

  test('a name is connected to as it was checked, not as it is by then', async () => {
    const { port } = await receiver((request, response) => response.end(request.headers.host))
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
    }
    const rebound = createGuardedFetch({ allowPrivate: true, ...limits, resolve })
    const url = `http://hooks.example.com:${port}/`
    expect(await rebound(url, { body: '' })).toEqual({ status: 200, body: `hooks.example.com:${port}` })
    expect(asked).toBe(1)
  })

  test.each([
    [[{ address: '127.0.0.1', family: 4 }]],
    [[{ address: '::1', family: 6 }]],
    [
      [
        { address: '1.1.1.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ],
    [[{ address: '::ffff:169.254.169.254', family: 6 }]],
    [[]],
  ])('a name that leads astray is not connected to: %o', async (addresses) => {
    const guarded = createGuardedFetch({ ...outside, ...limits, resolve: async () => addresses })
    const sending = guarded('https://hooks.example.com/', { body: '' })
    await expect(sending).rejects.toMatchObject({
      message: 'The URL leads to an address that is not public.',
      isFinal: false,
    })
  })

  test('a name that nobody knows, or that nobody answers for', async () => {
    const unknown = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND secret.example.com'), { code: 'ENOTFOUND' })
    }
    const astray = createGuardedFetch({ ...outside, ...limits, resolve: unknown })
    await expect(astray('https://secret.example.com/', { body: '' })).rejects.toThrow(
      'The connection failed (ENOTFOUND).',
    )
    const slow = createGuardedFetch({ ...outside, ...limits, resolve: () => new Promise(() => {}) })
    await expect(slow('https://secret.example.com/', { body: '' })).rejects.toThrow('within 400 ms')
  })

  test('what was not even begun has failed for certain; of the rest nobody knows', async () => {
    const nameOf = (sending: Promise<unknown>) => sending.catch(({ name }: Error) => name)
    expect(await nameOf(send('http://127.0.0.1:1/', { body: '' }))).toBe('DeliveryFault')
    const lost = createGuardedFetch({ ...outside, ...limits, resolve: () => new Promise(() => {}) })
    expect(await nameOf(lost('https://hooks.example.com/', { body: '' }))).toBe('DeliveryFault')
    const silent = await receiver(() => {})
    expect(await nameOf(send(silent.url, { body: '' }))).toBe('Error')
    const plain = createServer(() => {})
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    expect(await nameOf(send(`https://127.0.0.1:${port}/`, { body: '' }))).toBe('DeliveryFault')
    plain.close()
  })

  test('a URL that can never be sent to is a final fault', async () => {
    await expect(send('ftp://example.com/', { body: '' })).rejects.toMatchObject({ isFinal: true })
  })
})
