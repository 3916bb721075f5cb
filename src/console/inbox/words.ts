import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

const WORDS = {
  all: { zh: '全部', en: 'All' },
  unread: { zh: '未读', en: 'Unread' },
  markRead: { zh: '标为已读', en: 'Mark as read' },
  markAll: { zh: '本页全部标为已读', en: 'Mark all of this page as read' },
  notice: { zh: '通知', en: 'Notice' },
  complaint: { zh: '投诉', en: 'Complaint' },
  because: { zh: '收到原因', en: 'Why you' },
  at: { zh: '时间', en: 'When' },
  actions: { zh: '操作', en: 'Actions' },
  takenBack: { zh: '通知已撤回', en: 'taken back' },
  outOfReach: { zh: '现由他人处理', en: 'with others by now' },
  report: { zh: '投诉处理报告', en: 'Complaints report' },
  none: { zh: '没有通知。', en: 'You have been told nothing yet.' },
  noneUnread: { zh: '没有未读通知。', en: 'You have read everything.' },
  keys: {
    zh: '快捷键：J K 选择，Enter 打开，R 标为已读',
    en: 'Keys: J K select, Enter opens, R marks as read',
  },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
