import { Button, Group, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Listed } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { useSay } from './words.ts'

const AssignDialog = lazy(async () => ({
  default: (await import('./assign/assign-dialog.tsx')).AssignDialog,
}))

type Shown = { rows: readonly Listed[]; clear: () => void; ask: () => void }

/** What can be done with all that is selected. */
export function SelectionBar({ rows, clear, ask }: Shown) {
  const [say, may] = [useSay(), useMay()]
  // Those that were selected when it was opened, whatever is asked meanwhile.
  const [given, setGiven] = useState<readonly Listed[]>()
  const close = (isDone: boolean) => {
    setGiven(undefined)
    if (!isDone) return
    clear()
    ask()
  }
  return (
    <>
      {rows.length > 0 && (
        <Group gap="xs">
          <Text size="sm" role="status">
            {say('selected')} {rows.length}
          </Text>
          {(may('beginReassignment') || may('assign')) && (
            <Button size="xs" onClick={() => setGiven(rows)}>
              {say(may('beginReassignment') ? 'reassign' : 'assign')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={clear}>
            {say('clear')}
          </Button>
        </Group>
      )}
      {given && (
        <Suspense>
          <AssignDialog rows={given} close={close} />
        </Suspense>
      )}
    </>
  )
}
