import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readerOf } from '../../src/reading/classifier.ts'
import { featuresOf, MOST_READ, rulesOf } from '../../src/reading/features.ts'
import { learn } from '../../src/reading/learn.ts'
import { dealt, macroF1 } from '../../src/reading/measure.ts'
import { readAll } from '../../src/reading/read-all.ts'

const billing = ['押金一直没有退', '多扣了押金不退', '退款没有到账', '押金退款少了', '要求退还押金']
const brakes = ['刹车完全失灵', '刹车有异响', '下坡刹车不住', '刹车踩不动', '踩刹车没有反应']
const asExamples = (texts: readonly string[], code: string, by = code) =>
  texts.map((text, n) => ({ text, code, by: `${by} ${n}` }))
const examples = [...asExamples(billing, 'billing'), ...asExamples(brakes, 'safety')]
const readBy = async (from: typeof examples) =>
  readerOf({ ...(await learn(await readAll(from))), sharpness: 2 })

describe('what a text is read by', () => {
  test('traditional characters and wide letters are read as simplified and plain ones', () => {
    expect(featuresOf('剎車 ＡＢＣ')).toEqual(featuresOf('刹车 abc'))
  })

  test('numbers and addresses are no part of it', () => {
    const plain = featuresOf('call me')
    expect(featuresOf('call me 13800001234 wang.fang@example.com https://example.com/wang')).toEqual(plain)
  })

  test('an address ends where Chinese begins, which has no blanks', () => {
    const address = fc.constantFrom(
      'wang@example.com',
      'https://example.com/王',
      'www.example.com',
      'josé@example.com',
    )
    const chinese = fc
      .array(fc.constantFrom(...Array.from('押金刹车退款没有反应。，！')), { minLength: 1 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(chinese, address, chinese, (before, url, after) => {
        const read = featuresOf(`${before}${url}${after}`)
        const end = url.replace(/^[!-~é]+/, '')
        expect(read).toEqual(featuresOf(`${before} ${end}${after}`))
      }),
    )
  })

  test.each(['a', '@', 'a@', 'w', '押', ' ', '://'])('100 kB of %j are read to their end', (piece) => {
    const long = piece.repeat(100_000 / piece.length)
    expect(featuresOf(long)).toEqual(featuresOf(long.slice(0, MOST_READ)))
    expect(featuresOf(long).size).toBeLessThan(MOST_READ)
  })

  test('what stands far behind the start of a text is not read', () => {
    expect(featuresOf(`押金${' '.repeat(MOST_READ)}刹车`)).toEqual(featuresOf('押金'))
  })

  test('a word of the firm speaks for its category', () => {
    const rules = rulesOf({ billing: ['押金', 'Deposit'], safety: ['刹车'] })
    expect([...featuresOf('Where is my Deposit?', rules)]).toContain('=billing')
    expect([...featuresOf('Where is my car?', rules)]).not.toContain('=billing')
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

  test('is the same for the same examples, and lets others have their turn after each text', async () => {
    let turns = 0
    const pause = async () => void turns++
    const read = await readAll(examples, { pause })
    expect(turns).toBeGreaterThanOrEqual(2 * examples.length)
    turns = 0
    expect(await learn(read, { pause })).toEqual(await learn(read))
    expect(turns).toBeGreaterThanOrEqual(20 * examples.length)
  })

  test('takes no word for a part of JavaScript', async () => {
    const odd = ['constructor', 'toString', '__proto__'].flatMap((text) =>
      asExamples([text, text, text], 'other', text),
    )
    const read = await readBy([...examples, ...odd])
    expect(read('constructor')).toMatchObject({ code: 'other' })
  })
})

test('what one person has written is never in both parts of a cross-validation', () => {
  const texts = Array.from({ length: 100 }, (_, n) => ({ code: n % 3 ? 'a' : 'b', by: `person ${n % 7}` }))
  const parts = dealt(texts)
  for (let n = 7; n < texts.length; n++) expect(parts[n]).toBe(parts[n - 7])
  expect(new Set(parts).size).toBeGreaterThan(3)
  expect(dealt(texts.slice(0, 10).map(({ code }, n) => ({ code, by: `${n}` })))).toEqual([
    ...[0, 0, 1, 1, 2, 3, 2, 4, 0, 3],
  ])
})

test('F1 is the mean over the codes, however frequent each is', () => {
  const answers = (code: string, read: string, times: number) =>
    Array.from({ length: times }, () => ({ code, read }))
  expect(macroF1(answers('a', 'a', 90))).toBe(1)
  expect(macroF1([...answers('a', 'a', 90), ...answers('b', 'a', 10)])).toBeCloseTo(0.474, 3)
  expect(macroF1([])).toBe(0)
})
