import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../asking/me.ts'
import { useSay } from '../words.ts'
import { OrderDialog } from './order-dialog.tsx'
import type { Ordering } from './ordering.ts'

const WORDS = { about: 'adoptAbout', order: 'order', back: 'chooseOthers' } as const

/** The step by which many complaints adopt something; it is not there for those who may not. */
export function AdoptForMany({ name, ...adopting }: Omit<Ordering, 'words'> & { name: string }) {
  const [say, may] = [useSay(), useMay()]
  const [isOpen, setOpen] = useState(false)
  if (!may(adopting.operation)) return null
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {say('adoptForMany')}
      </Button>
      {isOpen && (
        <OrderDialog
          {...adopting}
          words={WORDS}
          title={`${say('adoptForMany')} · ${name}`}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}
