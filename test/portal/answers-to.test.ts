import { expect, test } from 'vitest'
import { answersAmong } from '../../src/api/about/answers-to.ts'
import type { Question } from '../../src/portal/about/questions.ts'

const question = (id: string, zh: [string, string], en: [string, string]): Question => ({
  id,
  question: { zh: zh[0], en: en[0] },
  answer: { zh: zh[1], en: en[1] },
})

const questions = [
  question(
    'deposit',
    ['押金什么时候退还？', '还车后七个工作日内原路退还押金。'],
    [
      'When is my deposit refunded?',
      'The deposit is refunded within seven working days after the car is returned.',
    ],
  ),
  question(
    'invoice',
    ['如何开具发票？', '在订单页面填写抬头即可开具电子发票。'],
    ['How do I get an invoice?', 'Enter your company on the page of the order: the invoice comes by mail.'],
  ),
  question(
    'cleaning',
    ['清洁费怎么收取？', '车内有烟味或污渍时收取清洁费。'],
    ['When is a cleaning fee charged?', 'When the car smells of smoke or is stained inside.'],
  ),
]
const answersTo = answersAmong(questions)
const idsOf = (text: string) => answersTo(text).map(({ id }) => id)

test('what has words in common with a text may answer it, in either language', () => {
  expect(idsOf('还车已经十天了，押金一直没有退还')).toEqual(['deposit'])
  expect(idsOf('I returned it two weeks ago, and my deposit was not refunded')).toEqual(['deposit'])
  expect(idsOf('他们收取了清洁费，可是车内没有污渍')[0]).toBe('cleaning')
})

test('what is of no question, or has one word in common, is answered by none', () => {
  for (const text of ['', '客服态度很差', 'The staff were rude', 'an invoice', '。。。', '12345'])
    expect(idsOf(text)).toEqual([])
})
