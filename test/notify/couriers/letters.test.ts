import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planLetters, type Before, type DuePosting } from '../../../src/notify/couriers/letters.ts'
import type { NoticeFacts } from '../../../src/notify/outgoing-notice.ts'
import { complaint, note, start } from '../../support/register/commits.ts'
import { impatientSettings } from '../../support/notify/couriers.ts'

const now = start + 1_000_000
const settings = { ...impatientSettings, digestGapSeconds: { email: 300, wecom: 60 } }

const posting = fc.record({
  complaintId: fc.constantFrom('cmp_1', 'cmp_2', 'cmp_3'),
  key: fc.constantFrom('a', 'b'),
  recipient: fc.constantFrom('person/zhao', 'person/sun'),
  channel: fc.constantFrom('email' as const, 'wecom' as const),
  attempts: fc.integer({ min: 0, max: 3 }),
  letterId: fc.constantFrom(null, null, 'unknown-1', 'unknown-2'),
})
type Drawn = ReturnType<typeof posting.generate>['value']

/** What waits in a register: a notice is there once for each recipient and channel; a letter has one of each. */
const dueOf = (drawn: readonly Drawn[]): DuePosting[] => {
  const unique = new Map(
    drawn.map((one) => [JSON.stringify([one.complaintId, one.key, one.recipient, one.channel]), one]),
  )
  return [...unique.values()].map(({ letterId, attempts, ...one }, index) => ({
    ...one,
    id: index + 1,
    round: 1,
    because: { as: 'named' },
    language: 'en',
    address: `${one.recipient}@firm.example`,
    createdAt: start,
    attempts: letterId === null ? attempts : attempts + 1,
    letterId: letterId && `${letterId} ${one.recipient} ${one.channel}`,
  }))
}

const isOver = new Set<string>()
const factsOf = ({ complaintId, key }: Pick<DuePosting, 'complaintId' | 'key'>): NoticeFacts => ({
  notice: {
    ...{ complaintId, key, number: complaintId, sequence: 1, template: 'assigned', createdAt: start },
    to: { role: 'supervisor', department: 'service' },
  },
  event: note('x'),
  related: [],
  complaint: complaint(
    complaintId,
    1,
    isOver.has(complaintId) ? { stage: 'closed', outcome: 'resolved' } : {},
  ),
})

const before = fc.dictionary(
  fc.constantFrom('email person/zhao', 'email person/sun', 'wecom person/zhao', 'wecom person/sun'),
  fc.record({ attemptedAt: fc.integer({ min: now - 400_000, max: now }), letters: fc.constant([]) }),
)
const story = fc.record({
  due: fc.array(posting, { maxLength: 20 }).map(dueOf),
  before: before.map((drawn) => new Map<string, Before>(Object.entries(drawn))),
  closed: fc.subarray(['cmp_1', 'cmp_2', 'cmp_3']),
})

test('everything due is sent, put off or left, and nothing twice', () => {
  fc.assert(
    fc.property(story, ({ due, before: went, closed }) => {
      isOver.clear()
      for (const id of closed) isOver.add(id)
      const plan = planLetters(due, { facts: due.map(factsOf), before: went, settings, now })
      const sent = plan.letters.flatMap(({ postings }) => postings.map(({ id }) => id))
      const ended = [...sent, ...plan.suppressed.map(({ id }) => id), ...plan.postponed.map(({ id }) => id)]
      expect(ended.toSorted((a, b) => a - b)).toEqual(due.map(({ id }) => id))
      for (const { until } of plan.postponed) expect(until).toBeGreaterThan(now)
      for (const { id } of plan.suppressed) expect(closed).toContain(due[id - 1]!.complaintId)
    }),
  )
})

test('a letter is for one recipient on one channel, and its id is its own', () => {
  fc.assert(
    fc.property(story, ({ due, before: went }) => {
      isOver.clear()
      const asked = { facts: due.map(factsOf), before: went, settings, now }
      const { letters } = planLetters(due, asked)
      expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length)
      for (const { id, channel, recipient, postings } of letters) {
        for (const one of postings) expect([one.channel, one.recipient]).toEqual([channel, recipient.id])
        // What nobody knows the end of goes as what it was, and takes nothing new along.
        expect(new Set(postings.map(({ letterId }) => letterId)).size).toBe(1)
        if (postings[0]!.letterId !== null) expect(id).toBe(postings[0]!.letterId)
      }
      const shuffled = planLetters(due.toReversed(), asked)
      expect(shuffled.letters.map(({ id }) => id).toSorted()).toEqual(letters.map(({ id }) => id).toSorted())
    }),
  )
})

test('within the gap nothing new goes alone', () => {
  fc.assert(
    fc.property(story, ({ due, before: went }) => {
      isOver.clear()
      const { letters } = planLetters(due, { facts: due.map(factsOf), before: went, settings, now })
      for (const { channel, recipient, postings } of letters) {
        const last = went.get(`${channel} ${recipient.id}`)?.attemptedAt ?? 0
        const gapMs = 1_000 * settings.digestGapSeconds[channel as 'email' | 'wecom']
        if (last + gapMs > now) expect(postings.some(({ attempts }) => attempts > 0)).toBe(true)
      }
    }),
  )
})
