import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

export const WORDS = {
  which: { zh: '显示', en: 'Which' },
  open: { zh: '处置中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有事件。', en: 'There are no incidents.' },
  openOne: { zh: '新建事件', en: 'Open an incident' },
  complaints: { zh: '投诉', en: 'Complaints' },
  ofThemOpen: { zh: '未办结', en: 'open' },
  offered: { zh: '已提出的补偿', en: 'Offered' },
  openedAt: { zh: '开始', en: 'Opened' },
  closedAt: { zh: '结束', en: 'Closed' },
  back: { zh: '返回事件列表', en: 'Back to the incidents' },
  // What is done about one.
  measure: { zh: '记录措施', en: 'Record a measure' },
  join: { zh: '归入投诉', en: 'Have complaints join' },
  message: { zh: '统一通知', en: 'Write to all' },
  propose: { zh: '统一方案', en: 'Propose to all' },
  approve: { zh: '统一审批', en: 'Decide on what is proposed' },
  end: { zh: '结束事件', en: 'Close the incident' },
  endAbout: {
    zh: '事件结束后不再归入投诉；已归入的各自继续处理。',
    en: 'No complaint joins it any more; those in it go on, each by itself.',
  },
  // What is shown of one.
  members: { zh: '所属投诉', en: 'Its complaints' },
  noMembers: { zh: '还没有投诉归入。', en: 'No complaint has joined it yet.' },
  allInList: { zh: '在列表中查看全部', en: 'See all of them in the list' },
  proposal: { zh: '统一方案', en: 'What was proposed' },
  handler: { zh: '责任人', en: 'Whose it is' },
  log: { zh: '处置记录', en: 'Log' },
  opened: { zh: '事件开始', en: 'Opened' },
  measureRecorded: { zh: '措施', en: 'Measure' },
  orders: { zh: '统一处理', en: 'What was ordered' },
  noOrders: { zh: '还没有统一处理。', en: 'Nothing was ordered yet.' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
