import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

/** The sections of the administration. */
export const WORDS = {
  policies: { zh: '规则集', en: 'Policies' },
  categories: { zh: '类别', en: 'Categories' },
  calendars: { zh: '工作日历', en: 'Calendars' },
  people: { zh: '人员', en: 'People' },
  departments: { zh: '部门', en: 'Departments' },
  watches: { zh: '值班', en: 'On call' },
  routing: { zh: '自动分派', en: 'Routing' },
  recipients: { zh: '通知对象', en: 'Who is told' },
  endpoints: { zh: '接收端', en: 'Endpoints' },
  keys: { zh: '密钥', en: 'Keys' },
  bulk: { zh: '批量任务', en: 'Bulk orders' },
  accesses: { zh: '查阅记录', en: 'Accesses' },
  changes: { zh: '目录变更', en: 'Directory changes' },
  retention: { zh: '保存与清理', en: 'Retention' },
} satisfies Vocabulary

export type AdministrationWord = keyof typeof WORDS

export const useSay = catalogue(WORDS)
