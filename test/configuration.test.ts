import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exampleOf, pageOf } from '../scripts/configuration.ts'
import { Environment, SECTIONS } from '../src/config/sections.ts'
import { aboutOf, PROCESSES, type About, type Process } from '../src/config/setting.ts'

const known: Record<string, About> = Object.fromEntries(
  SECTIONS.flatMap(({ settings }) =>
    Object.entries(settings).map(([name, schema]) => [name, aboutOf(schema)]),
  ),
)
const composeText = readFileSync('docker-compose.yml', 'utf8')
const { services } = parse(composeText, { merge: true }) as {
  services: Record<string, { environment: Record<string, string> }>
}
const example = readFileSync('.env.example', 'utf8')

describe('what deployers read of the settings', () => {
  test('is as `npm run build:configuration` writes it', () => {
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(pageOf())
    expect(example).toBe(exampleOf())
  })

  test('has each setting once, with what it is', () => {
    const named = SECTIONS.flatMap(({ settings }) => Object.keys(settings))
    expect(new Set(named).size).toBe(named.length)
    expect(Object.keys(Environment.shape).filter((name) => !named.includes(name))).toEqual([])
    for (const { description, example: given = '' } of Object.values(known)) {
      expect(description).toMatch(/[^.]$/)
      expect(given).not.toMatch(/\n/)
    }
  })

  test('gives an example that the setting itself takes', () => {
    for (const [name, schema] of Object.entries(Environment.shape)) {
      const { example: given } = aboutOf(schema)
      if (given !== undefined) expect(schema.safeParse(given).success, name).toBe(true)
    }
  })

  test('leaves nothing to fill in but what is needed, and no secret filled in', () => {
    const toFill = [...example.matchAll(/^([A-Z_0-9]+)=(.*)$/gm)]
    for (const [, name = '', value] of toFill) {
      expect(known[name]?.neededBy, name).toBeDefined()
      expect(value, name).toBe('')
    }
  })
})

// Trial S14
describe.each([
  ['api', 'api'],
  ['api-2', 'api'],
  ['worker', 'worker'],
  ['migrate', 'migrate'],
] as const)('the compose file hands the %s', (service, process: Process) => {
  const { environment } = services[service]!
  const isRead = (name: string) => known[name]?.readBy.includes(process) ?? false
  /** The folders of rules are mounted from where .env says they are. */
  const isMounted = (name: string) => composeText.includes(`source: '\${${name}:-`)

  test('every setting that it reads', () => {
    const wanted = Object.keys(known).filter((name) => isRead(name) && !isMounted(name))
    const left = wanted.filter((name) => !(name in environment) && !known[name]?.fixedInContainers)
    expect(left).toEqual([])
  })

  test('none that it does not read', () => {
    expect(Object.keys(environment).filter((name) => !isRead(name))).toEqual([])
  })

  test('from .env under the same name, asking for what is needed', () => {
    for (const [name, value] of Object.entries(environment)) {
      const { neededBy = [], fixedInContainers } = known[name]!
      if (fixedInContainers) continue
      const form = neededBy.includes(process) ? `\${${name}:?` : `\${${name}:-`
      expect(value.startsWith(form), `${name}: ${value}`).toBe(true)
    }
  })
})

test('the compose file asks .env for nothing that is not known', () => {
  const asked = new Set([...composeText.matchAll(/\$\{([A-Z_0-9]+):/g)].map(([, name = '']) => name))
  expect([...asked].filter((name) => !(name in known))).toEqual([])
  const own = Object.keys(known).filter((name) => known[name]?.readBy.includes('compose'))
  expect(own.filter((name) => !asked.has(name))).toEqual([])
})

test('every process is one that reads something', () => {
  for (const process of PROCESSES)
    expect(Object.values(known).some(({ readBy }) => readBy.includes(process))).toBe(true)
})
