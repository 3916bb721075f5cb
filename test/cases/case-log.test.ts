import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { historyOf } from '../../src/cases/case-history.ts'
import { casesIn, readCaseLog, refuseBad } from '../../src/cases/case-log.ts'
import { parseInstant as at } from '../../src/domain/instant.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const policies = loadPolicies('policies')
const eventLog = policies.get('event-log')!
const header = 'case,event,role,timestamp,resource'
const folder = mkdtempSync(path.join(tmpdir(), 'case-log-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a case log', () => {
  test('is read from CSV and from gzipped CSV, with a byte order mark and CRLF, in other zones', () => {
    const text = `\uFEFF${header}\r\n7,Erstellt,create,2011-03-01T09:00:00+01:00,\r\n7,"Zu, ja",note,2011-03-01T08:30:00Z,Li\r\n`
    const [plain, zipped] = [path.join(folder, 'log.csv'), path.join(folder, 'log.bin')]
    writeFileSync(plain, text)
    writeFileSync(zipped, gzipSync(text))
    const wanted = [
      {
        id: '7',
        events: [
          { event: 'Erstellt', role: 'create', at: at('2011-03-01T08:00:00Z'), resource: '', line: 2 },
          { event: 'Zu, ja', role: 'note', at: at('2011-03-01T08:30:00Z'), resource: 'Li', line: 3 },
        ],
      },
    ]
    expect(readCaseLog(plain).cases).toEqual(wanted)
    expect(readCaseLog(zipped).cases).toEqual(wanted)
  })

  test('keeps the order of the file at equal instants and of cases at their first line', () => {
    const lines = [
      'B,2,ack,2026-03-02T10:00:00+08:00,x',
      'A,1,create,2026-03-02T09:00:00+08:00,x',
      'B,1,create,2026-03-02T09:00:00+08:00,x',
      'B,3,resolve,2026-03-02T02:00:00Z,x',
    ]
    expect(
      casesIn([header, ...lines].join('\n')).cases.map(({ id, events }) => [
        id,
        events.map((one) => one.event),
      ]),
    ).toEqual([
      ['B', ['1', '2', '3']],
      ['A', ['1']],
    ])
  })

  test('needs neither a resource nor the columns in this order', () => {
    const text = 'role,Timestamp,case\ncreate,2026-03-02T09:00:00+08:00,A\n'
    expect(casesIn(text).cases[0]!.events[0]).toMatchObject({ event: 'create', resource: '' })
  })

  test('names line and column of every fault', () => {
    const text = `${header}\nA,x,create,yesterday,\nA,x,,2026-03-02T09:00:00+08:00,\n,x,ack,2026-02-30T09:00:00+08:00,\n`
    expect(() => refuseBad('log', casesIn(text))).toThrow(
      /line 2: column timestamp: "yesterday" is not an instant.*\nline 3: column role: it is empty\.\nline 4: column case/,
    )
    expect(() => casesIn('case,role\n')).toThrow('line 1: there is no column timestamp.')
    expect(() => refuseBad('log', casesIn(`${header}\nA,x\n`))).toThrow(
      /line 2: it has 2 cells, and the header 5/,
    )
    expect(() => refuseBad('log', casesIn(`${header}\nA,"x,create,2026-03-02T09:00:00+08:00,\n`))).toThrow(
      /line 2: cell 2/,
    )
    expect(() => casesIn('')).toThrow('line 1: there is no column case, role, timestamp.')
  })

  test('tells of many faults the first', () => {
    const text = `${header}\n${'A,x,create,never,\n'.repeat(30)}`
    expect(() => refuseBad('log', casesIn(text))).toThrow(/line 21: .*\nand 10 more\./)
  })
})

describe('a logged case', () => {
  const history = (lines: string[], policy = eventLog) =>
    historyOf(casesIn([header, ...lines].join('\n')).cases[0]!, policy)
  const line = (role: string, hour: number, resource = 'Li') =>
    `A,${role} event,${role},2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00,${resource}`

  test('becomes commands, one for each line behind its receipt', () => {
    const roles = [
      'create',
      'ack',
      'assign',
      'resolve',
      'reopen',
      'close',
      'wait',
      'update',
      'note',
      'create',
      'magic',
    ]
    const { receivedAt, facts } = history(roles.map((role, index) => line(role, index)))
    expect(receivedAt).toBe(at('2026-03-02T00:00:00+08:00'))
    expect(facts.map(({ command }) => command)).toEqual([
      { type: 'addNote', text: 'create event' },
      { type: 'acknowledge', method: 'message', said: 'ack event' },
      { type: 'assign', department: 'helpdesk', person: 'Li' },
      { type: 'recordExecution', what: 'resolve event' },
      { type: 'reopen', reason: 'reopen event' },
      ...['close', 'wait', 'update', 'note', 'create', 'magic'].map((role) => ({
        type: 'addNote',
        text: `${role} event`,
      })),
    ])
    expect(facts[1]).toMatchObject({ by: { id: 'Li', role: 'agent' }, at: receivedAt + 3_600_000 })
  })

  test('keeps what stands before its receipt as notes of that instant', () => {
    const { receivedAt, facts } = history([line('ack', 7), line('create', 9), line('resolve', 10)])
    expect(facts).toMatchObject([
      { command: { type: 'addNote', text: 'ack event' }, at: receivedAt },
      { command: { type: 'addNote', text: 'create event' }, at: receivedAt },
      { command: { type: 'recordExecution' } },
    ])
  })

  test('without a receipt is received with its first event, which still counts', () => {
    const { receivedAt, facts } = history([line('ack', 7), line('resolve', 10)])
    expect(receivedAt).toBe(at('2026-03-02T07:00:00+08:00'))
    expect(facts.map(({ command }) => command.type)).toEqual(['acknowledge', 'recordExecution'])
  })

  test('assigned by nobody goes to the queue', () => {
    const { facts } = history([line('create', 7), line('assign', 8, '')])
    expect(facts[1]).toMatchObject({
      command: { type: 'assign', department: 'helpdesk' },
      by: { id: 'unknown' },
    })
    expect(facts[1]!.command).not.toHaveProperty('person')
  })

  test('is accepted and executed where the policy asks for consent, proposed where it does without', () => {
    const types = (policy: string) =>
      history([line('create', 7), line('resolve', 8)], policies.get(policy)).facts.map(
        ({ command }) => command.type,
      )
    expect(types('default')).toEqual(['addNote', 'proposeSolution', 'acceptSolution', 'recordExecution'])
    expect(types('enquiry')).toEqual(['addNote', 'proposeSolution'])
  })
})
