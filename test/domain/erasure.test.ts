import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erasureAnswer, type Kept } from '../../src/domain/erasure.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 22)
const kept = (more: Partial<Kept> = {}): Kept => ({
  archivedAt: now - 2_000 * day,
  retainUntil: now - day,
  legalHold: false,
  isErased: false,
  ...more,
})

describe('a request for erasure', () => {
  test('erases when the keeping period is over', () => {
    expect(erasureAnswer(kept(), now)).toEqual({ outcome: 'erase', ground: 'purposeReached' })
    expect(erasureAnswer(kept({ retainUntil: now }), now).outcome).toBe('erase')
  })

  test('restricts until the keeping period is over', () => {
    const until = now + day
    expect(erasureAnswer(kept({ retainUntil: until }), now)).toEqual({
      outcome: 'restrict',
      ground: 'periodNotOver',
      until,
    })
  })

  test('restricts until a longer restriction ends', () => {
    const answer = erasureAnswer(kept({ restrictedUntil: now + 3 * day }), now)
    expect(answer).toEqual({ outcome: 'restrict', ground: 'restrictedLonger', until: now + 3 * day })
  })

  test('refuses under a legal hold, and before the archive', () => {
    expect(erasureAnswer(kept({ legalHold: true }), now)).toEqual({ outcome: 'refuse', ground: 'legalHold' })
    const { archivedAt: _, ...open } = kept()
    expect(erasureAnswer(open, now)).toEqual({ outcome: 'refuse', ground: 'stillOpen' })
  })

  test('of what has been erased is answered as it was', () => {
    expect(erasureAnswer(kept({ isErased: true, legalHold: true }), now).outcome).toBe('erase')
  })

  test('never erases what is open, held, or within a period', () => {
    const instant = fc.integer({ min: now - 100, max: now + 100 })
    const any = fc.record<Kept>(
      {
        archivedAt: instant,
        retainUntil: instant,
        legalHold: fc.boolean(),
        restrictedUntil: instant,
        isErased: fc.constant(false),
      },
      { requiredKeys: ['legalHold', 'isErased'] },
    )
    fc.assert(
      fc.property(any, (one) => {
        const { outcome } = erasureAnswer(one, now)
        const mayGo =
          one.archivedAt !== undefined &&
          one.retainUntil !== undefined &&
          one.retainUntil <= now &&
          (one.restrictedUntil ?? 0) <= now &&
          !one.legalHold
        expect(outcome === 'erase').toBe(mayGo)
      }),
    )
  })
})
