import { describe, expect, test } from 'vitest'
import { Language } from '../../src/domain/names.ts'
import { SHIPPED } from '../../src/notify/words/catalogue.ts'
import { LETTER_NAMES, withOwn } from '../../src/notify/words/own-words.ts'
import { namesOf, placesIn } from '../../src/notify/words/places.ts'
import { previewOf, SAMPLES } from '../../src/notify/words/preview.ts'

// R77
describe.each(Language.options)('a preview of the letters to customers, in %s', (language) => {
  const words = SHIPPED[language]

  test('has a sample of everything that they may name', () => {
    const { greeting, progress } = words.frame.customer
    const texts = Object.values(words.customer).flatMap(({ subject, text }) => [subject, ...text])
    const values = [greeting, progress, ...texts]
      .flatMap((text) => placesIn(language, text))
      .filter(({ as }) => as === 'value')
    expect(Object.keys(SAMPLES[language]).toSorted()).toEqual(namesOf(values).toSorted())
  })

  test('shows each once for each phrase it chooses, with nothing left to fill in, and nothing marked', () => {
    const shown = previewOf({ language, words }, LETTER_NAMES)
    for (const name of LETTER_NAMES) expect(shown).toContain(`\n[${name}`)
    expect(shown).toContain('[reminded, of: consent]')
    expect(shown).toContain('[reminded, of: other]')
    expect(shown).not.toMatch(/[{}]|undefined|^\*/m)
  })
})

test('marks what the firm has put in its own words, and nothing else', () => {
  const words = withOwn(SHIPPED.en, {
    ...{ firm: 'Hongda Motors', sender: 'Hongda Care', signature: '{firm}\n400 000 0000' },
    letters: {
      informationProvided: { text: ['Thank you.', SHIPPED.en.customer.informationProvided.text[1]!] },
    },
  })
  const shown = previewOf({ language: 'en', words }, ['informationProvided', 'addressChanged'])
  expect(shown.slice(shown.indexOf('\n\n') + 2)).toBe(`* From: Hongda Care

[informationProvided]

  Subject: Thank you for your answer (Y20260302-ABCDEFGH-0)

  Dear Ann Lee,

* Thank you.

  We promise:
  · by Monday, 9 March 2026, 23:59 (GMT+8): a solution that you agree to

  See how it stands at any time: https://complaints.example.com/progress

* Hongda Motors
* 400 000 0000

[addressChanged]

  Subject: Your contact details were changed (Y20260302-ABCDEFGH-0)

  Dear Ann Lee,

  The telephone number or e-mail address under which we reach you about your complaint (Y20260302-ABCDEFGH-0) was changed.

  If you did not ask for it, please tell us: give the number Y20260302-ABCDEFGH-0 when you write or call.

* Hongda Motors
* 400 000 0000
`)
})

test('marks the name of the firm at the end of what ships', () => {
  const words = withOwn(SHIPPED.zh, { firm: '宏达汽车' })
  expect(previewOf({ language: 'zh', words }, ['assigned'])).toMatch(/\n\* 宏达汽车客户服务中心\n$/)
})
