import type { EventOf } from '../domain/event.ts'
import type { Channel } from '../domain/intake.ts'
import type { Language } from '../domain/names.ts'
import type { Because } from '../domain/notices/recipient.ts'
import { clearerOf } from '../domain/policy/clearance.ts'
import type { ClockRule, Role } from '../domain/policy/policy.ts'
import type { TeamKind } from '../domain/supervision/team.ts'
import { wordIn, type Vocabulary } from './vocabulary.ts'

/** Who does things, who hears about them, and whose move it is. */
export const ROLES: Vocabulary<Role | ClockRule['owedBy']> = {
  customer: { zh: '客户', en: 'customer' },
  agent: { zh: '客服', en: 'agent' },
  supervisor: { zh: '主管', en: 'supervisor' },
  manager: { zh: '经理', en: 'manager' },
  management: { zh: '管理层', en: 'management' },
  operator: { zh: '运维', en: 'operator' },
  auditor: { zh: '审计', en: 'auditor' },
  legal: { zh: '法务', en: 'legal' },
  administrator: { zh: '管理员', en: 'administrator' },
  integration: { zh: '对接系统', en: 'integration' },
  system: { zh: '系统', en: 'system' },
  thirdParty: { zh: '第三方', en: 'third party' },
}

/** Who is asked to clear something: a role, with its department where it is one's. */
export function clearerName(clearer: string, language: Language): string {
  const { role, department } = clearerOf(clearer)
  return [wordIn(ROLES, role, language), department].filter(Boolean).join(' · ')
}

/** Why a notice went to somebody: what stands for their role is said with it. */
const BECAUSE: Vocabulary<Exclude<Because['as'], 'role'>> = {
  named: { zh: '指名通知', en: 'named' },
  onCall: { zh: '值班', en: 'on call' },
  deputy: { zh: '代理', en: 'standing in for' },
  standIn: { zh: '该角色暂无他人', en: 'nobody else has the role' },
  group: { zh: '群机器人', en: 'group' },
  complainant: { zh: '投诉人', en: 'complainant' },
}

/** As what somebody was told. */
export function becauseName({ as, role }: { as: string; role?: unknown }, language: Language): string {
  const inRole = typeof role === 'string' ? wordIn(ROLES, role, language) : undefined
  if (as === 'role' && inRole !== undefined) return inRole
  return [wordIn(BECAUSE, as, language), inRole].filter(Boolean).join(' · ')
}

/** Who reads what a note says. */
export const NOTE_READERS: Vocabulary<NonNullable<EventOf<'noteAdded'>['visibleTo']>> = {
  staff: { zh: '全体处理人员', en: 'all staff' },
  leads: { zh: '主管及以上', en: 'leads' },
  legal: { zh: '法务', en: 'legal' },
}

/** How a complaint came in. */
export const CHANNELS: Vocabulary<Channel> = {
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮件', en: 'e-mail' },
  web: { zh: '网站', en: 'web' },
  app: { zh: 'App', en: 'app' },
  chat: { zh: '在线客服', en: 'chat' },
  social: { zh: '社交媒体', en: 'social media' },
  store: { zh: '门店', en: 'store' },
  letter: { zh: '信函', en: 'letter' },
  other: { zh: '其他', en: 'other' },
}

/** How the customer was spoken to. */
export const METHODS: Vocabulary<EventOf<'acknowledged'>['method']> = {
  phone: CHANNELS.phone,
  email: CHANNELS.email,
  letter: CHANNELS.letter,
  chat: CHANNELS.chat,
  message: { zh: '短信', en: 'message' },
  inPerson: { zh: '当面', en: 'in person' },
}

export const DIRECTIONS: Vocabulary<EventOf<'contactRecorded'>['direction']> = {
  inward: { zh: '客户来电或来函', en: 'from the customer' },
  outward: { zh: '联系客户', en: 'to the customer' },
}

/** Teams that are told apart from others. */
export const TEAM_KINDS: Vocabulary<TeamKind> = {
  rapidResponse: { zh: '快速响应', en: 'rapid response' },
}

/** Whether somebody is at work. */
export const PRESENCES: Vocabulary<'here' | 'away' | 'left'> = {
  here: { zh: '在岗', en: 'here' },
  away: { zh: '缺勤', en: 'away' },
  left: { zh: '已离职', en: 'left' },
}
