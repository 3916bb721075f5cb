import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { expect, test } from 'vitest'
import { editionOf } from '../../src/exports/file/edition.ts'
import { filePage } from '../../src/exports/file/page.ts'
import { lived, settled } from '../support/register/lives-by-hand.ts'

const receivedAt = Date.UTC(2026, 2, 2, 1)
const now = receivedAt + 30 * 86_400_000
const staff = { audience: 'staff', masked: false } as const

// R25
test('product, contract and who speaks for them stand on it, and nobody is reached by it who need not be', () => {
  const about = {
    ...{ product: { model: 'EV-1', serial: 'LSV123' }, contractNumber: 'HT-7', customerId: 'C-9' },
    ...{ incidentAt: receivedAt, incidentPlace: '南京西路', storeId: 'S-1' },
    ...{ wish: '退还清洁费', topic: 'cleanliness', privacy: { version: '2026-1', sensitive: true as const } },
    representative: {
      name: '王律师',
      authority: '授权委托书',
      phone: '13900009999',
      email: 'wang@example.com',
    },
  }
  const { complaint, entries } = lived({
    id: 'cmp_1',
    number: 'Y20260302-1',
    receivedAt,
    ...settled,
    details: about,
  })
  const file = {
    ...{ complaint, updatedAt: now, retainUntil: null },
    entries: entries.map((entry) => ({ ...entry, digest: 'ab' })),
    ...{
      escalations: [],
      notices: [],
      deliveries: [],
      letters: [],
      replacements: [],
      pins: [],
      runs: [],
      decisions: [],
    },
  }
  const names = { ...NO_NAMES, categories: { cleanliness: { zh: '清洁问题', en: 'Cleanliness' } } }
  const how = { language: 'zh', zone: complaint.calendar, names } as const
  const page = filePage(editionOf(file, staff, now), how)
  for (const text of [
    'EV-1',
    'LSV123',
    'HT-7',
    'C-9',
    '南京西路',
    '王律师',
    '授权委托书',
    '13900009999',
    '退还清洁费',
    '清洁问题',
  ])
    expect(page).toContain(text)
  for (const word of [
    '产品',
    '型号',
    '序列号或车架号',
    '合同号',
    '事发时间',
    '事发地点',
    '代理人',
    '代理权限',
    '客户诉求',
    '客户所选类别',
    '隐私告知',
    '同意处理敏感个人信息',
  ])
    expect(page).toContain(word)
  const hideContacts = <T extends object>(contacts: T): T => ({ ...contacts, phone: '***', email: '***' })
  const hidden = JSON.stringify(editionOf(file, { ...staff, hideContacts }, now))
  expect(hidden).not.toMatch(/13900009999|wang@example/)
  expect(hidden).toContain('王律师')
})
