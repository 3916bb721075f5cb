import { describe, expect, test } from 'vitest'
import { readerOf } from '../../src/reading/classifier.ts'
import { featuresOf } from '../../src/reading/features.ts'
import { learn, readAll, type Example } from '../../src/reading/learn.ts'
import { macroF1 } from '../../src/reading/measure.ts'

const billing = ['押金一直没有退', '多扣了押金不退', '退款没有到账', '押金退款少了', '要求退还押金']
const brakes = ['刹车完全失灵', '刹车有异响', '下坡刹车不住', '刹车踩不动', '踩刹车没有反应']
const asExamples = (texts: readonly string[], code: string, by = code): Example[] =>
  texts.map((text, n) => ({ text, code, by: `${by} ${n}` }))
const examples = [...asExamples(billing, 'billing'), ...asExamples(brakes, 'safety')]
const readBy = async (from: readonly Example[]) =>
  readerOf({ ...(await learn(await readAll(from))), sharpness: 2 })

describe('what a text is read by', () => {
  test('traditional characters and wide letters are read as simplified and plain ones', () => {
    expect(featuresOf('剎車 ＡＢＣ', {})).toEqual(featuresOf('刹车 abc', {}))
  })

  test('numbers and addresses are no part of it', () => {
    const plain = featuresOf('call me', {})
    expect(featuresOf('call me 13800001234 wang.fang@example.com https://example.com/wang', {})).toEqual(
      plain,
    )
  })

  test('a word of the firm speaks for its category', () => {
    const keywords = { billing: ['押金', 'deposit'], safety: ['刹车'] }
    expect([...featuresOf('Where is my Deposit?', keywords)]).toContain('=billing')
    expect([...featuresOf('Where is my car?', keywords)]).not.toContain('=billing')
  })
})

describe('a reading', () => {
  test('says the category, and the words that spoke for it', async () => {
    const read = await readBy(examples)
    expect(read('新租的车刹车踩下去没有反应')).toMatchObject({ code: 'safety', reasons: ['刹车'] })
    expect(read('押金什么时候退')).toMatchObject({ code: 'billing' })
  })

  test('says nothing of a text in which nothing is known', async () => {
    const read = await readBy(examples)
    expect(read('Guten Tag')).toBeUndefined()
    expect(read('')).toBeUndefined()
  })

  test('says only what may be chosen', async () => {
    const read = await readBy(examples)
    const other = read('刹车失灵', (code) => code === 'billing')!
    expect(other.code).toBe('billing')
    expect(other.certainty).toBeLessThan(0.5)
    expect(read('刹车失灵', () => false)).toBeUndefined()
  })
})

describe('what is learned', () => {
  test('is nothing that only two people have written, however often: no name stays in it', async () => {
    const named = Array.from({ length: 9 }, (_, n) => ({
      text: `我是欧阳锋,押金没退 Ouyang ${n}`,
      code: 'billing',
      by: `person ${n % 2}`,
    }))
    const { features } = await learn(await readAll([...examples, ...named]))
    expect(JSON.stringify(features)).not.toMatch(/欧|阳|锋|ouy|yang/)
    expect(features.map(({ name }) => name)).toContain('押金')
  })

  test('is the same for the same examples, and lets others have their turn', async () => {
    let turns = 0
    const pause = async () => void turns++
    const read = await readAll(examples, { pause })
    expect(await learn(read, { pause })).toEqual(await learn(read))
    expect(turns).toBeGreaterThan(1)
  })

  test('takes no word for a part of JavaScript', async () => {
    const odd = ['constructor', 'toString', '__proto__'].flatMap((text) =>
      asExamples([text, text, text], 'other', text),
    )
    const read = await readBy([...examples, ...odd])
    expect(read('constructor')).toMatchObject({ code: 'other' })
  })
})

test('F1 is the mean over the codes, however frequent each is', () => {
  const answers = (code: string, read: string, times: number) =>
    Array.from({ length: times }, () => ({ code, read }))
  expect(macroF1(answers('a', 'a', 90))).toBe(1)
  expect(macroF1([...answers('a', 'a', 90), ...answers('b', 'a', 10)])).toBeCloseTo(0.474, 3)
  expect(macroF1([])).toBe(0)
})
