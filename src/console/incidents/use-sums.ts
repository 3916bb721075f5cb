import { moneyText, type Money } from '../../words/money.ts'
import { useLanguage } from '../shell/preferences.ts'

/** Sums of several currencies, beside each other. */
export function useSums(): (sums: readonly Money[]) => string {
  const language = useLanguage()
  return (sums) => sums.map((sum) => moneyText(sum, language)).join(' · ')
}
