import express from 'express'
import { connect, type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { listen } from '../../src/api/connections/listen.ts'
import {
  answerFault,
  answerProblem,
  noSuchRoute,
  withHost,
} from '../../src/api/middlewares/answer-problem.ts'
import { Problem, problemBody } from '../../src/api/problems/problem.ts'
import { parsedOrProblem } from '../../src/api/problems/validation.ts'

// Trial S1: however much does not fit, the answer is short.

function refusalOf(value: unknown, language: 'en' | 'zh' = 'en') {
  const schema = z.strictObject({
    number: z.string(),
    lines: z.array(z.strictObject({ text: z.string() })).optional(),
  })
  try {
    parsedOrProblem(schema, value, 'body', language)
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

test('a fault is logged without the row that a database would not take', async () => {
  const lines: string[] = []
  const app = express()
  app.get('/', () => {
    const fault = new Error('null value in column "at"', { cause: new Error('the cause') })
    throw Object.assign(fault, { code: '23502', detail: 'Failing row contains (wu@example.com, null).' })
  })
  const logger = pino({}, { write: (line: string) => void lines.push(line) })
  app.use(answerProblem(logger))
  const server = app.listen(0)
  try {
    const { status } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(status).toBe(500)
  } finally {
    server.close()
  }
  expect(lines.join('')).not.toContain('wu@example.com')
  expect(JSON.parse(lines[0]!).failure).toMatchObject({
    ...{ type: 'Error', code: '23502', message: 'null value in column "at"', stack: expect.any(String) },
    cause: { message: 'the cause' },
  })
})

// Trial B14: what no route could answer was answered without a word.
describe('what is no request', () => {
  const answered = async (text: string): Promise<{ status: string; body: Record<string, string> }> => {
    const app = express().use(withHost, noSuchRoute, answerProblem(pino({ level: 'silent' })))
    const server = await listen(app, { port: 0, host: '127.0.0.1', logger: pino({ level: 'silent' }) })
    try {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.write(text)
      const answer = await buffer(socket)
      const [head = '', body = ''] = answer.toString().split('\r\n\r\n')
      return { status: head.split(' ')[1]!, body: JSON.parse(body) }
    } finally {
      server.close()
    }
  }
  const zh = 'Host: x\r\nAccept-Language: zh-CN\r\nConnection: close\r\n'

  test.each([
    ['an address that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${zh}\r\n`, '431'],
    ['headers that are too long', `GET / HTTP/1.1\r\n${zh}X: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
    ['a method that is none', `F@ / HTTP/1.1\r\n${zh}\r\n`, '400'],
    ['no Host', `GET / HTTP/1.1\r\n${zh.replace('Host: x\r\n', '')}\r\n`, '400'],
    ['an expectation of its own', `GET / HTTP/1.1\r\n${zh}Expect: more\r\n\r\n`, '404'],
  ])('%s is refused in words', async (_, text, status) => {
    const answer = await answered(text)
    expect(answer).toMatchObject({ status, body: { status: Number(status) } })
    expect(answer.body['instance']).toMatch(/^urn:uuid:/)
  })

  test('and in Chinese to who reads it, as far as that can be told', async () => {
    const { body } = await answered(`F@ / HTTP/1.1\r\n${zh}\r\n`)
    expect(body).toMatchObject({ code: 'unreadable', title: '无法读取请求' })
    const unknown = await answered('\x16\x03\x01\r\n\r\n')
    expect(unknown.body).toMatchObject({ code: 'unreadable', title: 'The request cannot be read' })
  })
})
