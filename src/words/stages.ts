import type { Complaint } from '../domain/complaint.ts'
import type { Outcome } from '../domain/event.ts'
import type { Stage } from '../domain/policy/policy.ts'
import type { EmergencyState } from '../domain/commands/emergency.ts'
import type { Vocabulary } from './vocabulary.ts'

export const STAGES: Vocabulary<Stage> = {
  received: { zh: '已接收', en: 'received' },
  investigating: { zh: '调查中', en: 'investigating' },
  proposed: { zh: '待客户确认', en: 'proposed' },
  executing: { zh: '执行中', en: 'executing' },
  revisiting: { zh: '回访中', en: 'revisiting' },
  closed: { zh: '已办结', en: 'closed' },
}

export const OUTCOMES: Vocabulary<Outcome> = {
  resolved: { zh: '已解决', en: 'resolved' },
  finalResponse: { zh: '最终答复', en: 'final response' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  refused: { zh: '不予受理', en: 'refused' },
  transferred: { zh: '已转办', en: 'transferred' },
  merged: { zh: '已并入', en: 'merged' },
  unreachable: { zh: '无法联系', en: 'unreachable' },
}

/** How a proposal stands. */
export const PROPOSAL_STATES: Vocabulary<NonNullable<Complaint['proposal']>['state']> = {
  awaitingApproval: { zh: '待审批', en: 'waits for approval' },
  awaitingClearance: { zh: '待审核', en: 'waits for clearance' },
  offered: { zh: '待客户确认', en: 'with the customer' },
  returned: { zh: '已退回', en: 'returned' },
  accepted: { zh: '客户已接受', en: 'accepted' },
  declined: { zh: '客户已拒绝', en: 'declined' },
}

export const NOTICE_STATES: Vocabulary<'pending' | 'sent' | 'suppressed' | 'failed'> = {
  pending: { zh: '待发', en: 'pending' },
  sent: { zh: '已发', en: 'sent' },
  suppressed: { zh: '不发', en: 'suppressed' },
  failed: { zh: '未送达', en: 'failed' },
}

export const ESCALATION_STATES: Vocabulary<Complaint['escalations'][number]['state']> = {
  open: { zh: '未接手', en: 'open' },
  accepted: { zh: '已接手', en: 'accepted' },
  ended: { zh: '已结束', en: 'ended' },
}

/** How an emergency stands. */
export const EMERGENCY_STATES: Vocabulary<EmergencyState> = {
  on: { zh: '紧急事件处置中', en: 'emergency is on' },
  over: { zh: '紧急事件已解除', en: 'emergency is over' },
}
