import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { DirectoryFile } from '../../src/directory/shapes.ts'
import { Calendar } from '../../src/domain/calendar/calendar.ts'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import { readChecked } from '../../src/files/read.ts'
import { ownWordsIn } from '../../src/notify/words/own-words.ts'
import { CategoryList } from '../../src/rules/categories.ts'
import { Confidentiality } from '../../src/rules/confidentiality.ts'
import { DeliveryFile } from '../../src/rules/delivery-settings.ts'
import { HolidayCnYear, OwnYear } from '../../src/rules/published-year.ts'
import { Published } from '../../src/rules/published.ts'
import { RootCauses } from '../../src/rules/root-causes.ts'
import { Selection } from '../../src/rules/selection.ts'
import { faultText } from '../../src/words/sentences/fault-text.ts'
import { wrongBodies } from '../support/wrong-bodies.ts'

// What a firm writes down as its rules, with everything wrong in it that its schema forbids, one thing at a time.

const FILES: [what: string, schema: z.ZodType][] = [
  ['A policy', WorkablePolicy],
  ['A selection of policies', Selection],
  ['A list of categories', CategoryList],
  ['Root causes', RootCauses],
  ['An undertaking', Confidentiality],
  ['What is published', Published],
  ['Delivery settings', DeliveryFile],
  ['Words of the firm', ownWordsIn('zh')],
  ['A calendar', Calendar],
  ['A published year', OwnYear],
  ['A published year of holiday-cn', HolidayCnYear],
  ['A directory', DirectoryFile],
]

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
const withoutField = (line: string): string => line.replace(/^[\w.-]+: /, '')

describe('a file of rules that does not fit names the file and the field, in the language of whoever reads it:', () => {
  test.each(FILES)('%s', (what, schema) => {
    const file = path.join(folder, 'rules.json')
    const faultOf = (body: unknown): unknown => {
      writeFileSync(file, JSON.stringify(body))
      try {
        return readChecked(file, schema, { what })
      } catch (error) {
        return error
      }
    }
    const wrong = wrongBodies(schema)
    expect(wrong.length).toBeGreaterThan(5)
    const unsaid = wrong.flatMap(({ pointer, why, body }) => {
      const fault = faultOf(body)
      const field = pointer.slice(1).replaceAll('/', '.')
      return (['zh', 'en'] as const).flatMap((language) => {
        const told = faultText(fault, language)
        const [head = '', ...lines] = told.split('\n')
        const isSaid =
          head.includes(file) &&
          lines.some((line) => line.startsWith(`${field}: `)) &&
          [head, ...lines.map(withoutField)].every((line) => isChinese(line) === (language === 'zh'))
        return isSaid ? [] : [`${pointer} ${why} (${language}): ${told}`]
      })
    })
    expect(unsaid).toEqual([])
  })
})
