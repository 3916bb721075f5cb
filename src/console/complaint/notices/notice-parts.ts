import { ROLES } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useNameOf } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import type { NoticeShown } from '../timeline/items.ts'

export const STATE_COLORS: Readonly<Record<NoticeShown['state'], string>> = {
  pending: 'blue',
  sent: 'teal',
  suppressed: 'gray',
  failed: 'red',
}

/** To whom a notice is: by name where it is somebody's, else by role and department. */
export function useToWhom(): (to: NoticeShown['to']) => string {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  return ({ role, department, person }) =>
    person === null
      ? [wordIn(ROLES, role, language), department && nameOf('departments', department)]
          .filter(Boolean)
          .join(' · ')
      : nameOf('people', person)
}
