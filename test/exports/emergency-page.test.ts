import { expect, test } from 'vitest'
import { fileOf, forCustomer, pageOf, seen, staff } from '../support/exports/file-pages.ts'
import { settled, zhao, type LifeByHand } from '../support/register/lives-by-hand.ts'

// R57
test('an emergency has a table of its own: what was done, with what, its end and its evaluation; not for the customer', () => {
  const hour = 3_600_000
  const moves: LifeByHand['moves'] = [
    [hour, zhao, { type: 'declareEmergency', reason: '多人受伤' }],
    [2 * hour, zhao, { type: 'recordEmergencyMeasure', what: '停用该批车辆' }],
    [2 * hour, zhao, { type: 'assignResource', what: '备用车两辆', department: 'service' }],
    [3 * hour, zhao, { type: 'endEmergency', summary: '全部召回' }],
    [4 * hour, zhao, { type: 'evaluateEmergency', effective: true, text: '响应及时' }],
  ]
  const page = pageOf(fileOf({ moves }), staff)
  const table = /<h2>应急处置<\/h2>[\s\S]*?<\/table>/.exec(page)?.[0] ?? ''
  for (const words of [
    '多人受伤',
    '停用该批车辆',
    '备用车两辆',
    '客户服务',
    '全部召回',
    '处置有效',
    '响应及时',
  ])
    expect(seen(table)).toContain(words)
  expect(seen(pageOf(fileOf({ moves }), staff, 'en'))).toContain('Emergency evaluated')
  expect(seen(pageOf(fileOf({ moves }), forCustomer))).not.toMatch(/应急|紧急|停用|备用|召回|响应/)
  expect(seen(pageOf(fileOf({ moves }), { ...staff, masked: true }))).not.toMatch(
    /受伤|停用|备用|召回|响应及时/,
  )
  expect(pageOf(fileOf(settled), staff)).not.toContain('应急处置')
})
