import { describe, expect, test } from 'vitest'
import { readJson } from '../../src/files/read.ts'
import type { Keywords } from '../../src/reading/features.ts'
import { readLabelled } from '../../src/reading/labelled.ts'
import { suggesterOf, train, type Past } from '../../src/reading/model.ts'

const keywords = readJson('test/data/readings/keywords.json') as Keywords
/** People have judged every third one as a little more urgent, whatever it was about. */
const pasts = readLabelled('test/data/readings/complaints.zh.jsonl').map(({ text, code }, n): Past => ({
  text,
  by: `customer ${n}`,
  codes: { category: code, urgency: n % 3 ? 'normal' : 'high', department: 'service' },
}))
const model = await train(pasts, { keywords })
const suggest = suggesterOf(model.classifiers)
const any = { certainty: 0.6, among: () => true }

describe('a model', () => {
  // R111
  test('says of each field how well it is read, and reads only what it reads well', () => {
    expect(model).toMatchObject({ complaints: 416, measured: { category: { complaints: 416 } } })
    expect(model.measured.category!.macroF1).toBeGreaterThan(0.9)
    expect(model.measured.urgency!.macroF1).toBeLessThan(0.6)
    expect(Object.keys(model.classifiers)).toEqual(['category'])
    expect(model.measured.department).toBeUndefined()
  })

  test('survives as JSON: it suggests the same', () => {
    const stored = suggesterOf(JSON.parse(JSON.stringify(model.classifiers)))
    const text = '押金三个星期了还没有退'
    expect(stored(text, any)).toEqual(suggest(text, any))
    expect(stored(text, any).category).toMatchObject({ code: 'billing', reasons: expect.any(Array) })
  })

  test('is silent below the certainty that is set, and of codes that may not be chosen', () => {
    const text = '车有点问题'
    const { certainty } = suggest(text, { ...any, certainty: 0 }).category!
    expect(suggest(text, { ...any, certainty })).toHaveProperty('category')
    expect(suggest(text, { ...any, certainty: certainty + 0.01 })).toEqual({})
    expect(suggest('押金没有退', { ...any, among: (field) => field !== 'category' })).toEqual({})
  })

  test('is none where there is too little to learn from', async () => {
    expect(await train(pasts.slice(0, 15))).toEqual({ complaints: 15, measured: {}, classifiers: {} })
    expect(suggesterOf({})('押金', any)).toEqual({})
  })
})
