import { useState } from 'react'
import type { CommandType, ComplaintShown } from '../asking/contract.ts'
import { perform } from '../asking/ask.ts'
import { queries } from '../asking/use-ask.ts'
import { ComplaintContext } from './known.ts'
import { Meanwhile } from './meanwhile.tsx'
import { ReadyWords } from './snippets/ready-words.tsx'
import { SchemaForm } from './schema-form.tsx'
import type { Value } from './value.ts'

export type CommandAsked = {
  type: CommandType
  complaint: ComplaintShown
  /** What is filled in to begin with. */
  given?: Value
  done: () => void
}

/**
 * What a command takes, asked for by its schema. A new command needs nothing here. It is asked of the complaint as it stood
 * when somebody began to fill it in: what others have done since is shown before anything goes its way.
 */
export function CommandForm({ type, complaint, given, done }: CommandAsked) {
  const [seen] = useState(complaint.version)
  return (
    <ComplaintContext value={complaint}>
      <SchemaForm
        operation={type}
        draft={[complaint.id, type, given && JSON.stringify(given)].filter(Boolean).join('.')}
        {...(given && { given })}
        send={async (body, key, version = seen) => {
          const receipt = await perform(type, complaint.id, body, { key, version })
          void queries.invalidateQueries()
          return receipt
        }}
        done={done}
        {...(type === 'sendMessage' && { below: (value) => <ReadyWords {...{ complaint, value }} /> })}
        meanwhile={(sendAgain, isRefused) => (
          <Meanwhile since={seen} {...{ complaint, isRefused, sendAgain }} />
        )}
      />
    </ComplaintContext>
  )
}
