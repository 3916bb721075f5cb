import { ActionIcon, Box, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconMail, IconMessage, IconNote, IconQuote } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useMay } from '../../asking/me.ts'
import { CommandForm } from '../../dialogs/command-form.tsx'
import { draftOf } from '../../dialogs/drafts.ts'
import { SnippetsEditor } from '../../dialogs/snippets/snippets-editor.tsx'
import { isEmpty } from '../../dialogs/value.ts'
import { isInList } from '../../shell/keys/shortcuts.ts'
import { useSay as useSayAll } from '../../words.ts'
import { useDesk, type Writing } from '../desk.tsx'
import { useSay } from '../words.ts'

const WRITINGS = [
  { type: 'addNote', word: 'note', icon: IconNote, letter: 'n' },
  { type: 'recordContact', word: 'contact', icon: IconMessage, letter: 'c' },
  { type: 'sendMessage', word: 'message', icon: IconMail, letter: 'm' },
] as const

type Shown = { writing: Writing | undefined; setWriting: (writing: Writing | undefined) => void }

/** What is written most often, at hand below what happened: what is begun stays as a draft. */
export function Composer({ writing, setWriting }: Shown) {
  const say = useSay()
  const { complaint, may } = useDesk()
  const buttons = useRef<HTMLDivElement>(null)
  const open = WRITINGS.filter(({ type }) => may(type))
  if (open.length === 0) return null
  const done = () => {
    setWriting(undefined)
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }
  return (
    <Box
      className="composer"
      component="section"
      aria-label={say('write')}
      data-no-print
      onKeyDown={(event) => {
        if (isLeaving(event)) done()
      }}
    >
      <Group gap={4} p={6} ref={buttons}>
        {open.map((one) => (
          <WritingButton
            key={one.type}
            {...one}
            isOpen={writing === one.type}
            toggle={() => setWriting(writing === one.type ? undefined : one.type)}
          />
        ))}
        <NoAddress />
        <SnippetsButton />
      </Group>
      {writing && may(writing) && (
        <Box p="sm" pt={0} mah="60vh" style={{ overflowY: 'auto' }}>
          <CommandForm key={writing} type={writing} complaint={complaint} done={done} />
        </Box>
      )}
    </Box>
  )
}

/** Escape, unless an input method or a list takes it. */
const isLeaving = ({ key, defaultPrevented, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Escape' && !defaultPrevented && !nativeEvent.isComposing && !isInList()

type OneWriting = (typeof WRITINGS)[number] & { isOpen: boolean; toggle: () => void }

function WritingButton({ type, word, icon: Icon, letter, isOpen, toggle }: OneWriting) {
  const say = useSay()
  const { id } = useDesk().complaint
  const hasDraft = !isOpen && !isEmpty(draftOf(`${id}.${type}`))
  return (
    <Button
      size="compact-sm"
      variant={isOpen ? 'filled' : 'default'}
      aria-expanded={isOpen}
      onClick={toggle}
      title={letter}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {say(word)}
      {hasDraft && ` · ${say('hasDraft')}`}
    </Button>
  )
}

/** Why there is no message to write, where one looks for it. */
function NoAddress() {
  const [say, mayEver] = [useSay(), useMay()]
  const { complaint, may } = useDesk()
  const hasAddress = complaint.details.complainant.email !== undefined
  if (hasAddress || may('sendMessage') || !mayEver('sendMessage')) return null
  return (
    <Text size="xs" c="dimmed" ml="xs">
      {say('noAddress')}
    </Text>
  )
}

function SnippetsButton() {
  const say = useSayAll()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <Tooltip label={say('snippets')}>
        <ActionIcon variant="subtle" ml="auto" onClick={() => setEditing(true)} aria-label={say('snippets')}>
          <IconQuote size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {isEditing && <SnippetsEditor close={() => setEditing(false)} />}
    </>
  )
}
