import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Title } from '../../src/domain/names.ts'
import { CLOCKS } from '../../src/words/clocks.ts'
import { ROLES } from '../../src/words/people.ts'
import { OUTCOMES, STAGES } from '../../src/words/stages.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const glossary = read('docs/glossary.md')

/** The rows of the glossary, by what stands in their first column. */
const rows = new Map(
  glossary
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, first = '', ...cells]) => [first, cells]),
)

/** A code and its Chinese, as `received 已接收`. */
const namedIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/(\w+) ([一-龥]+)/g)].map(([, code, chinese]) => [code, chinese]))

const VOCABULARIES: [string, Record<string, Title>][] = [
  ['stage', STAGES],
  ['outcome', OUTCOMES],
  ['role', ROLES],
  ['clock', CLOCKS],
]

test.each(VOCABULARIES)('the glossary and src/words call every %s the same', (row, vocabulary) => {
  const told = namedIn(rows.get(row)?.[1] ?? '')
  const { thirdParty: _, ...words } = vocabulary
  expect(told).toEqual(Object.fromEntries(Object.entries(words).map(([code, { zh }]) => [code, zh])))
})

/** Words that are not used, and in what they may stand all the same. */
const unused = glossary
  .slice(glossary.indexOf('## Words not used'))
  .split('\n')
  .filter((line) => /^\| .*[一-龥]/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, not = '', , unless = '']) => ({ not: listed(not), unless: listed(unless) }))

function listed(cell: string): string[] {
  return cell.split(', ').filter(Boolean)
}

const sources = ['src', 'policies', 'calendars'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|json|sql)$/.test(name))
    .map((name) => `${folder}/${name}`),
)

test('no other Chinese word stands for what the glossary names', () => {
  expect(unused.length).toBeGreaterThan(15)
  const found = [...sources, 'README.zh-CN.md'].flatMap((path) => {
    const text = read(path)
    if (!/[一-龥]/.test(text)) return []
    return unused.flatMap(({ not, unless }) => {
      const rest = unless.reduce((left, allowed) => left.replaceAll(allowed, ''), text)
      return not.filter((word) => rest.includes(word)).map((word) => `${path}: ${word}`)
    })
  })
  expect(found).toEqual([])
})

/** Where sentences stand, and what is data: examples of the API, what a first start registers, the stories, what is read as Chinese. */
const CATALOGUES =
  /^src\/(words\/|console\/([a-z-]+\/)*words\.ts|notify\/words\/\w+\.json|api\/problems\/|portal\/(sentences|(\w+\/)?(labels|words))\.ts|figures\/\w*-?definitions\.ts|reports\/words\/|(drawings|cases)\/words\.ts|cli\/production\/words\.ts|config\/words\.ts|run\/commands-say\.ts|exports\/file\/labels\.ts|api\/pages\/first-words\.ts|api\/sign-in\/words\.ts|api\/retention\/erasure-grounds\.ts)/
const DATA =
  /^src\/(api\/.*routes\.ts|api\/contract\.ts|api\/pages\/first-complaint\.ts|run\/seed\.ts|stories\/|domain\/matching\/|mail\/)/

test('Chinese stands in src/words and in the catalogues alone', () => {
  const elsewhere = sources
    .filter((path) => path.startsWith('src/') && !CATALOGUES.test(path) && !DATA.test(path))
    .filter((path) => /[一-龥]/.test(withoutComments(read(path)).replaceAll('一诺', '')))
  expect(elsewhere).toEqual([])
})

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*(\/\/|--).*$/gm, '')
