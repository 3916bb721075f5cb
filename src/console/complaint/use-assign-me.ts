import { notifications } from '@mantine/notifications'
import { COMMANDS } from '../../words/commands.ts'
import { newKey, perform } from '../asking/ask.ts'
import { useMe } from '../asking/me.ts'
import { queries } from '../asking/use-ask.ts'
import { useLanguage } from '../shell/preferences.ts'
import type { Desk } from './desk.tsx'
import { Failure } from '../asking/failure.ts'

/** Takes a complaint up at once, where somebody may and has not got it; asks for more where more is needed. */
export function useAssignMe({ complaint, may, ask }: Desk): (() => void) | undefined {
  const [me, language] = [useMe(), useLanguage()]
  const { owner, id, version } = complaint
  const departments = me.held.flatMap((held) => (held.for === null ? (held.departments ?? []) : []))
  const department = departments.find((one) => one === owner?.department) ?? departments[0]
  if (!may('assign') || owner?.person === me.id || department === undefined) return undefined
  const given = { department, person: me.id }
  return () =>
    void perform('assign', id, given, { key: newKey(), version }).then(
      () => {
        notifications.show({ message: COMMANDS.assign[language], color: 'teal' })
        return queries.invalidateQueries()
      },
      // What stands against it is said in the dialog, where it can be mended.
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error
        ask('assign', given)
      },
    )
}
