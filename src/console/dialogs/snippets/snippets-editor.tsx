import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { prefer, usePreferences } from '../../shell/preferences.ts'
import { useSay } from '../../words.ts'
import type { Snippet } from './snippets.ts'

const EMPTY: Snippet = { name: '', text: '' }

const isFilled = ({ name, text }: Snippet): boolean => name.trim() !== '' && text.trim() !== ''

/** Somebody's own snippets: a name to find each by, and what it stands for. */
export function SnippetsEditor({ close }: { close: () => void }) {
  const say = useSay()
  const { snippets } = usePreferences()
  const [edited, setEdited] = useState<readonly Snippet[]>(snippets.length > 0 ? snippets : [EMPTY])
  const save = () => {
    prefer({ snippets: edited.filter(isFilled) })
    close()
  }
  return (
    <Dialog close={close} title={say('snippets')} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {say('snippetsAre')}
        </Text>
        {edited.map((snippet, index) => (
          <OneSnippet
            key={index}
            snippet={snippet}
            change={(changed) => setEdited(edited.with(index, changed))}
            remove={() => setEdited(edited.toSpliced(index, 1))}
          />
        ))}
        <Group justify="space-between">
          <AddButton add={() => setEdited([...edited, EMPTY])} />
          <Button onClick={save}>{say('keep')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function AddButton({ add }: { add: () => void }) {
  const say = useSay()
  return (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
      {say('add')}
    </Button>
  )
}

type Shown = { snippet: Snippet; change: (changed: Snippet) => void; remove: () => void }

function OneSnippet({ snippet, change, remove }: Shown) {
  const say = useSay()
  const { name, text } = snippet
  return (
    <Group align="start" wrap="nowrap" gap="xs">
      <TextInput
        w={120}
        aria-label={say('snippetName')}
        placeholder={say('snippetName')}
        value={name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value, text })}
      />
      <Textarea
        style={{ flex: 1 }}
        autosize
        aria-label={say('snippetText')}
        placeholder={say('snippetText')}
        value={text}
        onChange={({ currentTarget }) => change({ name, text: currentTarget.value })}
      />
      <ActionIcon variant="subtle" color="red" aria-label={`${say('remove')} ${name}`} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
