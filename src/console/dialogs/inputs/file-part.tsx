import { FileInput, Loader } from '@mantine/core'
import { useState } from 'react'
import { bring } from '../../asking/ask.ts'
import { Failure } from '../../asking/failure.ts'
import { useMay } from '../../asking/me.ts'
import { useSay } from '../../words.ts'
import { useFault } from '../form.tsx'
import { digestOf } from './digest.ts'
import type { Part } from './evidence-input.tsx'

type Brought = { isKept: boolean; digest: string } | { fault: string }

/**
 * A file is sent when it is chosen, and named by its digest (SHA-256) when the form is. Where files are not kept, or not
 * by who chooses it, it stays where it is, and its digest is worked out here.
 */
export function FilePart({ at, evidence, change }: Part) {
  const say = useSay()
  const may = useMay()
  const [file, setFile] = useState<File | null>(null)
  const [brought, setBrought] = useState<Brought>()
  const [isGoing, setGoing] = useState(false)
  const fault = useFault(`${at}/digest`)
  const take = async (chosen: File | null) => {
    setFile(chosen)
    setBrought(undefined)
    const { digest: _digest, name: _name, ...rest } = evidence
    change(rest)
    if (!chosen) return
    setGoing(true)
    const came = may('bringFile') ? await broughtOf(chosen) : await stayed(chosen)
    setGoing(false)
    setBrought(came)
    if ('digest' in came) change({ ...rest, digest: came.digest, name: chosen.name })
  }
  return (
    <FileInput
      label={say('file')}
      withAsterisk
      description={brought && 'digest' in brought && say(brought.isKept ? 'fileSent' : 'fileStays')}
      error={brought && 'fault' in brought ? brought.fault : fault}
      value={file}
      onChange={(chosen) => void take(chosen)}
      disabled={isGoing}
      {...(isGoing && { rightSection: <Loader size="xs" aria-label={say('sendingFile')} /> })}
      clearable
      clearButtonProps={{ 'aria-label': say('remove') }}
    />
  )
}

const stayed = async (file: File): Promise<Brought> => ({ isKept: false, digest: await digestOf(file) })

async function broughtOf(file: File): Promise<Brought> {
  try {
    const { digest } = await bring(file)
    return { isKept: true, digest }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code === 'filesUnavailable' ? stayed(file) : { fault: error.detail ?? error.message }
  }
}
