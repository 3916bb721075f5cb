import type { Complaint } from '../domain/complaint.ts'
import type { Vocabulary } from './vocabulary.ts'

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
