import { expect, test } from 'vitest'
import { networkOf } from '../../src/api/middlewares/network-of.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1::6', '2001:db8:1:0'],
  ['2001:db8:1:0:9:9:9:9', '2001:db8:1:0'],
  ['1::4:5:6:7:8', '1:0:0:4'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the address %s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
