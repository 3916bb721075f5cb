import { ActionIcon, Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Dialog } from '../../parts/dialog.tsx'
import { prefer, usePreferences } from '../../shell/preferences.ts'
import { useSay } from '../words.ts'
import { ALL_COLUMNS, useColumnName, useColumns, type Column } from './columns.tsx'

const keep = (columns: readonly Column[]): void => {
  if (columns.length > 0) prefer({ columns })
}

/** Which columns there are, and in which order; remembered on this machine. */
export function ColumnsMenu({ close }: { close: () => void }) {
  const [say, { columns }] = [useSay(), usePreferences()]
  const shown = useColumns(false)
  const rest = ALL_COLUMNS.filter((column) => !shown.includes(column))
  return (
    <Dialog close={close} title={say('columns')}>
      <Stack gap={6}>
        {[...shown, ...rest].map((column, at) => (
          <ColumnLine key={column} {...{ column, at, shown }} />
        ))}
        <Button
          size="xs"
          variant="default"
          disabled={columns === undefined || columns.length === 0}
          onClick={() => prefer({ columns: [] })}
        >
          {say('usualColumns')}
        </Button>
      </Stack>
    </Dialog>
  )
}

type Line = { column: Column; at: number; shown: readonly Column[] }

function ColumnLine({ column, at, shown }: Line) {
  const [say, name] = [useSay(), useColumnName()]
  const isShown = at < shown.length
  const by = (step: 1 | -1) =>
    isShown && at + step >= 0 && at + step < shown.length
      ? () => keep(shown.toSpliced(at, 1).toSpliced(at + step, 0, column))
      : undefined
  return (
    <Group gap={4} wrap="nowrap" mih={28}>
      <Checkbox
        flex={1}
        size="xs"
        label={name(column)}
        checked={isShown}
        onChange={() => keep(isShown ? shown.filter((one) => one !== column) : [...shown, column])}
      />
      {isShown && <Move label={`${say('up')}: ${name(column)}`} icon={IconArrowUp} act={by(-1)} />}
      {isShown && <Move label={`${say('down')}: ${name(column)}`} icon={IconArrowDown} act={by(1)} />}
    </Group>
  )
}

type Moving = { label: string; icon: typeof IconArrowUp; act: (() => void) | undefined }

const Move = ({ label, icon: Icon, act }: Moving) => (
  <ActionIcon variant="subtle" size="sm" aria-label={label} title={label} disabled={!act} onClick={act}>
    <Icon size={14} aria-hidden />
  </ActionIcon>
)
