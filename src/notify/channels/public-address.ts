import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'

// What a net is for is known to `ipaddr.js`, by the registries of IANA.

/** Where a firm's own servers are, this machine's too. */
const OWN: ReadonlySet<string> = new Set(['private', 'carrierGradeNat', 'loopback', 'uniqueLocal'])
/** A net of laboratories, in which proxies answer for names of the world outside. */
const LABORATORY = ipaddr.IPv4.parseCIDR('198.18.0.0/15')
/** Within a firm's own nets clouds tell a machine its secrets here. */
const METADATA: ReadonlySet<string> = new Set(['100.100.100.200', 'fd00:ec2:0:0:0:0:0:254'])
/** All of IPv6 that is public lies here; what else counts as unicast is nobody's, or embeds an IPv4 address. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether a request may go to this address; `allowPrivate` lets it go to a firm's own net and to this machine. */
export function mayConnectTo(address: string, { allowPrivate }: { allowPrivate: boolean }): boolean {
  const [plain = ''] = address.split('%')
  if (isIP(plain) === 0) return false
  const parsed = ipaddr.parse(plain)
  const net = parsed.range()
  if (net === 'unicast') return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL)
  const isOwn = OWN.has(net) || (parsed instanceof ipaddr.IPv4 && parsed.match(LABORATORY))
  return allowPrivate && isOwn && !METADATA.has(parsed.toNormalizedString())
}
