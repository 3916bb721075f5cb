import { Box, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { Panels } from './panels/panels.tsx'
import { useSay } from './words.ts'

const WIDE = '(min-width: 75em)'

/** What happened, and what is known: side by side where there is room, else one at a time. */
export function Sides({ main }: { main: ReactNode }) {
  const say = useSay()
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false })
  const [shown, setShown] = useState<'happened' | 'known'>('happened')
  const choices = (['happened', 'known'] as const).map((value) => ({ value, label: say(value) }))
  return (
    <>
      {!isWide && (
        <SegmentedControl
          fullWidth
          size="xs"
          data={choices}
          value={shown}
          onChange={setShown}
          data-no-print
        />
      )}
      <Box className="desk">
        {(isWide || shown === 'happened') && <Box className="desk-main">{main}</Box>}
        {(isWide || shown === 'known') && (
          <Box>
            <Panels />
          </Box>
        )}
      </Box>
    </>
  )
}
