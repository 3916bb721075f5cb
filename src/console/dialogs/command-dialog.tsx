import { COMMANDS } from '../../words/commands.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CommandForm, type CommandAsked } from './command-form.tsx'

type Shown = Omit<CommandAsked, 'done'> & { close: () => void }

/** A command in a window of its own. */
export function CommandDialog({ close, ...asked }: Shown) {
  const language = useLanguage()
  return (
    <Dialog close={close} title={wordIn(COMMANDS, asked.type, language)} size="lg">
      <CommandForm {...asked} done={close} />
    </Dialog>
  )
}
