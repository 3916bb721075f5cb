import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { checkEndpointUrl, createGuardedFetch } from '../../../src/notify/channels/guarded-fetch.ts'
import { mayConnectTo } from '../../../src/notify/channels/public-address.ts'
import { receiver } from './receiver.ts'

const outside = { allowPrivate: false }
const inside = { allowPrivate: true }

describe('addresses', () => {
  const publicOnes = [
    '1.1.1.1',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '2606:4700::1111',
  ]
  test.each(publicOnes)('%s is public', (address) => {
    expect(mayConnectTo(address, outside)).toBe(true)
  })

  const own = [
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
  ]
  test.each([...own, '::1', 'fd12:3456::1', 'fc00::1'])('%s is a net of one’s own', (address) => {
    expect(mayConnectTo(address, outside)).toBe(false)
    expect(mayConnectTo(address, inside)).toBe(true)
  })

  test.each([
    ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '169.254.1.1', '100.100.100.200', '192.0.0.192'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ...['::', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'ff02::1', 'fd00:ec2::254'],
    ...['::ffff:127.0.0.1', '::ffff:169.254.169.254', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::a00:1', '100::1', '5f00::1', 'fec0::1'],
    ...['localhost', '', 'not an address', '127.1', '0x7f000001'],
  ])('%s is nobody’s to ask', (address) => {
    expect(mayConnectTo(address, outside)).toBe(false)
    expect(mayConnectTo(address, inside)).toBe(false)
  })

  test.each([
    ...[
      '192.0.0.1',
      '192.0.2.1',
      '192.88.99.1',
      '198.18.0.1',
      '198.19.255.255',
      '198.51.100.7',
      '203.0.113.9',
    ],
    ...[
      '2001::1',
      '2001:0:7f00:1::',
      '2001:db8::1',
      '2001:10::1',
      '2002:7f00:1::',
      '2002:a00:1::1',
      '3fff::1',
    ],
  ])('%s serves a special purpose', (address) => {
    expect(mayConnectTo(address, outside)).toBe(false)
  })
})

describe('URLs', () => {
  test.each([
    ...[
      'https://hooks.example.com/a?b=c',
      'https://example.com:8443/',
      'HTTPS://EXAMPLE.COM',
      'https://1.1.1.1/',
    ],
    ...[
      'https://[2606:4700::1111]/',
      'https://例子.中国/钩子',
      'https://localhost.example.com/',
      'https://example.com./',
    ],
  ])('%s may be sent to', (url) => {
    expect(checkEndpointUrl(url, outside)).toBeUndefined()
  })

  test.each([
    ...[
      'http://example.com/',
      'ftp://example.com/',
      'file:///etc/passwd',
      'gopher://example.com',
      'unix:/tmp/x',
    ],
    ...['javascript:alert(1)', 'data:,x', 'example.com', '', 'https://', 'https://user@example.com/'],
    ...['https://:secret@example.com/', 'https://user:secret@127.0.0.1/'],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://127.0.1/',
      'https://2130706433/',
      'https://017700000001/',
    ],
    ...[
      'https://0177.0.0.1/',
      'https://0x7f.0.0.1/',
      'https://0x7f000001/',
      'https://127.0.0.1./',
      'https://0/',
    ],
    ...['https://%31%32%37.0.0.1/', 'https://１２７.0.0.1/', 'https://①②⑦.0.0.1/', 'https://127。0。0。1/'],
    ...['https://[::1]/', 'https://[::]/', 'https://[0:0:0:0:0:0:0:1]/', 'https://[::ffff:127.0.0.1]/'],
    ...[
      'https://[::ffff:7f00:1]/',
      'https://[::ffff:a9fe:a9fe]/',
      'https://[64:ff9b::7f00:1]/',
      'https://[fd00::1]/',
    ],
    ...[
      'https://[fe80::1]/',
      'https://169.254.169.254/latest/meta-data/',
      'https://0xA9FEA9FE/',
      'https://10.0.0.1/',
    ],
    ...[
      'https://localhost/',
      'https://LOCALHOST/',
      'https://localhost./',
      'https://a.localhost/',
      'https://ⓛⓞⓒⓐⓛhost/',
    ],
    ...[
      'https://printer.local/',
      'https://printer.local./',
      'https://metadata.google.internal/',
      'https://redis/',
    ],
    ...[
      'https://wiki.intranet/',
      'https://nas.lan/',
      'https://nas.home.arpa/',
      'https://x.onion/',
      'https://xn--/',
    ],
  ])('%s may not', (url) => {
    expect(checkEndpointUrl(url, outside)).toMatch(/\.$/)
  })

  test('a URL of two thousand characters is none', () => {
    expect(checkEndpointUrl(`https://example.com/${'a'.repeat(2_000)}`, outside)).toBe('This is not a URL.')
  })

  test('of a firm’s own net, if that is allowed, but never the clouds’ own addresses', () => {
    for (const url of ['http://127.0.0.1:8080/', 'https://redis/', 'http://[::1]/', 'https://10.1.1.1/'])
      expect(checkEndpointUrl(url, inside)).toBeUndefined()
    for (const url of [
      'http://169.254.169.254/',
      'http://[::ffff:127.0.0.1]/',
      'ftp://10.1.1.1/',
      'http://a@10.1.1.1/',
    ])
      expect(checkEndpointUrl(url, inside)).toBeDefined()
  })
})

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
