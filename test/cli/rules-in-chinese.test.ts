import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRules } from '../../src/cli/production/settings.ts'
import { configOf } from '../../src/config/config.ts'

// Whoever runs a command reads in their language what is wrong with the rules, as with the settings: by LC_ALL, or LANG.

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-told-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [policies, calendars] = ['policies', 'calendars'].map((name) => path.join(folder, name)) as [
  string,
  string,
]
cpSync('policies', policies, { recursive: true })
cpSync('calendars', calendars, { recursive: true })

const written = (file: string, text: string): string => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}
const policy = JSON.parse(readFileSync('policies/default.json', 'utf8')) as object
const odd = written(
  path.join(policies, 'default.json'),
  JSON.stringify({ ...policy, calendar: 'mars', major: 1 }),
)
const torn = written(path.join(calendars, 'cn.json'), '{\n"id": "cn",\n}')
const letters = written(path.join(policies, 'letters', 'zh.json'), '{"firma": "宏达"}')
const directory = written(
  path.join(folder, 'directory.json'),
  '{"departments": [], "people": [{}], "routing": []}',
)
const year = written(path.join(folder, '2027.json'), '{"year": 2027}')
const log = written(path.join(folder, 'log.csv'), 'case,role,timestamp\n')

const badLog = written(
  path.join(folder, 'bad.csv'),
  'case,role,timestamp\nA,create,soon\nA,sung,2026-03-02T09:00:00+08:00\nB,ack,2026-03-02T09:00:00+08:00,\n',
)

const OF_POLICY = `${odd} 中的规则集无法使用：\nmajor: 无效输入：期望 object，实际接收 数字\n`
const OF_LETTERS = `${letters} 中的自有措辞无法使用：\nfirma: 未知的字段 firma。\n`
const OF_CALENDAR = `无法读取 ${torn}：第 3 行第 1 列：从此处起不是有效的 JSON：}\n`

test.each<[command: string, words: string[], said: string]>([
  ['process', ['default', '--policies', policies], OF_POLICY],
  ['simulate', [log, '--policy', 'default', '--policies', policies], OF_POLICY],
  ['simulate', [log, '--policy', 'rental', '--calendars', calendars], OF_CALENDAR],
  [
    'simulate',
    [badLog, '--policy', 'rental'],
    '第 3 行的 role 无法识别（"sung"），作为备注保留。可用：create, ack, assign, resolve, reopen, close, wait, update, note。\n' +
      `无法读取 ${badLog}：第 2 行：列 timestamp：“soon”不是带时差的时间，如 2026-03-02T09:00:00+08:00。\n` +
      '第 4 行：有 4 格，而表头有 3 格。\n',
  ],
  ['letters', ['preview', '--policies', policies], OF_LETTERS],
  ['calendar', ['list', '--dir', calendars], OF_CALENDAR],
  ['calendar', ['show', 'mars', '2026'], `没有文件或文件夹 ${path.resolve('calendars', 'mars.json')}。\n`],
  [
    'calendar',
    ['load', 'cn', year],
    `${year} 中的公布的年度安排无法使用：\nholidays: 此项必填\n可用的格式：{"year", "holidays": ["2027-01-01", …], ` +
      '"makeupWorkdays": […]} 或 {"year", "days": [{"date", "isOffDay"}]}。\n',
  ],
  ['deadline', ['test/data/deadline-cases.json', '--calendars', calendars], OF_CALENDAR],
  [
    'directory',
    ['load', directory],
    `${directory} 中的人员目录无法使用：\npeople.0.id: 此项必填\npeople.0.name: 此项必填\npeople.0.roles: 此项必填\n`,
  ],
])('npm run %s %j', (command, words, said) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `src/cli/${command}.ts`, ...words],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: '', LANG: 'zh_CN.UTF-8' } },
  )
  expect([stderr, stdout, status]).toEqual([said, '', 1])
})

test('the doctor says it in both', () => {
  const rules = readRules(configOf({ POLICY_DIR: policies, CALENDAR_DIR: 'calendars' }))
  expect(rules).toMatchObject({
    found: {
      zh: (OF_POLICY + OF_LETTERS).trim(),
      en: expect.stringMatching(
        /^A policy that cannot be used, in .*:\nmajor: .*\nWords of the firm that .*\nfirma: .*$/,
      ),
    },
  })
})

test.each([
  ['worker.ts', OF_LETTERS + OF_POLICY],
  ['src/run/api.ts', OF_POLICY + OF_LETTERS],
])('%s does not start, and all is named at once', (file, said) => {
  const settings = {
    ...{ DATABASE_URL: 'postgresql://127.0.0.1:1/none', TEMPORAL_ADDRESS: '127.0.0.1:1' },
    ...{ LOOKUP_KEYS: 'a'.repeat(64), POLICY_DIR: policies, LC_ALL: 'zh_CN.UTF-8' },
  }
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, 'check'], {
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  })
  expect([stderr, status]).toEqual([said, 2])
})
