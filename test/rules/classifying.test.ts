import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/api/problems/problem.ts'
import { withCategories } from '../../src/api/rules/classifying.ts'
import type { Command } from '../../src/domain/command.ts'
import { categoryKeywords, CategoryList } from '../../src/rules/categories.ts'

const words = (text: string) => ({ zh: `${text}类`, en: text })
const category = (id: string, more: object = {}) => ({
  ...{ id, title: words(id), definition: words(id) },
  ...more,
})
const usual = { nature: 'product', impact: 'high', risk: 'medium', complexity: 'complex' }
const list = CategoryList.parse({
  id: 'shop',
  versions: [
    { version: '1', effectiveFrom: '2026-01-01T00:00:00+08:00', categories: [category('old', usual)] },
    {
      version: '2',
      effectiveFrom: '2026-02-01T00:00:00+08:00',
      categories: [
        category('brakes', { ...usual, requiresRootCause: true, evidence: ['photo'] }),
        category('other'),
      ],
    },
  ],
})
const lists = new Map([['shop', list]])
const asked = (more: object) => ({ type: 'classify', ...more }) as Command
const said = { impact: 'low', risk: 'low', complexity: 'simple' }

async function filled(command: Command, { categories = 'shop', was = undefined as string | undefined } = {}) {
  const known = { policy: { categories }, ...(was !== undefined && { classification: { category: was } }) }
  const note: Command = { type: 'addNote', text: 'x' }
  const [, one] = await withCategories(lists, [note, command], { at: '/commands', find: () => known })
  return one
}
const refused = async (...all: Parameters<typeof filled>) => {
  const fault: unknown = await filled(...all).catch((error: unknown) => error)
  return fault instanceof Problem ? fault.more : fault
}

// R20, R23, R24
describe('a classification', () => {
  test('is given what is usual of its category where the request leaves it out', async () => {
    expect(await filled(asked({ category: 'brakes' }))).toEqual({
      ...{ type: 'classify', category: 'brakes', ...usual },
      ...{ list: 'shop 2', requiresRootCause: true, evidenceWanted: ['photo'] },
    })
    expect(await filled(asked({ category: 'brakes', risk: 'low' }))).toMatchObject({
      impact: 'high',
      risk: 'low',
    })
  })

  test('is refused a category that the list does not have, and is told which there are', async () => {
    expect(await refused(asked({ category: 'whim', ...said }))).toMatchObject({
      detail: 'The list shop has no category whim. It has brakes, other.',
      errors: [{ pointer: '/commands/1/category', code: 'unknown' }],
      members: { categories: ['brakes', 'other'] },
    })
  })

  test('says itself what its category does not', async () => {
    expect(await refused(asked({ category: 'other', risk: 'low' }))).toMatchObject({
      errors: [
        { pointer: '/commands/1/impact', code: 'missing' },
        { pointer: '/commands/1/complexity', code: 'missing' },
      ],
    })
    expect(await filled(asked({ category: 'other', ...said }))).toMatchObject(said)
  })

  test('keeps a category that is chosen no more, and no other complaint gets it', async () => {
    expect(await filled(asked({ category: 'old' }), { was: 'old' })).toMatchObject({
      ...usual,
      list: 'shop 2',
    })
    expect(await refused(asked({ category: 'old' }), { was: 'brakes' })).toMatchObject({
      errors: [{ code: 'unknown' }],
    })
  })

  test('takes any word under a policy without a list, and says the rest', async () => {
    const free = asked({ category: 'whim', ...said })
    expect(await filled(free, { categories: '' })).toEqual(free)
    expect(await refused(asked({ category: 'whim' }), { categories: '' })).toMatchObject({
      errors: [{ code: 'missing' }, { code: 'missing' }, { code: 'missing' }],
    })
  })

  test('asks nobody for the complaint where there is no list at all', async () => {
    const find = () => Promise.reject(new Error('asked'))
    const free = asked({ category: 'whim', ...said })
    expect(await withCategories(new Map(), [free], { find })).toEqual([free])
    expect(await withCategories(lists, [{ type: 'addNote', text: 'x' }], { find })).toHaveLength(1)
  })
})

test('the keywords of a category are those of all lists, each once', () => {
  const listed = (id: string, ...keywords: string[]) =>
    CategoryList.parse({
      id,
      versions: [
        {
          ...{ version: '1', effectiveFrom: '2026-01-01T00:00:00+08:00' },
          categories: [category('billing', { keywords }), category('other')],
        },
      ],
    })
  const both = [listed('shop', '押金', 'deposit'), listed('desk', '押金', '退款')]
  expect(categoryKeywords(new Map(both.map((one) => [one.id, one])))).toEqual({
    billing: ['押金', 'deposit', '退款'],
  })
  expect(() => listed('short', '押')).toThrow(/keywords/)
})
