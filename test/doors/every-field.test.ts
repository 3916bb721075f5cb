import { describe, expect, test } from 'vitest'
import { operations } from '../../src/api/contract.ts'
import { Problem, problemBody } from '../../src/api/problems/problem.ts'
import { parsedOrProblem } from '../../src/api/problems/validation.ts'
import type { Language } from '../../src/domain/names.ts'
import { wrongBodies, type Wrong } from '../support/wrong-bodies.ts'

// Of every command and of every other route with a body: every field of it, however deep, and everything that its schema
// forbids, is made from the schema. test/api/requests/refusals.test.ts sends them.

const withBody = operations.flatMap(([name, { body }]) => (body ? [[name, body] as const] : []))

/** What is said about it to a person; nothing, where it fits. */
function answerTo(wrong: Wrong, schema: (typeof withBody)[number][1], language: Language) {
  try {
    parsedOrProblem(schema, wrong.body, 'body', language)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return problemBody(error, language, '')
  }
}

const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

describe('what does not fit names its field, in the language of whoever reads it:', () => {
  test.each(withBody)('%s', (_, schema) => {
    const unsaid = wrongBodies(schema).flatMap((wrong) =>
      (['zh', 'en'] as const).flatMap((language) => {
        const answer = answerTo(wrong, schema, language)
        const said = answer?.errors?.find(({ pointer }) => pointer === wrong.pointer)
        const isSaid = said && isChinese(said.detail) === (language === 'zh') && answer?.status === 400
        return isSaid
          ? []
          : [`${wrong.pointer} ${wrong.why} (${language}): ${JSON.stringify(answer?.errors)}`]
      }),
    )
    expect(unsaid).toEqual([])
  })
})
