import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const textsOf = (folder: string) => {
  const directory = path.join(root, 'src/register/sql', folder)
  return readdirSync(directory).map(
    (name) => [name, readFileSync(path.join(directory, name), 'utf8')] as const,
  )
}

/** The statements of a file, without comments and without what functions hold. */
const statementsOf = (sql: string): string[] =>
  sql
    .replaceAll(/^\s*--.*$/gm, '')
    .replaceAll(/\$\$[\s\S]*?\$\$/g, '')
    .split(';')
    .map((statement) => statement.trim().replaceAll(/\s+/g, ' '))
    .filter((statement) => statement !== '')

const REPLACES = /^create or replace (function|aggregate|trigger) /

// A file of functions is run again whole whenever its text changes: what is no replacement would be done again with it.
test('files of functions only replace; tables, indexes and rows have numbered files', () => {
  const files = textsOf('functions')
  expect(files.length).toBeGreaterThan(10)
  const others = files.flatMap(([name, sql]) =>
    statementsOf(sql)
      .filter((statement) => !REPLACES.test(statement))
      .map((statement) => `${name}: ${statement}`),
  )
  expect(others).toEqual([])
})

test.each(['drop function if exists a', 'do', 'create index if not exists a on b (c)', 'update a set b = 1'])(
  'no replacement is: %s',
  (statement) => expect(REPLACES.test(statement)).toBe(false),
)

const TRIGGER = /create (?:or replace )?trigger (\w+)/g
const COMPUTED = /add column (\w+)[^,;]*generated always as \(/g

test('what the database does by itself stands in docs/register.md, by name', () => {
  const page = readFileSync(path.join(root, 'docs/register.md'), 'utf8')
  const sources = [...textsOf('migrations'), ...textsOf('functions')].map(([, sql]) => sql).join('\n')
  const namesOf = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, name]) => name!)
  const names = [...namesOf(TRIGGER), ...namesOf(COMPUTED)]
  expect(names).toEqual(
    expect.arrayContaining(['event_append_only', 'complaint_listed', 'hidden', 'courier']),
  )
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
