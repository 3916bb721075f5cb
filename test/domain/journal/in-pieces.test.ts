import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { beforeFirst, fold } from '../../../src/domain/evolve/fold.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { open } from '../../../src/domain/opening.ts'
import { bytesOf, chunksOf, countInPiece, PIECE_BYTES } from '../../../src/domain/journal/pieces.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { opening } from '../../support/temporal/workflow-lives.ts'

// Trials R1, B3: what is owed to the register was one commit of any size.

const note = (text: string): Command => ({ type: 'addNote', text })

function opened(commands: readonly Command[]) {
  const begin = opening(Date.UTC(2026, 8, 1, 9))
  const admission = open(begin, commands)
  if (isRefusal(admission)) throw new Error(admission.detail)
  const notices = noticesFor(admission.complaint, admission.entries)
  const chunks = chunksOf(beforeFirst(begin, admission.entries)!, admission, notices)
  return { begin, ...admission, notices, chunks }
}

test('bytes are counted as they are sent', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '诺', '👍', '\u0001', '"', '\ud83d', '\n') })
  fc.assert(fc.property(text, (value) => bytesOf(value) === Buffer.byteLength(JSON.stringify(value))))
})

test('what is admitted is cut into pieces in order, each with the complaint as of its last entry', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(lengths, fc.constantFrom('a', '诺', '\u0001'), (list, letter) => {
      const { begin, complaint, entries, notices, chunks } = opened(list.map((n) => note(letter.repeat(n))))
      expect(chunks.flatMap((chunk) => chunk.entries)).toEqual(entries)
      expect(chunks.flatMap((chunk) => chunk.notices)).toEqual(notices)
      expect(chunks.at(-1)!.complaint).toEqual(complaint)
      const { policy, calendar } = begin
      for (const chunk of chunks) {
        expect(chunk.bytes).toBeLessThanOrEqual(PIECE_BYTES)
        const upTo = entries.filter(({ sequence }) => sequence <= chunk.complaint.version)
        expect(chunk.complaint).toEqual(fold({ policy, calendar }, upTo))
        expect(chunk.entries.at(-1)!.sequence).toBe(chunk.complaint.version)
        expect(chunk.stages).toEqual(chunk.entries.map(() => 'received'))
      }
    }),
    { numRuns: 40 },
  )
})

test('small ones go together as far as a piece holds them', () => {
  const [chunk] = opened([note('short')]).chunks
  const sized = (bytes: number) => ({ ...chunk!, bytes })
  expect(countInPiece([sized(1_000), sized(2_000), sized(3_000)])).toBe(3)
  expect(countInPiece([sized(PIECE_BYTES), sized(1)])).toBe(1)
  expect(countInPiece([sized(100_000), sized(100_000), sized(100_000)])).toBe(2)
  // Handed over by a run from before there were pieces.
  expect(countInPiece([sized(1_500_000), sized(1)])).toBe(1)
})
