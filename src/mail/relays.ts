import { BlockList, isIPv6 } from 'node:net'

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** Whether an address lies in one of these nets, apart by commas: what those wrote above a mail is believed. */
export function relaysIn(nets: string): (address: string) => boolean {
  const list = new BlockList()
  for (const part of nets.split(',').flatMap((one) => NAMED[one.trim()] ?? [one.trim()])) {
    const [address = '', bits] = part.split('/')
    const length = bits === undefined ? undefined : prefixOf(bits)
    if (length === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, length, familyOf(address))
  }
  return (peer) => {
    const address = peer.replace(/^::ffff:(?=\d+\.)/i, '')
    return list.check(address, familyOf(address))
  }
}

/** `24`, or as a mask: `255.255.255.0`. */
const prefixOf = (bits: string): number =>
  /^\d+$/.test(bits)
    ? Number(bits)
    : bits.split('.').reduce((sum, byte) => sum + Number(byte).toString(2).replaceAll('0', '').length, 0)
