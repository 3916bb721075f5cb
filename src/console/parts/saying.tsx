import { Text } from '@mantine/core'
import { Fragment } from 'react'
import { BETWEEN_CLAUSES, COLON } from '../../words/languages.ts'
import { fieldName } from '../../words/fields.ts'
import type { Said, Telling } from '../../words/telling/said.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useNames } from './names.tsx'
import { clockText } from './when.tsx'
import { Words } from './words.tsx'

/** How what stands in a field is told to whoever reads here: by their clock. */
export function useTelling(): Telling {
  const [language, names] = [useLanguage(), useNames()]
  return { language, names, label: (field) => fieldName(field, language), time: clockText }
}

/** What stands in a field, whatever it is. */
export function Saying({ of }: { of: Said }) {
  const language = useLanguage()
  if ('items' in of)
    return of.items.map((one, index) => (
      <div key={index}>
        <Saying of={one} />
      </div>
    ))
  if ('text' in of) {
    if (of.as === 'words') return <Words text={of.text} />
    return of.as === 'erased' ? (
      <Text span inherit c="dimmed" fs="italic">
        {of.text}
      </Text>
    ) : (
      of.text
    )
  }
  return of.parts.map(({ label, said }, index) => (
    <Fragment key={label}>
      {index > 0 && BETWEEN_CLAUSES[language]}
      {label}
      {COLON[language]}
      <Saying of={said} />
    </Fragment>
  ))
}
