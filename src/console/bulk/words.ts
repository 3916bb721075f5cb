import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

/** What is said of orders over many complaints, and of what became of each. */
export const WORDS = {
  pending: { zh: '处理中', en: 'under way' },
  unknown: { zh: '不明', en: 'unknown' },
  assigned: { zh: '已分派', en: 'assigned' },
  notAssigned: { zh: '未分派', en: 'refused' },
  adopted: { zh: '已改用', en: 'adopted' },
  notAdopted: { zh: '未改用', en: 'refused' },
  wouldAdopt: { zh: '可改用', en: 'would adopt' },
  wouldNotAdopt: { zh: '会拒绝', en: 'would refuse' },
  carriedOut: { zh: '已办理', en: 'done' },
  refused: { zh: '未办理', en: 'refused' },
  wouldBeAsked: { zh: '可办理', en: 'would be done' },
  dues: { zh: '截止时间变动', en: 'dues that move' },
  begun: { zh: '新计时', en: 'clocks that begin' },
  ended: { zh: '结束计时', en: 'clocks that end' },
  breaches: { zh: '立即超期', en: 'lapses at once' },
  nothingMoves: { zh: '时限不变', en: 'no deadline moves' },
  results: { zh: '结果', en: 'Results' },
  progress: { zh: '进度', en: 'Progress' },
  picking: { zh: '正在选取投诉', en: 'The complaints are being picked' },
  none: { zh: '没有符合的投诉', en: 'There was no such complaint' },
  callOff: { zh: '停止', en: 'Call off' },
  wasCalledOff: { zh: '已停止，其余保持原样。', en: 'Called off: the rest stays as it is.' },
  onlyFailures: { zh: '逐件只列出未成功的。', en: 'Of so many only those that failed are listed.' },
  inTheList: { zh: '在批量任务中查看', en: 'See it among the bulk orders' },
  // Adopting.
  adoptForMany: { zh: '批量改用', en: 'Adopt for many' },
  adoptAbout: {
    zh: '选择在办投诉，须符合所填的全部条件。先试算，不作任何更改。',
    en: 'Which open complaints: they fit all that is said. It is tried first, and nothing is changed.',
  },
  tried: { zh: '试算结果', en: 'Dry run' },
  chooseOthers: { zh: '重新选择', en: 'Choose others' },
  order: { zh: '正式改用', en: 'Have them adopt it' },
  // For an incident.
  joinAbout: {
    zh: '选择尚未归入的在办投诉，须符合所填的全部条件，或直接填编号。先试算，不作任何更改。',
    en: 'Which open complaints: they fit all that is said, or are named. It is tried first, and nothing is changed.',
  },
  askAbout: {
    zh: '针对该事件的全部未办结投诉。先试算哪些会拒绝，不作任何更改。',
    en: 'All open complaints of the incident. It is tried first which of them would refuse, and nothing is changed.',
  },
  changeIt: { zh: '返回修改', en: 'Change it' },
  haveThemJoin: { zh: '正式归入', en: 'Have them join' },
  writeToThem: { zh: '正式发出', en: 'Write to them' },
  proposeToThem: { zh: '正式提出', en: 'Propose it to them' },
  decideOnThem: { zh: '正式审批', en: 'Decide for them' },
  // The list.
  what: { zh: '内容', en: 'What' },
  began: { zh: '开始', en: 'Began' },
  endedAt: { zh: '结束', en: 'Ended' },
  orderedBy: { zh: '下达人', en: 'Ordered by' },
  calledOffBy: { zh: '停止人', en: 'Called off by' },
  settled: { zh: '已处理', en: 'Settled' },
  running: { zh: '进行中', en: 'under way' },
  cancelled: { zh: '已停止', en: 'called off' },
  over: { zh: '已结束', en: 'ended' },
  dryRun: { zh: '试算', en: 'dry run' },
  orders: { zh: '批量任务', en: 'Bulk orders' },
  settledAt: { zh: '处理时间', en: 'Settled at' },
  noOrders: { zh: '还没有批量任务', en: 'There was no bulk order yet' },
  back: { zh: '返回批量任务列表', en: 'Back to the bulk orders' },
  complaint: { zh: '投诉', en: 'Complaint' },
  all: { zh: '全部', en: 'All' },
  noItems: { zh: '没有可显示的投诉', en: 'There is no complaint to be shown' },
} satisfies Vocabulary

export type BulkWord = keyof typeof WORDS
export const useSay = catalogue(WORDS)
