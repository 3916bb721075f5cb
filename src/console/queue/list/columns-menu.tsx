import { ActionIcon, Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { prefer, usePreferences } from '../../shell/preferences.ts'
import { useSay as useWord } from '../../words.ts'
import { ALL_COLUMNS, useColumnName, useColumns, usualColumns, type Column } from './columns.tsx'
import { useSay } from '../words.ts'

/** Which columns there are, and in which order; remembered on this machine. */
export function ColumnsMenu({ close }: { close: () => void }) {
  const [say, word, name] = [useSay(), useWord(), useColumnName()]
  const { columns: chosen } = usePreferences()
  const shown = useColumns(false)
  const rest = ALL_COLUMNS.filter((column) => !shown.includes(column))
  const keep = (columns: readonly Column[]) => columns.length > 0 && prefer({ columns })
  const move = (at: number, by: 1 | -1) => {
    const moved = shown[at]!
    keep(shown.toSpliced(at, 1).toSpliced(at + by, 0, moved))
  }
  return (
    <Modal opened onClose={close} title={say('columns')} closeButtonProps={{ 'aria-label': word('close') }}>
      <Stack gap={6}>
        {[...shown, ...rest].map((column, at) => (
          <Group key={column} gap={4} wrap="nowrap" mih={28}>
            <Checkbox
              flex={1}
              size="xs"
              label={name(column)}
              checked={at < shown.length}
              onChange={() =>
                keep(at < shown.length ? shown.filter((one) => one !== column) : [...shown, column])
              }
            />
            {at < shown.length && (
              <>
                <Move
                  label={`${say('up')}: ${name(column)}`}
                  icon={IconArrowUp}
                  act={at > 0 ? () => move(at, -1) : undefined}
                />
                <Move
                  label={`${say('down')}: ${name(column)}`}
                  icon={IconArrowDown}
                  act={at < shown.length - 1 ? () => move(at, 1) : undefined}
                />
              </>
            )}
          </Group>
        ))}
        <Button
          size="xs"
          variant="default"
          disabled={chosen === undefined}
          onClick={() => prefer({ columns: usualColumns })}
        >
          {say('usualColumns')}
        </Button>
      </Stack>
    </Modal>
  )
}

type Moving = { label: string; icon: typeof IconArrowUp; act: (() => void) | undefined }

const Move = ({ label, icon: Icon, act }: Moving) => (
  <ActionIcon variant="subtle" size="sm" aria-label={label} title={label} disabled={!act} onClick={act}>
    <Icon size={14} aria-hidden />
  </ActionIcon>
)
