import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

export const WORDS = {
  which: { zh: '显示', en: 'Which' },
  open: { zh: '未完成', en: 'Open' },
  overdue: { zh: '已超期', en: 'Overdue' },
  checkDue: { zh: '待复核', en: 'To check again' },
  mine: { zh: '我负责的', en: 'Mine' },
  done: { zh: '已完成', en: 'Done' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  cause: { zh: '起因', en: 'Cause' },
  complaints: { zh: '相关投诉', en: 'Complaints' },
  recurred: { zh: '再次发生', en: 'has come back' },
  notRecurred: { zh: '未再发生', en: 'has not come back' },
  checkAt: { zh: '复核时间', en: 'Check again' },
  none: { zh: '没有改进措施。', en: 'There are no actions.' },
  openOne: { zh: '新建措施', en: 'Open an action' },
  complete: { zh: '完成', en: 'Done' },
  check: { zh: '复核', en: 'Check' },
  link: { zh: '关联', en: 'Link' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
