import type { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import { createLastResults } from '../../src/api/about/last-results.ts'
import { questionsOf, questionsWith } from '../../src/portal/about/questions.ts'
import { promisedClocks, publishedOf } from '../../src/portal/about/results.ts'
import { policies } from '../support/product.ts'

const asked = (id: string, categories?: string[]) => ({
  ...{
    id,
    question: { zh: `${id}怎么办？`, en: `What of ${id}?` },
    answer: { zh: '联系我们。', en: 'Call us.' },
  },
  ...(categories && { categories }),
})

test('a question is found by every word that is looked for, however it is written', () => {
  const questions = [asked('押金', ['billing']), asked('ＥＶ')]
  expect(questionsWith(questions, '押金 call')).toEqual([questions[0]])
  expect(questionsWith(questions, 'ev')).toEqual([questions[1]])
  expect(questionsWith(questions, ' ')).toEqual(questions)
  expect(questionsOf(questions, 'billing')).toEqual(questions)
  expect(questionsOf(questions, 'safety')).toEqual([questions[1]])
})

const clock = { clock: 'response', owedBy: 'agent', inTime: 90, late: 6, neverMet: 4 }
// R107
test('of a report totals are published, and nothing of few', () => {
  const counted = {
    period: '2026-Q3',
    received: 120,
    closed: 9,
    clocks: [
      clock,
      ...[
        { ...clock, owedBy: 'customer' },
        { ...clock, clock: 'contact' },
      ],
      { ...clock, clock: 'register', late: 900 },
    ],
  }
  const promised = new Set(['response'])
  expect(publishedOf({ ...counted, satisfaction: { scored: 40, goodShare: 0.9 } }, promised)).toEqual({
    ...{ period: '2026-Q3', received: 120, closed: undefined, inTimeShare: 0.9, satisfiedShare: 0.9 },
  })
  expect(
    publishedOf({ ...counted, clocks: [], satisfaction: { scored: 3, goodShare: 1 } }, promised),
  ).toMatchObject({
    ...{ inTimeShare: undefined, satisfiedShare: undefined },
  })
})

test('on time is what was promised: no target of our own, and not that we register', () => {
  const policy = policies.get('default')!
  const targets = policy.clocks.map((rule) => ({ ...rule, basis: 'target' as const }))
  const promised = promisedClocks([policy])
  expect(promised).toContain('acknowledge')
  expect(promised).not.toContain('register')
  expect(promisedClocks([policy, { ...policy, clocks: targets }])).not.toContain('acknowledge')
})

describe('the results of the last report', () => {
  const answering = (answer: () => Promise<{ rows: unknown[] }>) => {
    let times = 0
    const query = () => {
      times += 1
      return answer()
    }
    const lastResults = createLastResults({ pool: { query } as unknown as Pool, policies })
    return { lastResults, times: () => times }
  }

  test('none is not the same as unknown', async () => {
    const { lastResults } = answering(async () => ({ rows: [] }))
    expect(await lastResults(1_000_000)).toBe('none')
    const away = answering(() => Promise.reject(new Error('away')))
    expect(await away.lastResults(1_000_000)).toBe('unknown')
  })

  test('are read once however many ask, and not at once again after a failure', async () => {
    const away = answering(() => Promise.reject(new Error('away')))
    await Promise.all([1, 2, 3].map(() => away.lastResults(1_000_000)))
    await away.lastResults(1_005_000)
    expect(away.times()).toBe(1)
    await away.lastResults(1_011_000)
    expect(away.times()).toBe(2)
  })
})
