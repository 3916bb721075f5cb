import { Modal } from '@mantine/core'
import { COMMANDS } from '../../words/commands.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useState } from 'react'
import { ComplaintContext } from './known.ts'
import type { CommandType, ComplaintShown } from '../asking/contract.ts'
import { perform } from '../asking/ask.ts'
import { queries } from '../asking/use-ask.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from '../words.ts'
import { Meanwhile } from './meanwhile.tsx'
import { SchemaForm } from './schema-form.tsx'
import type { Value } from './value.ts'

type Shown = {
  type: CommandType
  complaint: ComplaintShown
  /** What is filled in to begin with. */
  given?: Value
  close: () => void
}

/** What a command takes, asked for by its schema. A new command needs nothing here. */
export function CommandDialog({ type, complaint, given, close }: Shown) {
  const [language, say] = [useLanguage(), useSay()]
  // What somebody has seen is what they act on, though the page behind goes on.
  const [seen] = useState(complaint.version)
  return (
    <Modal
      opened
      onClose={close}
      title={wordIn(COMMANDS, type, language)}
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <ComplaintContext value={complaint}>
        <SchemaForm
          operation={type}
          draft={`${complaint.id}.${type}`}
          {...(given && { given })}
          send={async (body, key, version = seen) => {
            await perform(type, complaint.id, body, { key, version })
            await queries.invalidateQueries()
          }}
          done={close}
          meanwhile={(sendAgain) => <Meanwhile since={seen} id={complaint.id} sendAgain={sendAgain} />}
        />
      </ComplaintContext>
    </Modal>
  )
}
