import type { EventType } from '../domain/event.ts'
import type { Language } from '../domain/names.ts'
import { knownWordIn, type Vocabulary } from './vocabulary.ts'

export const EVENTS: Vocabulary<EventType> = {
  received: { zh: '接收投诉', en: 'Received' },
  acknowledged: { zh: '确认收到', en: 'Acknowledged' },
  classified: { zh: '分类定级', en: 'Classified' },
  assigned: { zh: '分派', en: 'Assigned' },
  informationRequested: { zh: '请客户补充材料', en: 'Information requested' },
  thirdPartyAwaited: { zh: '等待第三方', en: 'Waiting for a third party' },
  requestCancelled: { zh: '撤销补充请求', en: 'Request cancelled' },
  informationProvided: { zh: '收到补充材料', en: 'Information provided' },
  contactRecorded: { zh: '沟通记录', en: 'Contact' },
  noteAdded: { zh: '内部备注', en: 'Note' },
  detailsAmended: { zh: '更正登记内容', en: 'Details amended' },
  evidenceAttached: { zh: '附上证据', en: 'Evidence attached' },
  slipRenewed: { zh: '更换查询码', en: 'Secret renewed' },
  interimMeasureOffered: { zh: '提供临时措施', en: 'Interim measure offered' },
  investigationPromised: { zh: '承诺调查并约定答复时间', en: 'Investigation promised' },
  findingsRecorded: { zh: '调查结论', en: 'Findings' },
  taskOpened: { zh: '交办任务', en: 'Task opened' },
  taskCompleted: { zh: '任务完成', en: 'Task completed' },
  taskOverdue: { zh: '任务超期', en: 'Task overdue' },
  solutionProposed: { zh: '提出处理方案', en: 'Solution proposed' },
  proposalApproved: { zh: '方案审批通过', en: 'Proposal approved' },
  proposalReturned: { zh: '方案退回', en: 'Proposal returned' },
  solutionOffered: { zh: '方案告知客户', en: 'Solution offered' },
  solutionAccepted: { zh: '客户接受方案', en: 'Solution accepted' },
  solutionDeclined: { zh: '客户不接受方案', en: 'Solution declined' },
  executionRecorded: { zh: '方案已执行', en: 'Solution carried out' },
  revisitRecorded: { zh: '回访', en: 'Revisit' },
  noticeConfirmed: { zh: '通知已送出', en: 'Notice sent' },
  finalResponseGiven: { zh: '最终答复', en: 'Final response' },
  emergencyDeclared: { zh: '宣布紧急事件', en: 'Emergency declared' },
  lessonsRecorded: { zh: '经验总结', en: 'Lessons' },
  effortRecorded: { zh: '处理工时', en: 'Effort' },
  entryProved: { zh: '补证一条记录', en: 'Entry proved' },
  entryVoided: { zh: '作废一条记录', en: 'Entry voided' },
  withdrawn: { zh: '客户撤回', en: 'Withdrawn' },
  refused: { zh: '不予受理', en: 'Refused' },
  transferred: { zh: '转办', en: 'Transferred' },
  merged: { zh: '并入另一投诉', en: 'Merged into another' },
  absorbed: { zh: '并入了另一投诉', en: 'Another was merged into this' },
  mergeBegun: { zh: '开始并入', en: 'Merge begun' },
  mergeCancelled: { zh: '并入未成', en: 'Merge came to nothing' },
  released: { zh: '撤销并入', en: 'Merge taken back' },
  reopened: { zh: '重新受理', en: 'Reopened' },
  cycleOpened: { zh: '二次处理开始', en: 'New cycle' },
  closed: { zh: '办结', en: 'Closed' },
  archived: { zh: '归档', en: 'Archived' },
  policyAdopted: { zh: '改用规则集', en: 'Policy adopted' },
  calendarAdopted: { zh: '改用工作日历', en: 'Calendar adopted' },
  clockStarted: { zh: '开始计时', en: 'Clock started' },
  clockPaused: { zh: '中止计时', en: 'Clock paused' },
  clockResumed: { zh: '恢复计时', en: 'Clock resumed' },
  dueChanged: { zh: '期限变更', en: 'Due changed' },
  clockMet: { zh: '按要求完成', en: 'Clock met' },
  clockCancelled: { zh: '计时取消', en: 'Clock cancelled' },
  clockExpired: { zh: '等待期满', en: 'Clock expired' },
  warned: { zh: '预警', en: 'Warning' },
  breached: { zh: '超期', en: 'Overdue' },
  clockReopened: { zh: '时限恢复计时', en: 'Clock reopened' },
  breachVoided: { zh: '超期记录撤销', en: 'Overdue voided' },
  extensionGranted: { zh: '批准延期', en: 'Extension granted' },
  extensionCancelled: { zh: '撤销延期', en: 'Extension taken back' },
  reminded: { zh: '提醒', en: 'Reminder' },
  waitingGivenUp: { zh: '不再等待', en: 'Waiting given up' },
  escalated: { zh: '升级', en: 'Escalated' },
  escalationAccepted: { zh: '升级已接手', en: 'Escalation accepted' },
  escalationDelegated: { zh: '升级转交', en: 'Escalation delegated' },
  escalationEnded: { zh: '升级结束', en: 'Escalation ended' },
  independenceWaived: { zh: '回避豁免', en: 'Independence waived' },
  handlingReviewed: { zh: '公正性抽查', en: 'Handling reviewed' },
  supervisionOrdered: { zh: '下达督办', en: 'Supervise order given' },
  supervisionReplied: { zh: '督办回复', en: 'Supervise order answered' },
  supervisionConcluded: { zh: '督办办结', en: 'Supervise order concluded' },
  supervisionOverdue: { zh: '督办超期', en: 'Supervise order overdue' },
}

/** Notices that are called otherwise than the event they tell of. */
const NOTICES = {
  approvalNeeded: { zh: '方案待审批', en: 'Approval needed' },
  addressChanged: { zh: '联系方式变更', en: 'Contact details changed' },
  deliveryFailed: { zh: '通知无法送达', en: 'Delivery failed' },
} satisfies Vocabulary

/** What an event, or a notice, is called; a newer one by its code, its words apart. */
export const eventName = (type: string, language: Language): string =>
  knownWordIn(EVENTS, type, language) ?? knownWordIn(NOTICES, type, language) ?? apart(type)

function apart(code: string): string {
  const words = code.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
