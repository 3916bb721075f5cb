import type { EditionFor } from '../../../src/exports/file/edition-for.ts'
import { editionOf } from '../../../src/exports/file/edition.ts'
import { filePage } from '../../../src/exports/file/page.ts'
import type { Names } from '../../../src/domain/names.ts'
import type { ComplaintFile } from '../../../src/register/complaint/complaint-file.ts'
import { NO_NAMES } from '../../../src/words/vocabulary.ts'
import { lived, type LifeByHand } from '../register/lives-by-hand.ts'

/* What is looked at in the pages of complaints' files. */

export const receivedAt = Date.UTC(2026, 2, 2, 1)
export const now = receivedAt + 30 * 86_400_000
export const staff: EditionFor = { audience: 'staff', masked: false }
export const forCustomer: EditionFor = { audience: 'customer', masked: false }

export function fileOf(told: Pick<LifeByHand, 'moves' | 'untilMs' | 'details'>): ComplaintFile {
  const { complaint, entries } = lived({ id: 'cmp_1', number: 'Y20260302-1', receivedAt, ...told })
  return {
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
}

export const names: Names = {
  ...NO_NAMES,
  people: { li: '李娜', wang: '王伟' },
  departments: { service: { zh: '客户服务', en: 'Customer service' } },
  categories: { cleanliness: { zh: '清洁', en: 'Cleanliness' } },
  rootCauses: { maintenance: { zh: '维修保养不到位', en: 'Maintenance' } },
}

export const pageOf = (file: ComplaintFile, how: EditionFor, language: 'zh' | 'en' = 'zh') =>
  filePage(editionOf(file, how, now), { language, zone: file.complaint.calendar, names })

/** What a browser would show. */
export const seen = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
