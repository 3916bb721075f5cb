import { Badge } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLive } from '../asking/use-live.ts'
import { useAsk } from '../asking/use-ask.ts'
import { usePreferences } from '../shell/preferences.ts'
import { countInTitle } from '../shell/title.ts'
import { changesEscalations } from './going.ts'
import { useSay } from './words.ts'

/** How many wait for whoever looks, in the menu and in the title of the window; a new one is heard where that is wanted. */
export function EscalationsBadge() {
  const [say, { sound }] = [useSay(), usePreferences()]
  useLive(['countEscalations'], changesEscalations)
  const { data } = useAsk('countEscalations', {}, { everyMs: 60_000 })
  const open = data?.data.find(({ view }) => view === 'mine')?.open
  const before = useRef(open)
  useEffect(() => {
    if (sound && before.current !== undefined && open !== undefined && open > before.current) ring()
    before.current = open
    countInTitle(open ?? 0)
    return () => countInTitle(0)
  }, [open, sound])
  if (!open) return null
  return (
    <Badge size="sm" color="red" radius="sm" aria-label={`${say('waiting')} ${open}`} role="img">
      {open}
    </Badge>
  )
}

/** Two short tones, made here: nothing is loaded. */
function ring(): void {
  const audio = new AudioContext()
  for (const [from, hertz] of [
    [0, 660],
    [0.18, 880],
  ] as const) {
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = hertz
    loudness.gain.value = 0.08
    tone.connect(loudness).connect(audio.destination)
    tone.start(audio.currentTime + from)
    tone.stop(audio.currentTime + from + 0.14)
  }
  setTimeout(() => void audio.close(), 1_000)
}
