import { createHash } from 'node:crypto'
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

/** How something that was handed on is known, without saying what it is. */
export const knownBy = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

export type Telling = { id: string; by: Actor; key: string; language: Language | undefined }

/** Tells a complaint these commands, once under the same key; what it refuses is thrown. */
export async function tellOnce(
  deps: Deps,
  { id, by, key, language }: Telling,
  commands: readonly Command[],
): Promise<void> {
  const call = {
    ...{ params: { id }, query: undefined, by, body: { commands: [...commands] }, idempotencyKey: key },
    ...{ language, ifVersion: undefined, ifNoneMatch: [], accepts: 'json' as const },
  }
  try {
    bodyOf(await performCommands(deps, call))
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'keyReused')) throw error
  }
}

/** It is closed, archived, erased or not there, or holds as much as it can: it takes no more, whatever is said. */
const OVER: readonly string[] = ['notInThisStage', 'archived', 'erased', 'notFound', 'boundReached']
export const isOver = (error: unknown): boolean => error instanceof Problem && OVER.includes(error.code)

/** Whether it may go well later, as it is. */
export const isForLater = ({ status, code }: Problem): boolean =>
  status >= 500 || status === 429 || code === 'policyNotInForce'

/** The body of an answer; where none came in time it is to be sent again. */
export function bodyOf(reply: Reply): unknown {
  if (!('body' in reply) || reply.status === 202) throw new Problem('temporalUnavailable')
  return reply.body
}
