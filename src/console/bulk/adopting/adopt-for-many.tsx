import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../asking/me.ts'
import { useSay } from '../words.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import type { Adopting } from './adopting.ts'

/** The step by which many complaints adopt something; it is not there for those who may not. */
export function AdoptForMany({ name, ...adopting }: Adopting & { name: string }) {
  const [say, may] = [useSay(), useMay()]
  const [isOpen, setOpen] = useState(false)
  if (!may(adopting.operation)) return null
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {say('adoptForMany')}
      </Button>
      {isOpen && (
        <AdoptDialog {...adopting} title={`${say('adoptForMany')} · ${name}`} close={() => setOpen(false)} />
      )}
    </>
  )
}
