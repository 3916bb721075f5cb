import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

/** What the page of the team says. */
export const WORDS = {
  load: { zh: '工作量', en: 'Load' },
  reviews: { zh: '抽查', en: 'Review' },
  allDepartments: { zh: '我可见的全部部门', en: 'All that I may see' },
  nobody: { zh: '这个部门没有人员，也没有在办投诉。', en: 'Nobody works here, and nothing is open.' },
  queue: { zh: '未分派', en: 'Unassigned' },
  open: { zh: '在办', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  dueToday: { zh: '今天到期', en: 'Due today' },
  dueWithin24Hours: { zh: '24 小时内到期', en: 'Due in 24 h' },
  waiting: { zh: '等待客户', en: 'Waiting' },
  escalated: { zh: '已升级', en: 'Escalated' },
  actions: { zh: '操作', en: 'Actions' },
  until: { zh: '至', en: 'until' },
  furtherNotice: { zh: '另行通知', en: 'further notice' },
  recordAbsence: { zh: '登记缺勤', en: 'Absence' },
  takeBack: { zh: '撤销缺勤', en: 'Take it back' },
  reassign: { zh: '全部改派', en: 'Reassign all' },
  reassignAbout: {
    zh: '此人在该部门的全部在办投诉将改派。只改派其中几件时，请点在办数，在待办中勾选。',
    en: 'All open complaints that they have in this department are given to others. For some of them, follow the number and select them in the queue.',
  },
  reviewsAbout: {
    zh: '从当月办结、尚未抽查且您未经手的投诉中随机抽取，刷新后不变。',
    en: 'Picked by chance from what was closed in the month, has not been reviewed, and you had no part in; the same ones whenever you look.',
  },
  month: { zh: '办结月份', en: 'Closed in' },
  size: { zh: '件数', en: 'How many' },
  closedAt: { zh: '办结时间', en: 'Closed' },
  sample: { zh: '抽样', en: 'Sample' },
  review: { zh: '抽查', en: 'Review' },
  nothingToReview: { zh: '这个月没有可抽查的投诉。', en: 'There is nothing to review in this month.' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
