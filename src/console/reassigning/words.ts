import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

/** What is said of many complaints that go to others. */
export const WORDS = {
  pending: { zh: '处理中', en: 'under way' },
  done: { zh: '已分派', en: 'assigned' },
  refused: { zh: '未分派', en: 'refused' },
  unknown: { zh: '不明', en: 'unknown' },
  results: { zh: '结果', en: 'Results' },
  progress: { zh: '进度', en: 'Progress' },
  picking: { zh: '正在选取投诉', en: 'The complaints are being picked' },
  none: { zh: '没有可改派的投诉', en: 'There was nothing to reassign' },
  callOff: { zh: '停止', en: 'Call off' },
  cancelled: { zh: '已停止，其余未改派。', en: 'Called off: the rest stays where it is.' },
  onlyFailures: { zh: '逐件只列出未成功的。', en: 'Of so many only those that failed are listed.' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
