import { expect, test } from 'vitest'
import { admit } from '../../src/domain/admit.ts'
import { outgrown, STATE_BYTES } from '../../src/domain/bounds.ts'
import type { Actor, Command } from '../../src/domain/command.ts'
import type { Complaint } from '../../src/domain/complaint.ts'
import { open } from '../../src/domain/opening.ts'
import { bytesOf } from '../../src/domain/journal/pieces.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { agent, opening, supervisor } from '../support/temporal/workflow-lives.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

// Trial S2: sixty-six supervise orders with long replies made a complaint that Temporal ended.

const at = Date.UTC(2026, 8, 1, 9)
const text = '诺'.repeat(10_000)

function ask(complaint: Complaint, by: Actor, command: Command): Complaint {
  const admitted = admit(complaint, [command], { by, at, now: at })
  if (isRefusal(admitted)) throw new Error(admitted.detail)
  return admitted.complaint
}

function opened(): Complaint {
  const admission = open(opening(at), [{ type: 'assign', department: 'service', person: 'li' }])
  if (isRefusal(admission)) throw new Error(admission.detail)
  return admission.complaint
}

/** As many orders with long replies as are taken on. */
function full(): { complaint: Complaint; next: Complaint } {
  let complaint = opened()
  for (let n = 1; n <= 66; n++) {
    const dueAt = at + 86_400_000
    const ordered = ask(complaint, supervisor, { type: 'orderSupervision', instruction: text, dueAt })
    const next = ask(ordered, agent, { type: 'replyToSupervision', order: n, reply: text })
    if (outgrown(complaint, ordered) || outgrown(ordered, next)) return { complaint, next }
    complaint = next
  }
  throw new Error('There is no bound.')
}

test('a complaint takes on no more orders than can be told on', () => {
  const { complaint, next } = full()
  expect(bytesOf({ ...complaint, policy: undefined, calendar: undefined })).toBeLessThanOrEqual(STATE_BYTES)
  expect(outgrown(complaint, next)).toMatchObject({ code: 'boundReached' })
  expect(outgrown(undefined, next)).toMatchObject({ code: 'boundReached' })
})

test('one that holds as much as it can is still handled, and ended', () => {
  const { complaint, next } = full()
  for (const over of [complaint, next]) {
    const noted = ask(over, agent, { type: 'addNote', text })
    expect(outgrown(over, noted)).toBeUndefined()
    const asked = ask(over, agent, { type: 'requestInformation', what: text })
    expect(outgrown(over, asked)).toBeUndefined()
    const ended = ask(over, agent, withdrawal)
    expect(outgrown(over, ended)).toBeUndefined()
  }
})

// Trial B5: 5,000 contacts leave as many clocks, of which fifty are kept.
test('the clocks that a complaint lets go of do not count against it', () => {
  const complaint = opened()
  const ended = Array.from({ length: 5_000 }, (_, index) => ({
    ...complaint.clocks[0]!,
    name: 'progress',
    n: index + 1,
    state: 'met' as const,
  }))
  expect(outgrown(undefined, { ...complaint, clocks: ended })).toBeUndefined()
})
