import { LEADS } from '../../access/permission.ts'
import { refuse } from '../../refusal.ts'
import { tellsWho } from '../../supervision/example.ts'
import { ANY, contentOf, type Rule } from '../rule.ts'

/** For others to learn from: the report to management shows it, so the summary names nobody. Again, it replaces the last. */
export const markAsExample: Rule<'markAsExample'> = {
  may: LEADS,
  stages: ANY,
  usual: true,
  refuses: ({ details }, { summary }) =>
    tellsWho(details, summary)
      ? refuse('contradiction', 'A summary names nobody, and no number or address of theirs.', 'summary')
      : undefined,
  events: (_, command, { at }) => [{ type: 'exampleMarked', at, ...contentOf(command) }],
}

export const withdrawExample: Rule<'withdrawExample'> = {
  may: LEADS,
  stages: ANY,
  unless: ({ example }) =>
    example ? undefined : refuse('nothingToAnswer', 'It is not marked as an example.'),
  events: (_, command, { at }) => [{ type: 'exampleWithdrawn', at, ...contentOf(command) }],
}
