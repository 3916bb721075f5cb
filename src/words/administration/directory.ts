import type { Because } from '../../domain/notices/recipient.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** Why somebody is told of something. */
export const BECAUSE: Vocabulary<Because['as']> = {
  named: { zh: '指定本人', en: 'named in person' },
  role: { zh: '担任该角色', en: 'has the role' },
  onCall: { zh: '正在值班', en: 'is on call' },
  deputy: { zh: '代理', en: 'deputy' },
  standIn: { zh: '该处无人在岗，代收', en: 'nobody is there: stands in' },
  complainant: { zh: '投诉人', en: 'complainant' },
  group: { zh: '群机器人', en: 'group chat' },
}

/** What can be changed in the directory, as its record names it. */
export const DIRECTORY_CHANGES: Vocabulary = {
  department: { zh: '部门', en: 'Department' },
  person: { zh: '人员', en: 'Person' },
  roles: { zh: '角色', en: 'Roles' },
  deputies: { zh: '代理人', en: 'Deputies' },
  absence: { zh: '登记缺勤', en: 'Absence' },
  absenceCancelled: { zh: '撤销缺勤', en: 'Absence taken back' },
  onCall: { zh: '安排值班', en: 'On call' },
  onCallCancelled: { zh: '撤销值班', en: 'Watch taken back' },
  routingRule: { zh: '分派规则', en: 'Routing rule' },
  routingRuleRemoved: { zh: '删除分派规则', en: 'Routing rule removed' },
}
