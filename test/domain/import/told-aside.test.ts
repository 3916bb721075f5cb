import { afterEach, expect, test } from 'vitest'
import { createPastTeller, type Past } from '../../../src/api/imports/tell-pasts.ts'
import { dayMs } from '../../../src/domain/instant.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { on, opening } from '../../support/domain/given.ts'

const until = on('11-26 09:00')
const pastOf = (days: number): Past => ({
  opening: { ...opening('default', until - days * dayMs), registeredAt: until },
  history: [],
  until,
  workAtMost: 1_000_000,
})

const teller = createPastTeller()
afterEach(() => teller.close())

// Trials B5 and R8: the API said nothing to anybody while it told a long past.
test('a long past is told beside everything else, and comes to the same', async () => {
  await teller.tell(pastOf(1))
  let isTold = false
  const telling = teller.tell(pastOf(20 * 365)).finally(() => {
    isTold = true
  })
  let turns = 0
  while (!isTold && turns < 50) {
    await new Promise((resolve) => setImmediate(resolve))
    turns++
  }
  expect(turns).toBe(50)
  const { opening: begin, history } = pastOf(20 * 365)
  const lived = openWithHistory(begin, history, until)
  if (isRefusal(lived)) throw new Error(lived.detail)
  expect(await telling).toEqual({ complaint: lived.complaint })
})

test('a fault with one past is that one’s: those behind it are told', async () => {
  const broken = teller.tell({ ...pastOf(1), opening: undefined as never })
  const behind = teller.tell(pastOf(2))
  await expect(broken).rejects.toThrow()
  expect(await behind).toMatchObject({ complaint: { receivedAt: until - 2 * dayMs } })
})
