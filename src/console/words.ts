import type { Vocabulary } from '../words/vocabulary.ts'
import { catalogue } from './catalogue.ts'

/** What the console says by itself. Codes have their words in src/words, refusals come with their sentences. */
const WORDS = {
  // Pages.
  queue: { zh: '我的待办', en: 'My queue' },
  intake: { zh: '登记投诉', en: 'Take in' },
  escalations: { zh: '升级', en: 'Escalations' },
  team: { zh: '团队', en: 'Team' },
  figures: { zh: '指标', en: 'Figures' },
  reports: { zh: '报告', en: 'Reports' },
  actions: { zh: '改进措施', en: 'Actions' },
  inbox: { zh: '通知', en: 'Inbox' },
  administration: { zh: '管理', en: 'Administration' },
  operations: { zh: '运维', en: 'Operations' },
  complaint: { zh: '投诉', en: 'Complaint' },
  pages: { zh: '页面', en: 'Pages' },
  // The frame.
  findAnything: { zh: '查找投诉、人员、页面、操作', en: 'Find complaints, people, pages, steps' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  menu: { zh: '菜单', en: 'Menu' },
  toContent: { zh: '跳到正文', en: 'Skip to the content' },
  otherLanguage: { zh: 'English', en: '中文' },
  theme: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  auto: { zh: '跟随系统', en: 'As the system' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signedInAs: { zh: '当前身份', en: 'Signed in as' },
  standsInFor: { zh: '代', en: 'for' },
  keys: { zh: '快捷键', en: 'Keys' },
  keyMove: { zh: '上下移动', en: 'Move up and down' },
  keyOpen: { zh: '打开', en: 'Open' },
  keySelect: { zh: '选中', en: 'Select' },
  keysOn: { zh: '启用快捷键', en: 'Single keys act as shortcuts' },
  soundOn: { zh: '有新升级时响铃', en: 'A sound when something escalates' },
  offline: {
    zh: '连接已断开：内容保留在此，时限继续计时。',
    en: 'Cut off: what is shown stays, and deadlines go on.',
  },
  signInEnded: { zh: '登录已失效', en: 'Your sign-in has ended' },
  signInEndedFor: {
    zh: '请重新登录。您输入的内容都还在。',
    en: 'Please sign in again. Nothing that you typed is lost.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  signedInAgain: { zh: '已重新登录，可关闭此页。', en: 'You are signed in again. This page can be closed.' },
  // States of what is shown.
  loading: { zh: '正在加载', en: 'Loading' },
  again: { zh: '重试', en: 'Try again' },
  requestId: { zh: '请求编号', en: 'Request' },
  cutOff: { zh: '没有连上服务器', en: 'The server could not be reached' },
  outcomeUnknown: {
    zh: '尚不确定是否已完成，请再次提交：同一请求只会执行一次。',
    en: 'It may have been done. Submit it again: it acts once.',
  },
  noSuchPage: { zh: '没有这个页面', en: 'There is no such page' },
  nothingHere: { zh: '这里还没有内容', en: 'There is nothing here' },
  broken: { zh: '页面出错了', en: 'This page has failed' },
  // Lists.
  findInList: { zh: '在列表中查找', en: 'Find in this list' },
  total: { zh: '总数', en: 'In all' },
  previousPage: { zh: '上一页', en: 'Page before' },
  nextPage: { zh: '下一页', en: 'Next page' },
  change: { zh: '修改', en: 'Change' },
  // Dialogs.
  send: { zh: '提交', en: 'Submit' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  add: { zh: '添加', en: 'Add' },
  remove: { zh: '删除', en: 'Remove' },
  choose: { zh: '请选择', en: 'Choose' },
  optional: { zh: '选填', en: 'optional' },
  draftKept: { zh: '草稿已保存在本机', en: 'Kept as a draft on this machine' },
  file: { zh: '文件', en: 'File' },
  fileStays: {
    zh: '文件不上传，只登记其数字摘要（SHA-256）。',
    en: 'It is not sent; its digest (SHA-256) is recorded.',
  },
  sendAnyway: { zh: '仍然提交', en: 'Submit all the same' },
  changedMeanwhile: { zh: '您填写时投诉有了新变化', en: 'The complaint has changed meanwhile' },
  done: { zh: '已完成', en: 'Done' },
  notRecorded: {
    zh: '已受理，登记库恢复后写入。',
    en: 'Accepted; it will be recorded when the register is back.',
  },
  // The chip.
  left: { zh: '剩余', en: 'left' },
  over: { zh: '超期', en: 'overdue by' },
  paused: { zh: '中止计时', en: 'paused' },
  met: { zh: '按时', en: 'in time' },
  metLate: { zh: '超期完成', en: 'late' },
  unmet: { zh: '未完成', en: 'unmet' },
  cancelled: { zh: '取消', en: 'cancelled' },
  expired: { zh: '已终止', en: 'expired' },
  provisional: { zh: '暂定', en: 'provisional' },
  due: { zh: '截止', en: 'due' },
  workingTime: { zh: '工作时间', en: 'working time' },
} satisfies Vocabulary

export type Word = keyof typeof WORDS

/** The words of the console, in the reader's language. */
export const useSay = catalogue(WORDS)
