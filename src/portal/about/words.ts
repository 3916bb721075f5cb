import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'

const WORDS = {
  title: { zh: '投诉渠道与处理流程', en: 'How we handle complaints' },
  tell: { zh: '提交投诉与建议', en: 'Tell us' },
  follow: { zh: '查看处理进度', en: 'See how yours stands' },
  channels: { zh: '联系渠道', en: 'How to reach us' },
  process: { zh: '处理流程与时限', en: 'What happens, and by when' },
  rights: { zh: '您随时可以', en: 'What you can do' },
  rightsAre: {
    zh: '凭编号和查询码查看进度、补充说明、要求上级介入、接受或拒绝方案、评价结果；不满意可要求重新处理，也可依法向监管部门、消费者协会或法院寻求救济。',
    en: 'With number and secret you see how it stands, add to it, ask for a supervisor, accept or decline what we propose and rate the result. If you are not content you can have it taken up again, or turn to a regulator, a consumer body or a court.',
  },
  results: { zh: '处理结果', en: 'How we have done' },
  noResults: { zh: '尚未发布报告。', en: 'No report has been issued yet.' },
  unknownResults: {
    zh: '暂时无法显示，请稍后再看。',
    en: 'They cannot be shown just now. Look again later.',
  },
  received: { zh: '收到', en: 'Received' },
  closed: { zh: '办结', en: 'Closed' },
  inTime: { zh: '按时完成', en: 'On time' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  few: { zh: '数量过少，不予公布', en: 'too few to be published' },
  questions: { zh: '常见问题', en: 'Questions that are often asked' },
  search: { zh: '查找', en: 'Search' },
  find: { zh: '输入关键词', en: 'What are you looking for?' },
  none: { zh: '没有找到相关问题。', en: 'Nothing was found.' },
  privacy: { zh: '隐私告知', en: 'Privacy notice' },
  version: { zh: '版本', en: 'Version' },
} satisfies Vocabulary

export const aboutWord = (name: keyof typeof WORDS, language: Language): string => WORDS[name][language]
