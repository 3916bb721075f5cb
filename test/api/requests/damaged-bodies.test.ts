import { afterAll, beforeAll, expect, test } from 'vitest'
import { intake, serving, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

// Trial B6: names in the encoding of Chinese Excel were read as marks of damage.
test('a body that is not UTF-8 is refused, in the language of whoever reads it', async () => {
  const body = JSON.stringify(intake()).replace(/"name":"[^"]*"/, '"name":"NAME"')
  const [before, after] = body.split('NAME') as [string, string]
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from('d5c5c8fd', 'hex'), Buffer.from(after)])
  for (const [language, title] of [
    ['en', 'The body is not UTF-8'],
    ['zh', '请求体不是 UTF-8 编码'],
  ] as const) {
    const answer = await fetch(`${api.api.url}/v1/complaints`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer agent-li',
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: bytes,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'notUtf8', title })
  }
})
