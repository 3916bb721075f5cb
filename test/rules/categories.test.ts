import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDirectoryFile } from '../../src/directory/load-directory.ts'
import {
  categoriesAt,
  categoriesEver,
  CategoryList,
  categoryNames,
  loadCategoryLists,
} from '../../src/rules/categories.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const words = (text: string) => ({ zh: `${text}类`, en: text })
const category = (id: string, more: object = {}) => ({
  ...{ id, title: words(id), definition: words(`What ${id} is`) },
  ...more,
})
const version = (name: string, effectiveFrom: string, ...categories: object[]) => ({
  ...{ version: name, effectiveFrom, categories },
})
const first = version('1', '2026-01-01T00:00:00+08:00', category('a'), category('b', { impact: 'high' }))
const second = version('2', '2026-07-01T00:00:00+08:00', category('b', { impact: 'low' }), category('c'))
const list = CategoryList.parse({ id: 'shop', versions: [first, second] })
const messages = (...versions: object[]) =>
  CategoryList.safeParse({ id: 'shop', versions }).error?.issues.map(({ message }) => message)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yinuo-categories-'))
  mkdirSync(path.join(folder, 'categories'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, value: unknown) =>
  writeFileSync(path.join(folder, 'categories', name), JSON.stringify(value))

// R20, R23, R29
describe('the lists that ship', () => {
  const lists = loadCategoryLists('policies')

  test('say in both languages what each category is, and what is usual of it', () => {
    expect([...lists.keys()]).toContain('rental')
    for (const one of lists.values())
      for (const { id, title, definition, nature } of categoriesAt(one, Date.now()).categories) {
        expect(title.zh + definition.zh, id).toMatch(/\p{Script=Han}/u)
        expect(nature === undefined, id).toBe(id === 'other')
      }
  })

  test('name departments that the shipped directory has', () => {
    const departments = readDirectoryFile('policies/directory/directory.json').departments.map(({ id }) => id)
    for (const one of lists.values())
      for (const { department } of categoriesAt(one, Date.now()).categories)
        expect([...departments, undefined]).toContain(department)
  })

  test('are named by policies', () => {
    const named = [...loadPolicies('policies').values()].map(({ categories }) => categories)
    expect([...new Set(named)].filter((one) => one !== undefined).sort()).toEqual(
      [...loadCategoryLists('policies').keys()].sort(),
    )
  })
})

// R29, R101
test('the version in force holds; what is chosen no more keeps its name', () => {
  const idsAt = (text: string) => categoriesAt(list, Date.parse(text)).categories.map(({ id }) => id)
  expect(idsAt('2025-01-01T00:00:00Z')).toEqual(['a', 'b'])
  expect(idsAt('2026-06-30T23:59:59+08:00')).toEqual(['a', 'b'])
  expect(idsAt('2026-07-01T00:00:00+08:00')).toEqual(['b', 'c'])
  expect(categoriesEver(list).get('b')?.impact).toBe('low')
  expect(categoryNames(new Map([['shop', list]]))).toEqual({ a: words('a'), b: words('b'), c: words('c') })
})

describe('a list is refused, with its place', () => {
  test('that contradicts itself', () => {
    expect(messages(version('1', first.effectiveFrom, category('a'), category('a')))).toEqual([
      'Version 1 names a twice.',
    ])
    expect(messages(second, first)).toEqual(['Version 1 does not come into force after the one before it.'])
    const apart = version('1', first.effectiveFrom, category('a', { parent: 'x' }))
    expect(messages(apart)).toEqual(['The category a is a part of x, which is not in the list.'])
    const ring = [
      category('a', { parent: 'b' }),
      category('b', { parent: 'a' }),
      category('c', { parent: 'a' }),
    ]
    expect(messages(version('1', first.effectiveFrom, ...ring))).toEqual([
      'The category a would be a part of itself.',
      'The category b would be a part of itself.',
    ])
  })

  test('with a category that nobody could understand', () => {
    const { definition: _, ...rest } = category('a')
    const undefinedOne = CategoryList.safeParse({
      id: 'shop',
      versions: [version('1', first.effectiveFrom, rest)],
    })
    expect(undefinedOne.error?.issues[0]?.path).toEqual(['versions', 0, 'categories', 0, 'definition'])
    const odd = category('a', { impact: 'huge' })
    expect(messages(version('1', first.effectiveFrom, odd))).toHaveLength(1)
  })

  test('whose file is called otherwise, or that calls a category otherwise than another', () => {
    expect(loadCategoryLists(path.join(folder, 'nowhere'))).toEqual(new Map())
    write('shop.json', { ...list, id: 'store', versions: [first] })
    expect(() => loadCategoryLists(folder)).toThrow('id: It calls itself store in the file shop.json')
    write('shop.json', { id: 'shop', versions: [first] })
    write('store.json', {
      id: 'store',
      versions: [version('1', first.effectiveFrom, category('a', { title: words('other') }))],
    })
    expect(() => loadCategoryLists(folder)).toThrow(
      /store\.json:\nversions\.0\.categories\.0\.title: The list shop calls the category a differently/,
    )
  })

  test('or a policy, that names one that is not there', () => {
    const policy = { ...loadPolicies('policies').get('default')!, categories: 'nowhere' }
    writeFileSync(path.join(folder, 'default.json'), JSON.stringify(policy))
    expect(() => loadPolicies(folder)).toThrow('categories: There is no list of categories nowhere.')
  })
})
