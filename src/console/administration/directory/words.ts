import type { Vocabulary } from '../../../words/vocabulary.ts'
import { catalogue } from '../../catalogue.ts'

/** What the pages of the directory say. */
export const WORDS = {
  personName: { zh: '姓名', en: 'Name' },
  addPerson: { zh: '添加人员', en: 'Add a person' },
  changePerson: { zh: '修改人员', en: 'Change the entry' },
  setRoles: { zh: '设定角色', en: 'Set the roles' },
  setDeputies: { zh: '设定代理人', en: 'Set the deputies' },
  addAbsence: { zh: '登记缺勤', en: 'Enter an absence' },
  cancelAbsence: { zh: '撤销', en: 'Take back' },
  signOutEverywhere: { zh: '退出其所有登录', en: 'Sign them out everywhere' },
  signOutAbout: {
    zh: '在所有浏览器中退出登录，半分钟内生效。之后仍可重新登录。',
    en: 'In all browsers, within half a minute. They may sign in again.',
  },
  wholeList: {
    zh: '填写完整列表：原有内容将被替换。',
    en: 'The whole list: it takes the place of the one before.',
  },
  noPeople: { zh: '没有符合条件的人员', en: 'Nobody like this' },
  state: { zh: '状态', en: 'State' },
  everywhere: { zh: '全部部门', en: 'everywhere' },
  openComplaints: { zh: '在办投诉', en: 'Open complaints' },
  anyRole: { zh: '全部角色', en: 'Any role' },
  anyDepartment: { zh: '全部部门', en: 'Any department' },
  back: { zh: '返回人员列表', en: 'Back to the people' },
  noRole: {
    zh: '还没有角色：不能登录，也收不到通知',
    en: 'No role: they cannot sign in and are told nothing',
  },
  noDeputy: { zh: '没有代理人', en: 'No deputy' },
  noAbsence: { zh: '没有缺勤', en: 'No absence' },
  absences: { zh: '缺勤', en: 'Absences' },
  furtherNotice: { zh: '另行通知', en: 'further notice' },
  whoIsTold: { zh: '谁会收到发给此人的通知', en: 'Who would be told in their place' },
  asRole: { zh: '作为', en: 'As' },
  at: { zh: '在此时间', en: 'At' },
  nobody: { zh: '没有人会收到：请补充人员或角色', en: 'Nobody would: enter somebody with a role' },
  why: { zh: '原因', en: 'Why' },
  addDepartment: { zh: '添加部门', en: 'Add a department' },
  noDepartments: { zh: '还没有部门', en: 'No departments' },
  nobodyOnCall: {
    zh: '没有安排值班：通知发给担任角色的所有人',
    en: 'Nobody is on call: whoever has a role is told',
  },
  addWatch: { zh: '安排值班', en: 'Put somebody on call' },
  running: { zh: '值班中', en: 'now' },
  later: { zh: '未开始', en: 'later' },
  addRule: { zh: '添加规则', en: 'Add a rule' },
  noRules: { zh: '没有规则：所有投诉先到登记部门', en: 'No rules: everything goes to the intake' },
  rulesAbout: {
    zh: '条件最多的规则优先；条件一样多时，次序小的优先。没有规则适用的投诉到登记部门。',
    en: 'The rule with the most conditions holds; of two with as many, the one with the lower position. What none fits goes to the intake.',
  },
  conditions: { zh: '条件', en: 'When' },
  goesTo: { zh: '分派到', en: 'Goes to' },
  always: { zh: '所有投诉', en: 'everything' },
  recipientsAbout: {
    zh: '选择角色、部门或人员，查看通知此时会发给谁，以及原因。',
    en: 'Choose a role, a department or a person, and see who a notice would go to, and why.',
  },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
