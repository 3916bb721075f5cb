import { isIP, isIPv4 } from 'node:net'
import { z } from 'zod'

/** An address, a net of addresses, or one of the nets that Express has names for. */
function isNet(part: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true
  const [address = '', bits, ...more] = part.split('/')
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  if (bits === undefined) return true
  const isCount = /^\d+$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 6 ? 128 : 32)
  return isCount || (kind === 4 && isIPv4(bits))
}

/** Apart by commas, as Express reads them. */
export const nets = z.string().refine((list) => list.split(',').every((part) => isNet(part.trim())), {
  // What it is to be is said in the language of whoever reads it.
  params: { wants: 'nets' },
})
