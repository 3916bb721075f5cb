import { expect, test } from 'vitest'
import { isAuthenticated } from '../../src/mail/authenticated.ts'
import { headersOf } from '../../src/mail/headers.ts'

// Whether the receiving server vouches for the sender's domain (RFC 8601).

const vouches = (written: string | readonly string[], address = 'chen@mail.example.com') =>
  isAuthenticated(
    headersOf(
      [written].flat().map((value) => ({
        ...{ key: 'authentication-results', originalKey: 'Authentication-Results' },
        value,
      })),
    ),
    { authservId: 'mx.firm.example', address },
  )

test.each([
  ['DKIM of the domain', 'mx.firm.example; dkim=pass header.d=mail.example.com'],
  ['DKIM of the domain above', 'mx.firm.example; dkim=pass header.d=example.com'],
  ['DKIM by identity', 'MX.firm.example 1; DKIM=Pass header.i="@mail.example.com"'],
  ['SPF', 'mx.firm.example; spf=pass (ok (really); fine) smtp.mailfrom=bounce@mail.example.com'],
  [
    'one of several',
    'mx.firm.example; dkim=fail header.d=mail.example.com; dkim = pass header.d=example.com',
  ],
  ['DMARC', 'mx.firm.example; dmarc=pass (p=REJECT) header.from=mail.example.com'],
])('%s is enough', (_, written) => {
  expect(vouches(written)).toBe(true)
})

test.each([
  [
    'a failure',
    'mx.firm.example; dkim=fail header.d=mail.example.com; spf=softfail smtp.mailfrom=mail.example.com',
  ],
  ['another server', 'mx.other.example; dkim=pass header.d=mail.example.com'],
  ['another domain', 'mx.firm.example; dkim=pass header.d=evil.example'],
  ['a domain below', 'mx.firm.example; dkim=pass header.d=evil.mail.example.com'],
  ['an ending that only looks alike', 'mx.firm.example; dkim=pass header.d=le.com'],
  ['a top domain', 'mx.firm.example; dkim=pass header.d=com'],
  ['the name a client gave', 'mx.firm.example; spf=pass smtp.helo=mail.example.com'],
  ['words in a comment', 'mx.firm.example; spf=none (x; dkim=pass header.d=mail.example.com)'],
  [
    'words that the sender quoted',
    'mx.firm.example; spf=pass smtp.mailfrom="a; dkim=pass header.d=mail.example.com"@evil.example',
  ],
  ['nothing', 'mx.firm.example; none'],
  ['no words at all', ''],
  ['a comment without an end', 'mx.firm.example; dkim=pass (header.d=mail.example.com'],
])('%s is not', (_, written) => {
  expect(vouches(written)).toBe(false)
})

test('what stands below the server’s own header was written by the sender', () => {
  const forged = 'mx.firm.example; dkim=pass header.d=mail.example.com'
  expect(vouches(['mx.firm.example; dkim=none', forged])).toBe(false)
  expect(vouches(['mx.other.example; dkim=none', forged])).toBe(true)
})

test('a header that is made to take long does not', () => {
  const began = performance.now()
  const blanks = ' '.repeat(40_000)
  expect(vouches(`mx.firm.example;${blanks}dkim${' ='.repeat(130_000)}`)).toBe(false)
  expect(vouches(`mx.firm.example;${blanks}dkim${blanks}=${blanks}pass header.d=example.com`)).toBe(true)
  expect(performance.now() - began).toBeLessThan(1_500)
})
