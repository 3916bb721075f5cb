import { createHash } from 'node:crypto'
import type { Deps } from './deps.ts'
import type { Call, Reply } from './route.ts'
import { fromRegister } from './from-register.ts'

/**
 * An answer that is asked for again and again. Its tag names the moment of the register it was read at, and its
 * content: while nothing was committed since, it is not even read, and while it is the same it is not sent.
 */
export async function polled(
  deps: Deps,
  { actors, query, ifNoneMatch }: Pick<Call, 'actors' | 'ifNoneMatch'> & { query?: unknown },
  read: () => Promise<unknown>,
): Promise<Reply> {
  // Read before the content, which is then never older than the tag says.
  const moment = await fromRegister(deps, ({ register }) => register.moment())
  const asked = digestOf([moment, query ?? null, actors])
  const unchanged = ifNoneMatch.find((tag) => tag.startsWith(`${asked}.`))
  if (unchanged !== undefined) return notModified(unchanged)
  const body = await read()
  const content = digestOf(body)
  const tag = `${asked}.${content}`
  if (ifNoneMatch.some((known) => known.endsWith(`.${content}`))) return notModified(tag)
  return { headers: headersOf(tag), body }
}

const headersOf = (tag: string) => ({ ETag: `W/"${tag}"` })
const notModified = (tag: string): Reply => ({ status: 304, headers: headersOf(tag), body: undefined })
const digestOf = (value: unknown) =>
  createHash('sha1').update(JSON.stringify(value)).digest('base64url').slice(0, 20)
