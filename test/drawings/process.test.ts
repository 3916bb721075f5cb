import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { Language } from '../../src/domain/names.ts'
import { Stage, type Policy } from '../../src/domain/policy/policy.ts'
import { wrapped, widthOf } from '../../src/drawings/fitting.ts'
import { mermaid } from '../../src/drawings/mermaid.ts'
import { processSvg } from '../../src/drawings/process-svg.ts'
import { processOf } from '../../src/drawings/process.ts'
import { told } from '../../src/drawings/told.ts'
import { categoryNames, loadCategoryLists } from '../../src/rules/categories.ts'
import { clockTitlesOf } from '../../src/domain/policy/clock-titles.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const policies = loadPolicies('policies')
const titles = clockTitlesOf(policies)
const process = (id: string) => processOf(policies.get(id)!)
const drawings = [...policies.values()].flatMap((policy) =>
  Language.options.map((language) => ({
    id: policy.id,
    language,
    drawn: told(processOf(policy), language, titles),
  })),
)

// R102
describe('the process is drawn from the policy', () => {
  test('its stages in their order, with whose move it is, and what leads from one to the next', () => {
    const { stages, steps } = process('default')
    expect(stages.map(({ stage }) => stage)).toEqual(Stage.options)
    expect(stages.map(({ owners }) => owners.join())).toEqual([
      ...['agent', 'agent', 'customer', 'agent', 'agent', ''],
    ])
    expect(steps.map(({ by }) => by)).toEqual([
      ...['assigned', 'solutionOffered', 'solutionAccepted', 'executionRecorded', 'revisitAnswered'],
    ])
  })

  test('a policy that goes without consent, execution and revisit has no such stages', () => {
    const { stages, steps, detours } = process('enquiry')
    expect(stages.map(({ stage }) => stage)).toEqual(['received', 'investigating', 'closed'])
    expect(steps.map(({ by }) => by)).toEqual(['assigned', 'answered'])
    expect(detours.map(({ why }) => why)).toEqual(['reopened'])
  })

  test('each clock lies over the stages in which it runs', () => {
    const spans = process('carmaker').clocks.map(({ name, from, to }) => `${name}: ${from}–${to}`)
    expect(spans).toEqual(
      expect.arrayContaining([
        'acknowledge: received–received',
        'respond: received–investigating',
        'promised: investigating–investigating',
        'resolve: received–proposed',
        'consent: proposed–proposed',
        'execution: executing–executing',
        'progress: received–proposed',
        'revisit: revisiting–revisiting',
      ]),
    )
  })

  test('ways back are bounded as the policy says, and ladders that nothing climbs are left out', () => {
    const { rework, cycles, ...policy } = policies.get('carmaker')!
    const bounded = processOf({ ...policy, rework: { max: 0 }, cycles: { max: 1 } })
    expect(process('carmaker').detours).toEqual([
      { why: 'solutionDeclined', from: 'proposed', to: 'investigating', max: rework.max },
      { why: 'finalResponseGiven', from: 'investigating', to: 'closed' },
      { why: 'dissatisfied', from: 'revisiting', to: 'investigating', max: cycles.max - 1 },
      { why: 'reopened', from: 'closed', to: 'investigating', within: policy.reopen },
    ])
    expect(bounded.detours.map(({ why }) => why)).toEqual(['finalResponseGiven', 'reopened'])
    const { repeat: _, ...ladder } = policy.ladders['standard']!
    const more = processOf({ ...policies.get('default')!, ladders: { ...policy.ladders, idle: ladder } })
    expect(more.ladders.map(({ name }) => name)).toEqual(['standard', 'elapsed'])
  })
})

// R102
describe('what the documents ask for beside stages and terms is drawn too', () => {
  const titlesAndNames = { ...titles, categories: categoryNames(loadCategoryLists('policies')) }
  const drawnIn = (id: string, language: 'zh' | 'en') => told(process(id), language, titlesAndNames)
  const clock = (id: string, name: string, language: 'zh' | 'en' = 'zh') =>
    drawnIn(id, language).clocks.find((one) => one.name === name)!

  // R39
  test('who answers for each stage, and by when', () => {
    expect(clock('car-finance', '分类定级')).toMatchObject({ terms: ['4小时'], from: 'received' })
    expect(clock('car-finance', '分类定级').remarks).toContain('内部目标 · 责任方：主管')
  })

  // R8, R42, R43, R76
  test('what a term is taken from: a document with its requirement, or a law', () => {
    expect(clock('car-finance', '登记').terms).toEqual(['24小时（文件 000 R8）'])
    expect(clock('car-finance', '解决').terms).toEqual([
      ...[
        '5个工作日（文件 000 R43）',
        '重大、简单：12小时',
        '简单：24小时（文件 000 R42）',
        '重大：3个工作日',
      ],
    ])
    expect(clock('car-finance', 'Decision', 'en').terms[0]).toContain('(by law)')
  })

  // R75, R79
  test('who clears what, how long an accepted escalation waits, and when the customer is asked again', () => {
    expect(clock('car-finance', '审核').remarks).toEqual(
      expect.arrayContaining(['由法务审核：征信', '由管理层审核：补偿超过¥50,000.00']),
    )
    expect(clock('odi-agency', 'Clearance', 'en').remarks).toContain('cleared by legal: major')
    expect(clock('odi-agency', '再次回访')).toMatchObject({
      terms: ['办结后30个自然日', '办结后90个自然日'],
      from: 'closed',
    })
    expect(drawnIn('car-finance', 'zh').ladders[0]!.accepted).toBe('接手后2个工作日仍未办理，升至上一级')
    expect(processSvg(drawnIn('car-finance', 'en'))).toContain('one level up')
    expect(mermaid(drawnIn('car-finance', 'en'))).toContain('one level up')
  })

  test('also of who clears in a department, whatever it is about', () => {
    const policy = { ...policies.get('car-finance')!, clearance: [{ when: {}, by: 'supervisor@legal' }] }
    const drawn = told(processOf(policy), 'en', titles)
    expect(drawn.clocks.find(({ name }) => name === 'Clearance')!.remarks).toContain(
      'cleared by supervisor @ legal',
    )
  })
})

// R102
describe.each(drawings)('$id in $language', ({ language, drawn }) => {
  test('as Mermaid holds nothing that Mermaid would not read', () => {
    expect(strangeLines(mermaid(drawn))).toEqual([])
  })

  test('as SVG is well-formed, and says every term and every level', () => {
    const svg = processSvg(drawn)
    expect(unbalanced(svg)).toEqual([])
    const words = textsOf(svg).join('').replaceAll(/\s/g, '')
    const said = [
      ...drawn.clocks.flatMap(({ name, terms, remarks }) => [name, ...terms, ...remarks]),
      ...drawn.ladders.flatMap(({ steps }) => steps.flatMap(({ level, role }) => [level + role])),
    ]
    expect(said.filter((one) => !words.includes(one.replaceAll(/\s/g, '')))).toEqual([])
    expect(/[一-龥]/.test(words)).toBe(language === 'zh')
  })
})

describe('whatever a policy is called', () => {
  const named = (title: string): Policy => ({
    ...policies.get('default')!,
    about: {
      title: { en: title, zh: title },
      clocks: { resolve: { title: { en: title, zh: title } } },
    },
  })
  const drawn = (title: string) => {
    const policy = named(title)
    return told(processOf(policy), 'en', clockTitlesOf(new Map([['default', policy]])))
  }
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('"] --> x', '`md`', '#quot; <b>', '---\nend', '\u0007%%{init}%%', ']]>&amp;', '\u2028'),
  )

  test('its drawings hold together', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        expect(strangeLines(mermaid(drawn(title)))).toEqual([])
        expect(unbalanced(processSvg(drawn(title)))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

test('a text is broken into lines that fit, and nothing of it is lost', () => {
  const piece = fc.constantFrom(
    '客户不接受方案',
    '，',
    '（二）',
    'working ',
    'days',
    ' ',
    'supercalifragilistic',
    '5',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 3, max: 20 }), (pieces, room) => {
      const words = pieces.join('')
      const lines = wrapped(words, room)
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room + 2)
    }),
  )
  expect(wrapped('客户接受方案、最终答复', 7)).toEqual(['客户接受方案、', '最终答复'])
})

describe('npm run process', () => {
  const args = (...more: string[]) => ['--import', 'tsx', 'src/cli/process.ts', ...more]

  test('prints Mermaid, or SVG, in the language that is asked for', () => {
    const run = (...more: string[]) => execFileSync('node', args(...more), { encoding: 'utf8' })
    expect(run('default')).toMatch(/^flowchart LR\n {2}received\(\["已接收/m)
    expect(run('default', '--lang', 'en', '--svg')).toMatch(/^<svg[^>]*\slang="en"/)
  })

  test.each([
    [['wishful'], 'There is no policy wishful. Known: '],
    [['default', '--lang', 'fr'], "'fr' is invalid"],
  ])('%j ends with a sentence and a code', (given, sentence) => {
    const { status, stdout, stderr } = spawnSync('node', args(...given), { encoding: 'utf8' })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
  })
})

/** The few forms of a line that we write; a quoted text ends nowhere but at its end. */
const TEXT = '"(?:[^"`<>\\\\]|<br/>)*"'
const FORMS = [
  /^---$/,
  /^title: "(?:[^"\\]|\\.)*"$/,
  /^flowchart LR$/,
  new RegExp(`^  \\w+\\(\\[${TEXT}\\]\\)$`),
  new RegExp(`^ +\\w+\\[${TEXT}\\](:::\\w+)?$`),
  new RegExp(`^ +\\w+ (-->|-\\.->|---|-\\.-)(\\|${TEXT}\\|)? \\w+$`),
  new RegExp(`^  subgraph ladders \\[${TEXT}\\]$`),
  /^ {4}direction TB$/,
  /^ {2}end$/,
  /^ {2}classDef \w+ [\w:#,]+$/,
]
const strangeLines = (drawing: string): string[] =>
  drawing
    .trimEnd()
    .split('\n')
    .filter((line) => !FORMS.some((form) => form.test(line)))

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words)

/** Tags without their partner, and characters that XML has not, or has escaped. */
function unbalanced(svg: string): string[] {
  const open: string[] = []
  const wrong = [...svg.matchAll(/[^\P{Cc}\n]|&(?!(amp|lt|gt|quot|#\d+);)/gu)].map(([found]) => found)
  for (const [, slash, name, own] of svg.matchAll(/<(\/?)(\w+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g))
    if (slash) {
      if (open.pop() !== name) wrong.push(`</${name}>`)
    } else if (!own) open.push(name!)
  const tags = svg.match(/</g)?.length ?? 0
  const read = svg.match(/<(\/?)(\w+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)?.length ?? 0
  return [...wrong, ...open, ...(tags === read ? [] : ['a tag of another form'])]
}
