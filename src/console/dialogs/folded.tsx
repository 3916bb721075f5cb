import { Button } from '@mantine/core'
import { IconChevronDown, IconClock, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useSay, type Word } from '../words.ts'
import { useForm } from './form.tsx'
import { isEmpty, type Value } from './value.ts'

const ICONS: Partial<Record<Word, typeof IconClock>> = { earlier: IconClock, withEvidence: IconPaperclip }

type Shown = { word: Word; names: readonly string[]; value: Value; at: string; children: ReactNode }

/** Fields behind a button: open where something stands in them, or is wrong with them. */
export function Folded({ word, names, value, at, children }: Shown) {
  const say = useSay()
  const { faults } = useForm()
  const [isOpened, setOpened] = useState(false)
  const inside = useRef<HTMLDivElement>(null)
  const isWrong = faults.some(({ pointer }) =>
    names.some((name) => pointer === `${at}/${name}` || pointer.startsWith(`${at}/${name}/`)),
  )
  const isOpen = isOpened || isWrong || names.some((name) => !isEmpty(value[name]))
  useEffect(() => {
    if (isOpened) inside.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus()
  }, [isOpened])
  if (isOpen)
    return (
      <div ref={inside} style={{ width: '100%' }}>
        {children}
      </div>
    )
  const Icon = ICONS[word] ?? IconChevronDown
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon size={14} aria-hidden />}
      onClick={() => setOpened(true)}
    >
      {say(word)}
    </Button>
  )
}
