import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

/** What the queue says by itself. */
export const WORDS = {
  // The tabs, as the API names them; `all` is the console's own.
  mine: { zh: '我的', en: 'Mine' },
  department: { zh: '本部门', en: 'My team' },
  unassigned: { zh: '未分派', en: 'Unassigned' },
  unclassified: { zh: '未分类', en: 'Unsorted' },
  overdue: { zh: '超期', en: 'Overdue' },
  escalated: { zh: '已升级', en: 'Escalated' },
  waiting: { zh: '等待客户', en: 'Waiting' },
  open: { zh: '全部在办', en: 'All open' },
  doneToday: { zh: '今日办结', en: 'Done today' },
  closed: { zh: '已办结', en: 'Closed' },
  all: { zh: '全部', en: 'All' },
  tabs: { zh: '待办分类', en: 'Which complaints' },
  // My day.
  dueSoon: { zh: '1 小时内到期', en: 'due within the hour' },
  alreadyOver: { zh: '已超期', en: 'overdue' },
  // Orders.
  sort: { zh: '排序', en: 'Order' },
  desk: { zh: '处理顺序', en: 'As the desk takes them up' },
  nextDue: { zh: '截止时间', en: 'Next due' },
  received: { zh: '最新接收', en: 'Newest first' },
  level: { zh: '升级级别', en: 'Highest level' },
  touched: { zh: '最久未处理', en: 'Left alone longest' },
  // Filters.
  filters: { zh: '筛选', en: 'Filters' },
  words: { zh: '编号、订单号、主题、姓名', en: 'Number, order, subject, name' },
  dueIn: { zh: '到期', en: 'Due in' },
  within1h: { zh: '1 小时内', en: '1 hour' },
  within4h: { zh: '4 小时内', en: '4 hours' },
  today: { zh: '今天', en: 'today' },
  tomorrow: { zh: '明天为止', en: 'until tomorrow' },
  within7d: { zh: '7 天内', en: '7 days' },
  referred: { zh: '监管转办', en: 'Referred' },
  lapsed: { zh: '曾超期的时限', en: 'Deadline that lapsed' },
  moreFilters: { zh: '更多条件', en: 'More' },
  fewerFilters: { zh: '收起', en: 'Fewer' },
  apply: { zh: '查询', en: 'Search' },
  reset: { zh: '重置', en: 'Reset' },
  // Above the table.
  columns: { zh: '列设置', en: 'Columns' },
  usualColumns: { zh: '恢复默认', en: 'The usual ones' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  views: { zh: '视图', en: 'Views' },
  noViews: { zh: '还没有保存的视图', en: 'No view is saved yet' },
  saveView: { zh: '保存当前条件', en: 'Save what is set now' },
  viewName: { zh: '视图名称', en: 'Name of the view' },
  save: { zh: '保存', en: 'Save' },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  changes: { zh: '项变化，点此显示', en: 'changes, show' },
  oneChange: { zh: '项变化，点此显示', en: 'change, show' },
  perhapsChanged: { zh: '列表可能已变化，点此显示', en: 'The list may have changed, show' },
  changed: { zh: '有新变化', en: 'Has changed' },
  // The table.
  list: { zh: '投诉列表', en: 'Complaints' },
  select: { zh: '选中', en: 'Select' },
  selectAll: { zh: '选中本页', en: 'Select this page' },
  noDue: { zh: '没有时限在计时', en: 'no deadline runs' },
  since: { zh: '自', en: 'since' },
  // Pages.
  total: { zh: '共', en: '' },
  items: { zh: '条', en: 'in all' },
  rows: { zh: '每页条数', en: 'Rows of a page' },
  perPage: { zh: '条/页', en: 'a page' },
  page: { zh: '页', en: 'page' },
  // Nothing there.
  nothingToDo: { zh: '没有待办', en: 'Nothing to do' },
  findCaller: {
    zh: '列表不含电话和邮箱：按来电人查找（Ctrl K）',
    en: 'Lists hold no telephone numbers and addresses: find the caller (Ctrl K)',
  },
  nothingFits: { zh: '没有符合条件的投诉', en: 'No complaint fits' },
  nothingDone: { zh: '今天还没有办结', en: 'Nothing was closed today yet' },
  comesNext: { zh: '接下来到期', en: 'What is due next' },
  inTheQueue: { zh: '件未分派', en: 'unassigned' },
  // Bulk.
  selected: { zh: '已选', en: 'Selected' },
  clear: { zh: '取消选择', en: 'Clear' },
  assign: { zh: '批量分派', en: 'Assign' },
  reassign: { zh: '批量改派', en: 'Reassign' },
} satisfies Vocabulary

export type QueueWord = keyof typeof WORDS

export const useSay = catalogue(WORDS)
