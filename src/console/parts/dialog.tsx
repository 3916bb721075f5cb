import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSay } from '../words.ts'

type Shown = Omit<ModalProps, 'opened' | 'onClose'> & { close: () => void }

/** A window above the page, for as long as it is there. */
export function Dialog({ close, ...look }: Shown) {
  const say = useSay()
  useFocusBack()
  return <Modal opened onClose={close} closeButtonProps={{ 'aria-label': say('close') }} {...look} />
}

/** Who leaves it goes on where they were; in the content of the page, where that is gone. */
function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
      const place = isThere ? before : document.getElementById('content')
      place?.focus({ preventScroll: true })
    },
    [before],
  )
}
