import { Button, Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { COMMANDS } from '../../../words/commands.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { CommandType } from '../../asking/contract.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { groupedSteps } from './steps.ts'

/** Every step that is allowed, grouped by what it is about, found by typing. */
export function OtherSteps() {
  const say = useSay()
  const { ask } = useDesk()
  const button = useRef<HTMLButtonElement>(null)
  const { list, sought, seek } = useSeeking()
  const choose = (type: string) => {
    list.closeDropdown()
    // One comes back here from its dialog.
    button.current?.focus()
    ask(type as CommandType)
  }
  return (
    <Combobox store={list} width={280} position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          ref={button}
          size="xs"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-haspopup="listbox"
          aria-expanded={list.dropdownOpened}
          onClick={() => list.toggleDropdown()}
        >
          {say('otherSteps')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={sought}
          aria-label={say('findStep')}
          placeholder={say('findStep')}
          onChange={({ currentTarget }) => seek(currentTarget.value)}
        />
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={say('otherSteps')}>
          <Options sought={sought} />
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** A list that one types in to find something; the first that fits is chosen by Enter. */
function useSeeking() {
  const [sought, setSought] = useState('')
  const list = useCombobox({
    onDropdownClose: () => {
      list.resetSelectedOption()
      setSought('')
    },
    onDropdownOpen: () => {
      list.focusSearchInput()
      list.selectFirstOption()
    },
  })
  const seek = (text: string) => {
    setSought(text)
    queueMicrotask(() => list.selectFirstOption())
  }
  return { list, sought, seek }
}

function Options({ sought }: { sought: string }) {
  const [say, language] = [useSay(), useLanguage()]
  const text = sought.trim().toLowerCase()
  const isSought = (type: CommandType) =>
    Object.values(COMMANDS[type] ?? {}).some((word) => word.toLowerCase().includes(text)) ||
    type.toLowerCase().includes(text)
  const groups = groupedSteps(useDesk().complaint.allowedActions)
    .map(({ word, types }) => ({ word, types: types.filter(isSought) }))
    .filter(({ types }) => types.length > 0)
  if (groups.length === 0) return <Combobox.Empty>{say('nothingOfIt')}</Combobox.Empty>
  return groups.map(({ word, types }) => (
    <Combobox.Group key={word} label={say(word)}>
      {types.map((type) => (
        <Combobox.Option key={type} value={type}>
          {wordIn(COMMANDS, type, language)}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  ))
}
