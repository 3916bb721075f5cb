import type { ClockTitles, Language } from '../domain/names.ts'
import { clockName, type CLOCKS } from './clocks.ts'
import { knownWordIn, type Vocabulary } from './vocabulary.ts'

/** What clocks promise the customer, for the clocks of the policies that ship. What is no promise is not here. */
const PROMISES = {
  acknowledge: { zh: '专人与您联系', en: 'A member of our staff gets in touch with you' },
  accept: { zh: '告知您是否受理', en: 'You hear whether it is taken on' },
  propose: { zh: '向您提出处理方案', en: 'You get a proposal' },
  respond: { zh: '给您首次答复', en: 'You get a first answer' },
  promised: { zh: '告知您调查结果', en: 'You hear what we have found' },
  resolve: { zh: '给出解决方案并征得您的同意', en: 'It is resolved with you' },
  decide: { zh: '作出处理决定并告知您', en: 'You get our decision' },
  answer: { zh: '给您答复', en: 'You get our answer' },
  execution: { zh: '执行处理方案', en: 'The solution is carried out' },
  revisit: { zh: '回访，了解您是否满意', en: 'We ask whether you are satisfied' },
  laterRevisit: { zh: '再次回访，了解问题是否真正解决', en: 'We ask again whether it is really solved' },
} satisfies Partial<Vocabulary<keyof typeof CLOCKS>>

/** What a clock promises, in a sentence for the customer; nothing for one that has none. */
export const promiseOf = (
  clock: string,
  language: Language,
  { promises }: Pick<ClockTitles, 'promises'>,
): string | undefined => knownWordIn(promises, clock, language) ?? knownWordIn(PROMISES, clock, language)

/** The same, or else what the clock is called. */
export const promiseOrName = (clock: string, language: Language, titles: ClockTitles): string =>
  promiseOf(clock, language, titles) ?? clockName(clock, language, titles.clocks)
