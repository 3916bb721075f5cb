import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'

/** What the pages of signing in and out say. */
const WORDS = {
  title: { zh: '登录', en: 'Sign in' },
  trial: { zh: '选择开发用户', en: 'Choose a development user' },
  trialFor: {
    zh: '仅供试用：没有口令，点一下即以该用户登录。正式环境由公司的身份认证服务登录。',
    en: 'For trying only: one click, no password. In production the firm’s own sign-in is asked.',
  },
  here: { zh: '您已登录', en: 'You are signed in' },
  begin: { zh: '从这里开始', en: 'Where to begin' },
  again: { zh: '重新登录', en: 'Sign in again' },
  out: { zh: '退出登录', en: 'Sign out' },
  outAsked: { zh: '要退出登录吗？', en: 'Do you want to sign out?' },
  gone: { zh: '您已退出登录', en: 'You are signed out' },
  standsInFor: { zh: '代理', en: 'standing in for' },
  late: {
    zh: '此次登录已失效：用时过长，或在另一窗口中重新开始。请重新登录。',
    en: 'This sign-in is no longer valid: it took too long, or was begun anew in another window. Sign in again.',
  },
  refused: {
    zh: '身份认证服务未能确认您的身份，请重新登录。',
    en: 'The sign-in service did not confirm who you are. Sign in again.',
  },
} satisfies Vocabulary

export const signInWord = (name: keyof typeof WORDS, language: Language): string => WORDS[name][language]
