import { ChannelMessage } from '../../channels/message.ts'
import { PLATFORMS, type Piece, type Platform } from '../../channels/platforms.ts'
import type { Language } from '../../domain/names.ts'
import { cut } from '../../words/telling/cut.ts'
import { Problem } from '../problems/problem.ts'
import { parsedOrProblem } from '../problems/validation.ts'

/** A message of what was brought, or what is wrong with it; `id` as far as it can be read. */
export type Brought = { message: ChannelMessage } | { id: string | undefined; problem: Problem }

/** More than any platform hands on at once. */
const AT_ONCE = 1_000

/** What an adapter brings is one message; of what a platform hands on each is read by itself. */
export function messagesIn(body: unknown, from: 'app' | Platform, language: Language): Brought[] {
  if (from === 'app') return [{ message: parsedOrProblem(ChannelMessage, body, 'body', language) }]
  const pieces = parsedOrProblem(PLATFORMS[from], body, 'body', language)
  if (pieces.length > AT_ONCE)
    throw new Problem('tooLarge', { detail: `At most ${AT_ONCE} messages are handed on at once.` })
  return pieces.flatMap((piece) => messageIn(piece, language))
}

function messageIn({ at, item, reading }: Piece, language: Language): Brought[] {
  try {
    const read = parsedOrProblem(reading, item, 'body', language, at)
    return read ? [{ message: parsedOrProblem(ChannelMessage, read, 'body', language, at) }] : []
  } catch (error) {
    if (error instanceof Problem) return [{ id: idIn(item), problem: error }]
    throw error
  }
}

/** As the platform calls it. */
function idIn(item: unknown): string | undefined {
  const { msgid, id = msgid } = Object(item) as { msgid?: unknown; id?: unknown }
  return typeof id === 'string' ? cut(id, 160) : undefined
}
