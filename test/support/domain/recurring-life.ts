import { admit } from '../../../src/domain/admit.ts'
import type { Command } from '../../../src/domain/command.ts'
import { beforeFirst } from '../../../src/domain/evolve/fold.ts'
import { open } from '../../../src/domain/opening.ts'
import { chunksOf, type Chunk } from '../../../src/domain/journal/pieces.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { agent, opening } from '../temporal/workflow-lives.ts'

export const contact: Command = {
  type: 'recordContact',
  direction: 'outward',
  method: 'phone',
  summary: 'Told.',
}
export const first: Command[] = [
  { type: 'acknowledge', method: 'phone', said: 'We have it.' },
  { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'complex' },
  { type: 'assign', department: 'service', person: 'li' },
]

/** A complaint whose customer is told something every minute, chunk by chunk as its run has it. */
export function recurringLife(id: string, contacts: number): Chunk[] {
  const begin = opening(Date.UTC(2026, 8, 1, 9), { id })
  const opened = open(begin, first)
  if (isRefusal(opened)) throw new Error(opened.detail)
  const chunks = chunksOf(beforeFirst(begin, opened.entries)!, opened, [])
  for (let n = 1; n <= contacts; n++) {
    const { complaint: present } = chunks.at(-1)!
    const at = begin.receivedAt + n * 60_000
    const admitted = admit(present, [contact], { by: agent, at, now: at })
    if (isRefusal(admitted)) throw new Error(admitted.detail)
    chunks.push(...chunksOf(present, admitted, []))
  }
  return chunks
}
