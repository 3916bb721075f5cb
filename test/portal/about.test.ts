import { expect, test } from 'vitest'
import { questionsOf, questionsWith } from '../../src/portal/about/questions.ts'
import { publishedOf } from '../../src/portal/about/results.ts'

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

const clock = { owedBy: 'agent', inTime: 90, late: 6, neverMet: 4 }
// R107
test('of a report totals are published, and nothing of few', () => {
  const counted = {
    period: '2026-Q3',
    received: 120,
    closed: 9,
    clocks: [clock, { ...clock, owedBy: 'customer' }],
  }
  expect(publishedOf({ ...counted, satisfaction: { scored: 40, goodShare: 0.9 } })).toEqual({
    ...{ period: '2026-Q3', received: 120, closed: undefined, inTimeShare: 0.9, satisfiedShare: 0.9 },
  })
  expect(publishedOf({ ...counted, clocks: [], satisfaction: { scored: 3, goodShare: 1 } })).toMatchObject({
    ...{ inTimeShare: undefined, satisfiedShare: undefined },
  })
})
