import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { COMMANDS } from '../../../words/commands.ts'
import type { CommandType } from '../../asking/contract.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import type { LineShown } from './items.ts'

/** What can be put right of an entry: what was a slip is voided, what was told later is proved. */
const PUT_RIGHT: Readonly<Record<string, readonly CommandType[]>> = {
  noteAdded: ['voidEntry'],
  contactRecorded: ['voidEntry', 'proveEntry'],
  acknowledged: ['proveEntry'],
  evidenceAttached: ['voidEntry'],
  lessonsRecorded: ['voidEntry'],
  effortRecorded: ['voidEntry'],
}

export function Putting({ line: { type, sequence, event } }: { line: LineShown }) {
  const [say, language] = [useSay(), useLanguage()]
  const { may, ask } = useDesk()
  const isUnproved = event['unproved'] === true || event['toldAt'] !== undefined
  const steps = (PUT_RIGHT[type] ?? []).filter((one) => may(one) && (one !== 'proveEntry' || isUnproved))
  if (steps.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          color="gray"
          aria-label={`${say('aboutRecords')} #${sequence}`}
        >
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((one) => (
          <Menu.Item key={one} onClick={() => ask(one, { sequence })}>
            {COMMANDS[one][language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
