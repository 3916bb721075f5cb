import type { Title } from '../../domain/names.ts'
import { faultText } from '../../words/sentences/fault-text.ts'
import type { Subject } from './words.ts'

/** `warning`: the installation works, and something is not as it could be. */
export type State = 'good' | 'warning' | 'bad'
export type Finding = { subject: Subject; state: State; found: Title; mend?: Title }

export const good = (subject: Subject, found: Title): Finding => ({ subject, state: 'good', found })
export const warning = (subject: Subject, found: Title, mend: Title): Finding => ({
  ...{ subject, state: 'warning', found, mend },
})
export const bad = (subject: Subject, found: Title, mend: Title): Finding => ({
  ...{ subject, state: 'bad', found, mend },
})

/** What is wrong with a firm's rules. */
export const toldInBoth = (fault: unknown): Title => ({
  zh: faultText(fault, 'zh'),
  en: faultText(fault, 'en'),
})

/** What a fault of somebody else's says of itself. */
export const messageOf = (error: unknown): string => {
  const { message, cause } = error as Error
  return message || (cause as Error | undefined)?.message || String(error)
}
