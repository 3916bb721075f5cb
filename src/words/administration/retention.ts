import type { Vocabulary } from '../vocabulary.ts'

/** What was decided about keeping a complaint. */
export const RETENTION_DECISIONS: Vocabulary<
  'hold' | 'lift' | 'restrict' | 'unrestrict' | 'erase' | 'refuse' | 'purge'
> = {
  hold: { zh: '法律保全', en: 'legal hold' },
  lift: { zh: '解除法律保全', en: 'legal hold lifted' },
  restrict: { zh: '限制处理', en: 'restricted' },
  unrestrict: { zh: '解除限制', en: 'restriction lifted' },
  erase: { zh: '同意删除', en: 'erasure granted' },
  refuse: { zh: '拒绝删除', en: 'erasure refused' },
  purge: { zh: '到期清理', en: 'purge' },
}
