import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { readCalendar } from '../../src/rules/calendars.ts'
import { historyOf } from '../../src/cases/case-history.ts'
import { casesIn, readCaseLog, refuseBad } from '../../src/cases/case-log.ts'
import { readDirectoryFile } from '../../src/directory/load-directory.ts'
import { loadPolicies } from '../../src/rules/policies.ts'
import { loadRootCauses } from '../../src/rules/root-causes.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, content: string | Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
const header = 'case,event,role,timestamp,resource'
const at = '2026-03-02T09:00:00+08:00'
const simulate = (...args: string[]) =>
  spawnSync('node', ['--import', 'tsx', 'src/cli/simulate.ts', ...args, '--policy', 'event-log'], {
    encoding: 'utf8',
  })

/** 张三 and 李四 as Chinese Excel writes them. */
const [zhang, li] = [Buffer.from('d5c5c8fd', 'hex'), Buffer.from('c0eecbc4', 'hex')]
const gbkLog = Buffer.concat([
  Buffer.from(`${header}\r\n`),
  ...[zhang, li].flatMap((name) => [name, Buffer.from(`,x,create,${at},`), name, Buffer.from('\r\n')]),
])

// Trial B6: two cases became one, `����`, and the corrected file was then refused.
describe('a file in another encoding', () => {
  test('names the first byte that is not UTF-8, its line, and what it says in GB18030', () => {
    const file = written('gbk.csv', gbkLog)
    expect(() => readCaseLog(file)).toThrow(
      `${file} cannot be read: byte 37, line 2: it is not UTF-8. As GB18030 (GBK, Chinese Excel) it says "张三" here`,
    )
    expect(gbkLog[36]).toBe(0xd5)
  })

  test('is read as GB18030 where somebody says so, and two cases stay two', () => {
    const { cases } = readCaseLog(written('gbk.csv', gbkLog), 'gb18030')
    expect(cases.map(({ id, events }) => [id, events[0]!.resource])).toEqual([
      ['张三', '张三'],
      ['李四', '李四'],
    ])
    const { status, stdout, stderr } = simulate(written('gbk.csv', gbkLog), '--encoding', 'gb18030')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('李四,1,resolve')
  })

  test('ends the command with a sentence, and writes nothing', () => {
    const { status, stdout, stderr } = simulate(written('gbk.csv', gbkLog))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('say --encoding gb18030')
  })

  test('is not taken for GB18030 where it is UTF-8, nor for Chinese where it is of the West', () => {
    const utf8 = written('utf8.csv', `${header}\n张三,x,create,${at},\n`)
    expect(() => readCaseLog(utf8, 'gb18030')).toThrow('line 1: it is UTF-8, not GB18030')
    const west = written('west.csv', Buffer.from(`${header}\nMüller,für,create,${at},Jörg\n`, 'latin1'))
    expect(() => readCaseLog(west)).toThrow(/byte 37, line 2: it is not UTF-8\. Save it/)
    const broken = written('broken.csv', Buffer.concat([gbkLog, Buffer.from('ff0a', 'hex')]))
    expect(() => readCaseLog(broken, 'gb18030')).toThrow('line 4: it is not GB18030.')
  })

  test('that was damaged before is told by the line, for damaged names are alike', () => {
    const log = casesIn(`${header}\n\uFFFD\uFFFD,x,create,${at},\n\uFFFD\uFFFD,x,create,${at},\n`)
    expect(log.cases).toEqual([])
    expect(() => refuseBad('log', log)).toThrow(/line 2: column case: .*\nline 3: column case: .* damaged/)
  })

  const text = `${header}\nA,x,create,${at},\n`
  const swapped = Buffer.from(text, 'utf16le').swap16()
  const marked = Buffer.from(`\uFEFF${text}`, 'utf16le')
  test.each<[string, Buffer, string]>([
    ['UTF-16', marked, 'it is UTF-16 (little-endian)'],
    ['UTF-16, big end first', Buffer.from(marked).swap16(), 'it is UTF-16 (big-endian)'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'it is UTF-16 (little-endian, without a mark)'],
    ['UTF-16 without a mark, big end first', swapped, 'it is UTF-16 (big-endian, without a mark)'],
    ['a workbook', Buffer.from('PK\u0003\u0004....[Content_Types].xml'), 'it is an Excel workbook (.xlsx)'],
    ['an archive', Buffer.from('PK\u0003\u0004....log.csv'), 'it is a zip archive'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'it is a workbook of an older Excel'],
    ['sep=', Buffer.from(`sep=,\r\n${text}`), '"sep=," is a word to Excel'],
    ['semicolons', Buffer.from(text.replaceAll(',', ';')), 'its cells are parted by semicolons'],
    ['tabs', Buffer.from(text.replaceAll(',', '\t')), 'its cells are parted by tabs'],
  ])('%s is called what it is, in line 1', (_, bytes, sentence) => {
    const file = written('other.csv', bytes)
    expect(() => readCaseLog(file)).toThrow(/line 1: /)
    expect(() => readCaseLog(file)).toThrow(sentence)
  })

  test.each<[string, (file: string) => unknown]>([
    ['a directory', (file) => readDirectoryFile(file)],
    ['a calendar', (file) => readCalendar(file)],
    ['policies', (file) => loadPolicies(path.dirname(file))],
    ['root causes', (file) => loadRootCauses(path.join(path.dirname(file), '..'))],
  ])('is refused for %s too, by name and line', (_, read) => {
    const file = path.join(mkdtempSync(path.join(folder, 'json-')), 'causes', 'root-causes.json')
    const dir = path.dirname(file)
    writeFileSync(
      path.join(mkdirs(dir), 'root-causes.json'),
      Buffer.concat([Buffer.from('{\n"a": "'), zhang]),
    )
    expect(() => read(file)).toThrow(/root-causes\.json cannot be read: byte 9, line 2: it is not UTF-8/)
    writeFileSync(file, gzipSync('{}'))
    expect(() => read(file)).toThrow(/root-causes\.json cannot be read: byte 1, line 1: it is packed by gzip/)
    writeFileSync(file, '{\n"a": 1,\n}')
    expect(() => read(file)).toThrow(
      /root-causes\.json cannot be read: line 3, column 1: it is no JSON from here on: \}/,
    )
  })

  test('may begin with a byte order mark', () => {
    const json = written('directory.json', '\uFEFF{"departments":[],"people":[],"routing":[]}')
    expect(readDirectoryFile(json)).toEqual({ departments: [], people: [], routing: [] })
    expect(readCaseLog(written('bom.csv', `\uFEFF${text}`)).cases).toHaveLength(1)
  })
})

// Trial B13: lost, cut in the middle of a character, a wrong line, a false lapse without a word.
describe('what a log says is kept', () => {
  const policy = loadPolicies('policies').get('event-log')!

  test('text and person of the receipt are a note of it', () => {
    const { cases } = casesIn(`${header}\nA,客户来电投诉,create,${at},王芳\n`)
    const { facts, receivedAt } = historyOf(cases[0]!, policy)
    expect(facts).toEqual([
      {
        command: { type: 'addNote', text: '客户来电投诉' },
        by: { id: '王芳', role: 'agent' },
        at: receivedAt,
      },
    ])
  })

  test('a reason that is too long is refused by its line, and never cut', () => {
    const reason = `${'x'.repeat(1_999)}😀`
    const log = (text: string) => casesIn(`${header}\nA,x,create,${at},\nA,${text},reopen,${at},\n`)
    expect(log(reason).bad).toMatchObject([
      { line: 3, reason: 'column event: it has 2001 characters, and at most 2000 are kept.' },
    ])
    const [whole] = log(reason.slice(1)).cases
    expect(historyOf(whole!, policy).facts.at(-1)!.command).toEqual({
      type: 'reopen',
      reason: reason.slice(1),
    })
  })

  test('a line is counted as an editor counts it, behind cells of several lines', () => {
    const cell = '"one\r\ntwo\r\nthree"'
    const rows = [header, ...[1, 2, 3].map(() => `A,${cell},note,${at},`), 'A,x,ack,soon,']
    expect(casesIn(rows.join('\r\n')).bad).toMatchObject([{ line: 11, raw: 'A,x,ack,soon,' }])
  })

  test('a log that has the newest first is read from below, and it is said', () => {
    const minute = (hour: string) => `2026-03-02T${hour}:00+08:00`
    const rows = [
      `A,closed,close,${minute('12:00')},`,
      `A,solved,resolve,${minute('10:00')},`,
      `A,came,create,${minute('10:00')},`,
      `B,came,create,${minute('09:30')},`,
    ]
    const { cases, remarks } = casesIn([header, ...rows].join('\n'))
    expect(cases[0]!.events.map(({ event }) => event)).toEqual(['came', 'solved', 'closed'])
    expect(remarks.join()).toContain('The log has the newest first')
  })

  test('where lines of one instant stand in no order of time, that is said', () => {
    const hours = ['10', '09', '10', '11'].map((hour) => `A,x,note,2026-03-02T${hour}:00:00+08:00,`)
    expect(casesIn([header, ...hours].join('\n')).remarks.join()).toMatch(/Line 4 has the same instant/)
  })
})

// Trial B21: silent, silent, silent, and the whole file refused.
describe('what is odd in a log is named', () => {
  test('a column that is there twice', () => {
    expect(() => casesIn('case,role,timestamp,Role\n')).toThrow(
      'line 1: the column role is there twice (2, 4).',
    )
    const { remarks } = casesIn('case,role,timestamp,x,x\n')
    expect(remarks).toEqual(['The column x is there twice (4, 5); it is not read.'])
  })

  const rows = [`A,x,create,${at},`, `A,x,create,${at},`, `A,x,Resolved,${at},`, `A,x,ACK,${at},`, ',,,,']
  const odd = written('odd.csv', [header, ...rows, ''].join('\n'))

  test('a second receipt, roles that are not known, and an empty line, which costs nothing', () => {
    const { status, stdout, stderr } = simulate(odd)
    expect(status).toBe(0)
    expect(stdout).toContain('A,1,resolve')
    expect(stderr).toContain('Lines 4, 5 have a role that is not known ("Resolved", "ACK")')
    expect(stderr).toContain('Line 3 has another create')
    expect(stderr).toContain('Line 6 has no cell')
  })

  test('the good lines are taken where somebody asks for it, and the others written down with the reason', () => {
    const [log, bad] = [path.join(folder, 'mixed.csv'), path.join(folder, 'bad.csv')]
    const lines = ['A,"x,y",ack,soon,', 'A,x', ',,,,', 'A,x "y" z,note,,', 'A,"never closed,note,,']
    writeFileSync(log, [header, rows[0], ...lines, `B,x,create,${at},`].join('\n'))
    expect(simulate(log).status).toBe(1)
    const { status, stdout, stderr } = simulate(log, '--skip-bad', bad)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^A,1,.*\nB,1,/ms)
    expect(stderr).toContain(`5 lines were left out; they are in ${bad}.`)
    const left = readFileSync(bad, 'utf8')
    expect(left).toContain('3,"column timestamp: ""soon"" is not an instant')
    expect(left).toContain(
      '"A,""x,y"",ack,soon,"\r\n4,"it has 2 cells, and the header 5.","A,x"\r\n5,"all its cells',
    )
    expect(left).toMatch(/^6,.*\r\n7,.*"A,""never closed,note,,"\r\n$/m)
  })
})

function mkdirs(dir: string): string {
  mkdirSync(dir, { recursive: true })
  return dir
}
