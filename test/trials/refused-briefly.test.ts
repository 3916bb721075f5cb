import express from 'express'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerFault, answerProblem } from '../../src/api/middlewares/answer-problem.ts'
import { Problem, problemBody } from '../../src/api/problems/problem.ts'
import { fitting } from '../../src/api/problems/validation.ts'

// Trial S1: however much does not fit, the answer is short.

function refusalOf(value: unknown, language: 'en' | 'zh' = 'en') {
  const schema = z.strictObject({
    number: z.string(),
    lines: z.array(z.strictObject({ text: z.string() })).optional(),
  })
  try {
    fitting(schema, value, 'body', language)
  } catch (error) {
    const body = problemBody(error as Problem, language, '')
    return { body, length: JSON.stringify(body).length }
  }
  throw new Error('It fits.')
}

const keys = (count: number, name: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), 1]))

describe('a request that does not fit', () => {
  test.each([5_000, 60_000])(
    'with %i unknown fields is answered shortly, the first of them named',
    (count) => {
      const { body, length } = refusalOf({ number: 'x', ...keys(count, (n) => `k${n}`) })
      expect(length).toBeLessThan(10_000)
      expect(body.errors).toHaveLength(20)
      expect(body.errors?.[0]).toEqual({
        in: 'body',
        pointer: '/k0',
        code: 'unrecognized_keys',
        detail: 'The field k0 is not known here.',
      })
      expect(body.detail).toBe(`${count} fields do not fit. The first 20 are named.`)
    },
  )

  test('with fields of long names is not sent back at length', () => {
    const { body, length } = refusalOf(
      keys(30, (n) => `${n}${'/'.repeat(30_000)}`),
      'zh',
    )
    expect(body.errors).toHaveLength(20)
    expect(length).toBeLessThan(30_000)
  })

  test('in every one of many lines names the first twenty faults', () => {
    const { body, length } = refusalOf({
      lines: Array.from({ length: 5_000 }, () => keys(9, (n) => `k${n}`)),
    })
    expect(body.errors).toHaveLength(20)
    expect(length).toBeLessThan(10_000)
  })
})

test.each(['/unanswerable', '/%zz'])(
  'what cannot even be answered (%s) shows no stack and no path',
  async (path) => {
    const logger = pino({ level: 'silent' })
    const app = express()
    app.get('/unanswerable', () => {
      throw new Problem('invalid', { members: { odd: 1n } })
    })
    app.get('/:name', () => {})
    app.use(answerProblem(logger), answerFault(logger))
    const server = app.listen(0)
    try {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
      const text = await answer.text()
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(text).not.toMatch(/\.ts|node_modules| at /)
      expect(JSON.parse(text).status).toBe(answer.status)
    } finally {
      server.close()
    }
  },
)
