import type { Language } from '../../domain/names.ts'
import type { ChannelName } from '../../domain/notices/recipient.ts'
import { knownWordIn, wordIn, type Vocabulary } from '../vocabulary.ts'
import { reasonName } from '../reasons.ts'
import { DELIVERIES } from '../sentences/deliveries.ts'
import { chineseFrom } from '../sentences/in-chinese.ts'

/** By what a notice goes. */
const WAYS: Vocabulary<ChannelName> = {
  inbox: { zh: '站内', en: 'inbox' },
  email: { zh: '邮件', en: 'e-mail' },
  sms: { zh: '短信', en: 'text message' },
  conversation: { zh: '来信渠道的会话', en: 'their conversation' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
  slack: { zh: 'Slack', en: 'Slack' },
  teams: { zh: 'Teams', en: 'Teams' },
  log: { zh: '仅记入日志', en: 'log only' },
}

export const wayName = (channel: string, language: Language): string => wordIn(WAYS, channel, language)

/** What a notice waits for, or why it was not sent, where that is no event. */
const REASONS: Vocabulary = {
  quietHours: { zh: '免打扰时段', en: 'quiet hours' },
  digest: { zh: '与其他通知汇总', en: 'gathered with others' },
  noAddress: { zh: '没有地址', en: 'no address' },
  replaced: { zh: '记录已改写', en: 'its entry was rewritten' },
  erased: { zh: '已删除', en: 'erased' },
  unknown: { zh: '不知是否送达', en: 'unknown whether it arrived' },
  single: { zh: '单独重发', en: 'goes by itself' },
  newCycle: { zh: '已进入二次处理', en: 'a new cycle has begun' },
  assignedElsewhere: { zh: '已分派给他人', en: 'assigned elsewhere' },
  emergencyOver: { zh: '紧急事件已解除', en: 'the emergency is over' },
  delegatedElsewhere: { zh: '已委派给他人', en: 'delegated elsewhere' },
  climbedHigher: { zh: '已升到更高级别', en: 'gone higher' },
  repeated: { zh: '已有更新的通知', en: 'told anew' },
  clockEnded: { zh: '时限已结束', en: 'the deadline has ended' },
  warnedAgain: { zh: '已再次预警', en: 'warned again' },
  answered: { zh: '已答复', en: 'answered' },
  approvalDone: { zh: '已审批', en: 'approved' },
  proposedAnew: { zh: '已重新提出方案', en: 'proposed anew' },
  textsEnough: { zh: '一天内发往该号码的短信已足够', en: 'enough text messages to this number for a day' },
  toldOtherwise: { zh: '已由其他途径送达', en: 'told by another way' },
  unchanged: { zh: '没有变化', en: 'nothing has changed' },
  actionDone: { zh: '改进措施已完成', en: 'the action is done' },
}

const chineseOf = chineseFrom(DELIVERIES)

/** What a notice waits for, or why it was not sent: a code, or the sentence of a fault. */
export const heldName = (reason: string, language: Language): string =>
  knownWordIn(REASONS, reason, language) ??
  (language === 'zh' ? chineseOf(reason, (value) => value) : undefined) ??
  reasonName(reason, language)
