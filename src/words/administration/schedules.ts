import type { Vocabulary } from '../vocabulary.ts'

/** What the system does by itself at set times. */
export const SCHEDULES: Vocabulary = {
  reconcile: { zh: '核对登记库与运行', en: 'Reconciliation' },
  'route-waiting': { zh: '自动分派待分派的投诉', en: 'Routing of what waits' },
  'learn-reading': { zh: '学习初读', en: 'First reading learned' },
  'remind-of-actions': { zh: '提醒改进措施', en: 'Reminders of actions' },
  canary: { zh: '金丝雀', en: 'Canary' },
  purge: { zh: '到期清理', en: 'Purge' },
  'anchor-proof': { zh: '固定每日证明', en: 'Anchoring of the proof' },
  'report-monthly': { zh: '月度报告', en: 'Monthly report' },
  'report-quarterly': { zh: '季度报告', en: 'Quarterly report' },
}

/** How a run of it went. */
export const RUN_STATES: Vocabulary = {
  running: { zh: '进行中', en: 'under way' },
  completed: { zh: '完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  terminated: { zh: '被终止', en: 'terminated' },
  timedOut: { zh: '超时', en: 'timed out' },
}
