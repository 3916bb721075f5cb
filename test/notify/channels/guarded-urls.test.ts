import { describe, expect, test } from 'vitest'
import { checkEndpointUrl } from '../../../src/notify/channels/guarded-fetch.ts'
import { mayConnectTo } from '../../../src/notify/channels/public-address.ts'

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
