import { Alert } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cutStore } from '../asking/news.ts'
import { useSay } from '../words.ts'

/** A stream that ends is soon back: only what lasts is said. */
const PATIENCE_MS = 8_000

export function OfflineBar() {
  const say = useSay()
  const isCut = useSyncExternalStore(cutStore.subscribe, cutStore.isCut)
  const [isSaid, setSaid] = useState(false)
  useEffect(() => {
    if (!isCut) return setSaid(false)
    const timer = setTimeout(() => setSaid(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isCut])
  if (!isSaid) return null
  return (
    <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />} mb="sm" role="status" p="xs">
      {say('offline')}
    </Alert>
  )
}
