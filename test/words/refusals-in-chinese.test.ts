import express from 'express'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { answerProblem } from '../../src/api/middlewares/answer-problem.ts'
import { AT_THE_DOOR } from '../../src/words/sentences/door.ts'
import { DOMAIN } from '../../src/words/sentences/domain.ts'
import { Problem, problemBody } from '../../src/api/problems/problem.ts'
import { parsedOrProblem } from '../../src/api/problems/validation.ts'
import { PROBLEMS } from '../../src/api/problems/words.ts'
import { sentencesIn, sourcesIn } from '../support/refusal-sentences.ts'

// Trial B14: who reads Chinese is refused in Chinese.

const catalogue: Record<string, string> = { ...DOMAIN, ...AT_THE_DOOR }

const SAYING =
  /^src\/((domain|api|directory|register)\/|webhooks\/(by-hand|endpoint-changes|parsedOrProblem|secrets)\.ts)/
/** What only operators read, of files they load. */
const LOADING = /changed-rules|domain\/policy\/|(notice|emergency)-check|calendar\/calendar/
/** Said in the journal, in lists and in documentation, not to who asks. */
const NO_REFUSALS = [
  'The bound of second handlings is reached: a final response is due.',
  'Once in 24 hours; beyond that 429 with Retry-After.',
  'The letter came back ({1}).',
]

const said = sourcesIn(SAYING)
  .filter((file) => !LOADING.test(file))
  .flatMap((file) => sentencesIn(file).map((sentence) => [sentence, file] as const))
  .filter(([sentence]) => !NO_REFUSALS.includes(sentence))

const inChinese = (detail: string) => problemBody(new Problem('invalid', { detail }), 'zh', '')

describe('every refusal has its sentence in Chinese', () => {
  test('the sources are read', () => {
    expect(said.map(([sentence]) => sentence)).toContain('There is no policy {1}.')
    expect(said.length).toBeGreaterThan(100)
  })

  test.each(said)('%s (%s)', (sentence) => {
    expect(Object.keys(catalogue)).toContain(sentence)
  })

  test.each(Object.entries(catalogue))('%s is said in Chinese with its values', (english, chinese) => {
    const values = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([value]) => value).toSorted()
    expect(values(chinese)).toEqual(values(english))
    const filled = english.replaceAll(/\{(\d)\}/g, (_, n) => `某${n}`)
    expect(inChinese(filled).detail).toBe(chinese.replaceAll(/\{(\d)\}/g, (_, n) => `某${n}`))
  })

  test('no sentence stays that nobody says', () => {
    const sources = sourcesIn(/./).filter((file) => !file.includes('words/sentences'))
    const everywhere = new Set(sources.flatMap((file) => sentencesIn(file)))
    expect(Object.keys(catalogue).filter((sentence) => !everywhere.has(sentence))).toEqual([])
  })

  test.each(Object.entries(PROBLEMS))('%s has a title and a sentence in Chinese', (code, _) => {
    const { title, detail = '' } = problemBody(new Problem(code), 'zh', '')
    expect(title + detail).not.toMatch(/[A-Za-z]+ [a-z]+ [a-z]+/)
  })
})

describe('what is in a Chinese sentence', () => {
  test('roles, stages and sentences within sentences are in Chinese too', () => {
    const refused = 'The role agent may not ask for orderSupervision: it is for supervisor, manager.'
    expect(inChinese(refused).detail).toBe('角色“客服”无权进行 orderSupervision 操作，该操作仅限主管、经理。')
    const within = 'It cannot be merged into that complaint: There is no complaint cmp_1.'
    expect(inChinese(within).detail).toBe('无法并入该投诉：没有投诉 cmp_1。')
  })

  test("a firm's own clock is called what its policy calls it", async () => {
    const clocks = { collect: { zh: '上门取车', en: 'Collection' } }
    const unknown = new Problem('unknown', { detail: 'The clock collect is not running.' })
    expect(problemBody(unknown, 'zh', '', clocks).detail).toBe('时限“上门取车”不在进行中。')
    const app = express().use(
      () => {
        throw unknown
      },
      answerProblem(pino({ level: 'silent' }), clocks),
    )
    const server = app.listen(0)
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { 'accept-language': 'zh' } })
    expect(await answer.json()).toMatchObject({ detail: '时限“上门取车”不在进行中。' })
  })

  test('a length of time is too', () => {
    const late = 'It may have been received at most 3 years before it is registered.'
    expect(inChinese(late).detail).toBe('接收时间距登记时间最多为 3 年。')
  })

  test('a value may say anything, and at any length', () => {
    const odd = 'a clock is not running. {1} $& '.repeat(3_000)
    expect(inChinese(`There is no policy ${odd}.`).detail).toBe(`没有规则集 ${odd}。`)
  })

  test('what nobody has put into Chinese yet is said by its code', () => {
    const unheard = new Problem('notAllowed', { detail: 'Nobody has put this into Chinese.' })
    expect(problemBody(unheard, 'zh', '').detail).toBe('您的角色或规则不允许此操作。')
    expect(problemBody(unheard, 'en', '').detail).toBe('Nobody has put this into Chinese.')
  })
})

test('a text is missing, long or short in Chinese, and not great or small', () => {
  const schema = z.strictObject({ text: z.string().min(1).max(3) })
  const faults = (text?: string) => {
    try {
      return parsedOrProblem(schema, { text }, 'body', 'zh')
    } catch (error) {
      return problemBody(error as Problem, 'zh', '').errors?.map(({ detail }) => detail)
    }
  }
  expect(faults('很长的文本')).toEqual(['文本过长：最多 3 个字符'])
  expect(faults('')).toEqual(['文本过短：至少 1 个字符'])
  expect(faults()).toEqual(['此项必填'])
})
