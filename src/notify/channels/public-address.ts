import { BlockList, isIP } from 'node:net'

/** Nobody's server is there, or one that must never be asked: this host's own net, groups, clouds' metadata. */
const never = listOf(
  [
    ['0.0.0.0', 8],
    ['100.100.100.200', 32],
    ['169.254.0.0', 16],
    ['192.0.0.192', 32],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  [
    ['::', 128],
    ['fd00:ec2::254', 128],
    ['fe80::', 10],
    ['ff00::', 8],
  ],
)

/** Special purposes by the registries of IANA: private, shared, loopback, documentation, translation, relays. */
const special = listOf(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ],
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
)
/** All of IPv6 that is public lies here; what embeds an IPv4 address (mapped, NAT64) lies outside. */
const globalUnicast = listOf([], [['2000::', 3]])
/** Where a firm's own servers are. */
const loopbackAndLocal = listOf(
  [],
  [
    ['::1', 128],
    ['fc00::', 7],
  ],
)

/** Whether a request may go to this address; `allowPrivate` lets it go to a firm's own net and to this machine. */
export function mayConnectTo(address: string, { allowPrivate }: { allowPrivate: boolean }): boolean {
  const [plain = ''] = address.split('%')
  const family = isIP(plain) === 4 ? 'ipv4' : 'ipv6'
  if (isIP(plain) === 0 || never.check(plain, family)) return false
  const isInside = (list: BlockList) => list.check(plain, family)
  if (family === 'ipv4') return allowPrivate || !isInside(special)
  if (allowPrivate && isInside(loopbackAndLocal)) return true
  return isInside(globalUnicast) && !isInside(special)
}

type Subnet = readonly [net: string, prefix: number]

function listOf(ipv4: readonly Subnet[], ipv6: readonly Subnet[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of ipv4) list.addSubnet(net, prefix, 'ipv4')
  for (const [net, prefix] of ipv6) list.addSubnet(net, prefix, 'ipv6')
  return list
}
