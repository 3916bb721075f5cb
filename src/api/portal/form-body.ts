import type { Request } from 'express'
import { within } from '../../within.ts'
import { networkOf } from '../middlewares/network-of.ts'
import { Problem } from '../problems/problem.ts'
import { takenApart, TEXT_BYTES, typeOf } from './form-parts.ts'

/** A form with its files, and why it did not come in whole: too large, or too many and too slow. */
export type SentForm = { data: FormData; lacks?: Lack | undefined }
export type Lack = 'tooLarge' | 'busy'

export type FormReader = (request: Request) => Promise<SentForm>

/** So much of one form is read. */
const FORM_BYTES = 20 * 2 ** 20
/** So much of all forms at once lies in memory, beside what each may hold as text; a form is read whole before it is taken apart. */
const AT_ONCE_BYTES = 4 * FORM_BYTES
/** One network leaves as much to the others. */
const SHARE_BYTES = AT_ONCE_BYTES / 2
/** So long one form may take to come in. */
const WITHIN_MS = 60_000

type Bounds = { atOnceBytes?: number; shareBytes?: number; withinMs?: number }

/** What forms hold of memory, in all and by network. */
function createRoom({ atOnceBytes = AT_ONCE_BYTES, shareBytes = SHARE_BYTES }: Bounds) {
  let heldInAll = 0
  const heldBy = new Map<string, number>()
  return {
    has: (network: string, bytes: number): boolean =>
      heldInAll + bytes <= atOnceBytes && (heldBy.get(network) ?? 0) + bytes <= shareBytes,
    hold(network: string, bytes: number): void {
      heldInAll += bytes
      const held = (heldBy.get(network) ?? 0) + bytes
      if (held > 0) heldBy.set(network, held)
      else heldBy.delete(network)
    },
  }
}

/** Reads forms within bounds, by what Node itself knows of them. */
export function createFormReader(bounds: Bounds = {}): FormReader {
  const room = createRoom(bounds)
  return async (request) => {
    const type = typeOf(request.get('content-type') ?? '')
    if (!type) {
      request.resume()
      throw new Problem('wrongContentType')
    }
    const network = networkOf(request.ip ?? '')
    const most = type.boundary === undefined ? TEXT_BYTES : FORM_BYTES
    const chunks: Buffer[] = []
    let [bytes, held, isOver] = [0, 0, false]
    // What was taken apart lies in memory until it is answered.
    request.res!.once('close', () => {
      isOver = true
      room.hold(network, -held)
    })
    const taken = (chunk: Buffer): Lack | undefined => {
      const more = Math.max(0, bytes + chunk.length - TEXT_BYTES) - held
      if (bytes + chunk.length > most) return 'tooLarge'
      if (isOver || !room.has(network, more)) return 'busy'
      chunks.push(chunk)
      bytes += chunk.length
      held += more
      room.hold(network, more)
      return undefined
    }
    const lacks = (await within(bounds.withinMs ?? WITHIN_MS, readBy(request, taken))) ?? 'busy'
    isOver = true
    const isCut = lacks !== 'nothing'
    const { data, isOver: hasMore } = await takenApart(Buffer.concat(chunks), { ...type, isCut })
    return isCut ? { data, lacks } : { data, ...(hasMore && { lacks: 'tooLarge' }) }
  }
}

/** Reads up to what is not taken. A browser that still sends hears no answer before it has ended. */
async function readBy(
  request: Request,
  taken: (chunk: Buffer) => Lack | undefined,
): Promise<Lack | 'nothing'> {
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      const lacks = taken(chunk)
      if (lacks) return lacks
    }
    return 'nothing'
  } finally {
    request.resume()
  }
}
