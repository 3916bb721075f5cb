import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createLogTransport } from '../../src/notify/log-transport.ts'

test('a notice becomes one line without personal data', async () => {
  const lines: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  await createLogTransport(logger).send({
    complaintId: 'cmp_1',
    number: 'N-1',
    key: '1/resolve/1/L1',
    sequence: 4,
    template: 'escalated',
    to: { role: 'supervisor', department: 'sales', person: 'zhao' },
    data: { complainant: '王芳' },
  })
  expect(lines).toHaveLength(1)
  const { level: _, time: __, ...line } = JSON.parse(lines[0]!)
  expect(line).toEqual({
    notice: '1/resolve/1/L1',
    template: 'escalated',
    role: 'supervisor',
    department: 'sales',
    complaint: 'N-1',
    msg: 'notice',
  })
})
