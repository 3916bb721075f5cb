import { Group, Kbd, Text, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useSay } from '../words.ts'

/** It comes when it is first asked for, and listens for its keys itself from then on. */
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

const EVENT = 'yinuo.palette'
export const openPalette = (): void => void dispatchEvent(new Event(EVENT))

/** Where anything is looked for: a press, `/`, or Ctrl/⌘ K. */
export function PaletteButton() {
  const say = useSay()
  const [times, setTimes] = useState(0)
  useEffect(() => {
    const open = () => setTimes((before) => before + 1)
    addEventListener(EVENT, open)
    const stop = tinykeys(window, {
      '$mod+k': (event) => {
        event.preventDefault()
        open()
      },
    })
    return () => {
      stop()
      removeEventListener(EVENT, open)
    }
  }, [])
  return (
    <>
      <UnstyledButton onClick={openPalette} className="palette-button">
        <Group gap="xs" wrap="nowrap">
          <IconSearch size={16} aria-hidden />
          <Text size="sm" c="dimmed" truncate flex={1}>
            {say('findAnything')}
          </Text>
          <Kbd size="xs" visibleFrom="sm">
            Ctrl K
          </Kbd>
        </Group>
      </UnstyledButton>
      {times > 0 && (
        <Suspense>
          <Palette times={times} />
        </Suspense>
      )}
    </>
  )
}
