import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkReceipt } from '../../src/portal/receipt/check.ts'
import { receiptKeyOf } from '../../src/portal/receipt/keys.ts'
import { receiptOf, signed } from '../../src/portal/receipt/receipt.ts'
import type { Published } from '../../src/register/proof/receipts.ts'
import { pathOf, rootFrom, rootOfLeaves } from '../../src/register/proof/tree.ts'
import { given, on, opening } from '../support/domain/given.ts'

// R110: a receipt is checked with what is published, and with nothing of the firm's.

const hexes = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 1, maxLength: 40 })

test('each leaf leads to the root, and no other value does', () => {
  fc.assert(
    fc.property(hexes, fc.nat(), (leaves, nth) => {
      const index = nth % leaves.length
      const path = pathOf(leaves, index)
      const root = rootOfLeaves(leaves)
      expect(rootFrom(leaves[index]!, path)).toBe(root)
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)))
      expect(rootFrom('00'.repeat(32), path)).not.toBe(root)
    }),
  )
  expect(rootOfLeaves([])).toBeUndefined()
})

const link = 'ab'.repeat(32)
const others = ['cd'.repeat(32), 'ef'.repeat(32)]
const leaves = [others[0]!, link, others[1]!]
const key = receiptKeyOf('11'.repeat(32))
const published: Published = {
  keys: [{ id: key.id, publicKey: key.publicKey }],
  days: [
    { day: '2026-03-01', root: '00'.repeat(32), receipts: null },
    { day: '2026-03-02', root: '00'.repeat(32), receipts: rootOfLeaves(leaves)! },
  ],
}
const { complaint } = given(opening('default', on('03-02 09:00')))
const later = { ...complaint, receivedAt: on('03-04 09:00') }
const receipt = await signed(receiptOf(complaint, { link, at: on('03-02 09:05') }), key)
const place = { day: '2026-03-02', path: pathOf(leaves, 1) }

test('it says what was received and is promised, and nothing of anybody', async () => {
  const verdict = await checkReceipt({ receipt, place }, published)
  expect(verdict).toEqual({
    is: 'proved',
    day: '2026-03-02',
    receipt: {
      number: complaint.number,
      receivedAt: '2026-03-02T01:00:00.000Z',
      zone: 'Asia/Shanghai',
      promised: [
        { clock: 'acknowledge', dueAt: expect.stringMatching(/Z$/) },
        { clock: 'resolve', dueAt: expect.stringMatching(/Z$/) },
      ],
      link,
      issuedAt: '2026-03-02T01:05:00.000Z',
    },
  })
  const { name } = complaint.details.complainant
  expect(Buffer.from(receipt.split('.')[1]!, 'base64url').toString()).not.toContain(name)
})

test('the same key comes of the same secret, and another of another', () => {
  expect(receiptKeyOf('11'.repeat(32)).id).toBe(key.id)
  expect(receiptKeyOf('12'.repeat(32)).id).not.toBe(key.id)
})

test('before its day has ended it is signed, and no more', async () => {
  expect(await checkReceipt({ receipt }, published)).toMatchObject({ is: 'signed' })
})

const [head, body, signature] = receipt.split('.') as [string, string, string]
const otherBody = Buffer.from(
  Buffer.from(body, 'base64url').toString().replace('2026-03-02T01:00', '2026-03-01T01:00'),
).toString('base64url')
const stranger = receiptKeyOf('22'.repeat(32))
const unsigned = Buffer.from(JSON.stringify({ alg: 'none', kid: key.id, typ: 'yinuo-receipt+jws' })).toString(
  'base64url',
)

test.each([
  ['another content', { receipt: `${head}.${otherBody}.${signature}`, place }, 'notSigned'],
  ['no signature', { receipt: `${unsigned}.${body}.`, place }, 'notSigned'],
  [
    'the key of a stranger',
    { receipt: await signed(receiptOf(complaint, { link, at: 0 }), stranger), place },
    'unknownKey',
  ],
  ['something else', { receipt: 'eyJ.x.y' }, 'unreadable'],
  ['another place', { receipt, place: { ...place, path: pathOf(leaves, 0) } }, 'notUnderRoot'],
  [
    'a receipt of after its day',
    { receipt: await signed(receiptOf(later, { link, at: 0 }), key), place },
    'notUnderRoot',
  ],
  ['a day without receipts', { receipt, place: { ...place, day: '2026-03-01' } }, 'unknownDay'],
  ['a day that is not published', { receipt, place: { ...place, day: '2026-03-09' } }, 'unknownDay'],
])('%s is found', async (_, file, why) => {
  expect(await checkReceipt(file, published)).toEqual({ is: 'wrong', why })
})

test('a key put under another name is no key of ours', async () => {
  const forged = { ...published, keys: [{ id: key.id, publicKey: stranger.publicKey }] }
  expect(await checkReceipt({ receipt, place }, forged)).toEqual({ is: 'wrong', why: 'unknownKey' })
})
