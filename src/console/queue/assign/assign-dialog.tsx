import { Button, Group, Stack } from '@mantine/core'
import type { Listed } from '../../asking/contract.ts'
import { useMay } from '../../asking/me.ts'
import { SchemaForm } from '../../dialogs/schema-form.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ReassignDialog } from '../../bulk/reassign-dialog.tsx'
import { countsOf, Results } from '../../bulk/results.tsx'
import { useSay as useWord } from '../../words.ts'
import { useSay } from '../words.ts'
import { useOneByOne } from './use-one-by-one.ts'

type Shown = { rows: readonly Listed[]; close: (isSent: boolean) => void }

/** To whom what is selected goes, and how it went with each: by one order where somebody may give it. */
export function AssignDialog({ rows, close }: Shown) {
  const [say, may] = [useSay(), useMay()]
  if (!may('beginReassignment')) return <OneByOneDialog rows={rows} close={close} />
  return (
    <ReassignDialog
      title={`${say('reassign')} · ${rows.length}`}
      selection={{ ids: rows.map(({ id }) => id) }}
      draft="queue.beginReassignment"
      numberOf={(complaint) => rows.find(({ id }) => id === complaint)?.number ?? complaint}
      close={close}
    />
  )
}

function OneByOneDialog({ rows, close }: Shown) {
  const [say, word] = [useSay(), useWord()]
  const { send, items } = useOneByOne(rows)
  const isEnded = items?.every(({ state }) => state !== 'pending') ?? false
  return (
    <Dialog size="lg" close={() => close(items !== undefined)} title={`${say('assign')} · ${rows.length}`}>
      {items === undefined ? (
        <SchemaForm
          operation="assign"
          draft="queue.assign"
          send={send}
          isToldElsewhere
          // Once it is sent, how it goes is shown.
          done={(isSent) => isSent || close(false)}
        />
      ) : (
        <Stack gap="sm">
          <Results counts={countsOf(items)} manner="reassign" items={items} />
          <Group justify="flex-end">
            <Button onClick={() => close(true)} variant={isEnded ? 'filled' : 'default'}>
              {word('close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}
