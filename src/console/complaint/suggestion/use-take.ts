import { notifications } from '@mantine/notifications'
import { COMMANDS } from '../../../words/commands.ts'
import { newKey, perform } from '../../asking/ask.ts'
import { Failure } from '../../asking/failure.ts'
import { queries } from '../../asking/use-ask.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Desk } from '../desk.tsx'

/** Classifies a complaint as suggested, at once; asks for more where more is needed. */
export function useTake({ complaint, suggestion, ask }: Desk): (() => void) | undefined {
  const language = useLanguage()
  if (!suggestion) return undefined
  const { id, version } = complaint
  const { body } = suggestion
  return () =>
    void perform('classify', id, body, { key: newKey(), version }).then(
      () => {
        notifications.show({ message: COMMANDS.classify[language], color: 'teal' })
        return queries.invalidateQueries()
      },
      // What is missing beside it is asked for in the dialog.
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error
        ask('classify', body)
      },
    )
}
