import { Combobox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { cut } from '../../../words/telling/cut.ts'
import { useSay } from '../../words.ts'
import type { Framing } from '../input.ts'
import { SnippetsEditor } from './snippets-editor.tsx'
import { useSnippetsIn } from './use-snippets-in.ts'

type Shown = { framing: Framing; value: string; onChange: (value: string) => void }

/** No name that somebody could give. */
const EDIT = '\0edit'

/** Some lines of text. An opening bracket calls somebody's own snippets, found by what is typed behind it. */
export function SnippetArea({ framing, value, onChange }: Shown) {
  const say = useSay()
  const [isEditing, setEditing] = useState(false)
  const { area, list, found, look, choose } = useSnippetsIn(value, onChange)
  return (
    <Combobox
      store={list}
      position="bottom-start"
      onOptionSubmit={(choice) => {
        list.closeDropdown()
        if (choice === EDIT) setEditing(true)
        else choose(choice)
      }}
    >
      <Combobox.Target withKeyboardNavigation={list.dropdownOpened} withAriaAttributes={false}>
        <Textarea
          {...framing}
          ref={area}
          autosize
          minRows={2}
          maxRows={12}
          value={value}
          onChange={({ currentTarget }) => look(currentTarget.value, currentTarget.selectionStart)}
          onBlur={() => list.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={say('snippets')}>
          {found.map(({ name, text }) => (
            <Combobox.Option key={name} value={name}>
              <b>{name}</b> {cut(text, 60)}
            </Combobox.Option>
          ))}
          <Combobox.Option value={EDIT}>{say('editSnippets')}…</Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
      {isEditing && <SnippetsEditor close={() => setEditing(false)} />}
    </Combobox>
  )
}
