import type { Vocabulary } from '../vocabulary.ts'

/** What an order over many complaints has done with them. */
export const BULK_ORDERS = {
  reassign: { zh: '批量改派', en: 'Reassignment' },
  adoptPolicy: { zh: '批量改用规则集', en: 'Policy for many' },
  adoptCalendar: { zh: '批量改用工作日历', en: 'Calendar for many' },
  forIncident: { zh: '事件统一处理', en: 'For an incident' },
} satisfies Vocabulary
