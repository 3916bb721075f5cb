/** What one figure means, in the words that stand beside the numbers. `name` is its path in the figures. */
export type Definition = {
  name: string
  unit: 'count' | 'share' | 'milliseconds' | 'minutes' | 'cents' | 'score'
  title: { en: string; zh: string }
  text: { en: string; zh: string }
}

/** One definition, English before Chinese. */
export const define = (
  name: string,
  unit: Definition['unit'],
  en: readonly [title: string, text: string],
  zh: readonly [title: string, text: string],
): Definition => ({ name, unit, title: { en: en[0], zh: zh[0] }, text: { en: en[1], zh: zh[1] } })
