import type { Actor, Command } from '../domain/command.ts'
import type { Language } from '../domain/names.ts'
import { performCommands } from './complaints/perform.ts'
import type { Deps } from './deps.ts'
import { Problem } from './problems/problem.ts'
import type { Reply, SentFile } from './route.ts'

// What ways in have in common that hand on what others have written.

/** All of what is sent, at most so much. */
export async function wholeOf(file: SentFile | undefined, limitBytes: number): Promise<Buffer> {
  if ((file?.declaredBytes ?? 0) > limitBytes) throw new Problem('tooLarge')
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of file?.bytes ?? []) {
    bytes += piece.length
    if (bytes > limitBytes) throw new Problem('tooLarge')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

type Telling = { id: string; by: Actor; key: string; language: Language | undefined }

/** Whether a complaint takes these commands, or has taken them before under the same key. */
export async function isTold(
  deps: Deps,
  { id, by, key, language }: Telling,
  commands: readonly Command[],
): Promise<boolean> {
  const call = {
    ...{ params: { id }, query: undefined, by, body: { commands: [...commands] }, idempotencyKey: key },
    ...{ language, ifVersion: undefined, ifNoneMatch: [], accepts: 'json' as const },
  }
  try {
    bodyOf(await performCommands(deps, call))
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'keyReused') return true
    if (error.status >= 500 || error.status === 429) throw error
    return false
  }
}

/** The body of an answer; where none came in time it is to be sent again. */
export function bodyOf(reply: Reply): unknown {
  if (!('body' in reply) || reply.status === 202) throw new Problem('temporalUnavailable')
  return reply.body
}
