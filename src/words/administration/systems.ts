import type { Scope } from '../../domain/access/scopes.ts'
import type { RobotName } from '../../domain/notices/recipient.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** What a key lets another system do. */
export const SCOPES: Vocabulary<Scope> = {
  'complaints:create': { zh: '登记投诉', en: 'take complaints in' },
  'complaints:read': { zh: '查看投诉', en: 'read complaints' },
  'complaints:record': { zh: '补记沟通、备注与证据', en: 'record contacts, notes and evidence' },
  import: { zh: '导入', en: 'import' },
  export: { zh: '导出', en: 'export' },
  calendars: { zh: '改用工作日历', en: 'have calendars adopted' },
  policies: { zh: '改用规则集', en: 'have policies adopted' },
  purge: { zh: '到期清理', en: 'purge' },
  feed: { zh: '读取变更流', en: 'read the change feed' },
  figures: { zh: '读取指标', en: 'read figures' },
  webhooks: { zh: '管理接收端', en: 'manage endpoints' },
  customers: { zh: '代客户办理', en: 'speak for customers' },
  mail: { zh: '转交收到的邮件', en: 'hand on mail that was received' },
  messages: { zh: '转交客户消息', en: 'hand on messages of customers' },
}

/** What was done to a key. */
export const KEY_CHANGES: Vocabulary<'created' | 'secretRotated' | 'revoked'> = {
  created: { zh: '新建', en: 'made' },
  secretRotated: { zh: '更换', en: 'renewed' },
  revoked: { zh: '吊销', en: 'revoked' },
}

/** Of endpoints: an address that is told of events, or the robot of a group chat. */
export const ENDPOINT_KINDS: Vocabulary<'webhook' | RobotName> = {
  webhook: { zh: '接收系统（webhook）', en: 'webhook' },
  wecom: { zh: '企业微信群机器人', en: 'WeCom robot' },
  dingtalk: { zh: '钉钉群机器人', en: 'DingTalk robot' },
  feishu: { zh: '飞书群机器人', en: 'Feishu robot' },
  slack: { zh: 'Slack 群机器人', en: 'Slack robot' },
  teams: { zh: 'Teams 群机器人', en: 'Teams robot' },
}
