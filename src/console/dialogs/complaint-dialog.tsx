import { COMMANDS } from '../../words/commands.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { CommandType } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/states.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CommandForm } from './command-form.tsx'
import type { Value } from './value.ts'

type OfComplaint = { type: CommandType; id: string; given?: Value; close: () => void }

/** A command to a complaint of which no more than its line is shown. */
export function ComplaintDialog({ type, id, given, close }: OfComplaint) {
  const language = useLanguage()
  const complaint = useAsk('getComplaint', { params: { id }, query: { contacts: 'masked' } })
  return (
    <Dialog close={close} title={wordIn(COMMANDS, type, language)} size="lg">
      <Loaded of={complaint}>
        {(known) => <CommandForm {...{ type, complaint: known, done: close, ...(given && { given }) }} />}
      </Loaded>
    </Dialog>
  )
}
