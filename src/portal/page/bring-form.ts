import type { Language } from '../../domain/names.ts'
import { randomUUID } from 'node:crypto'
import { html, type Html } from '../../words/html.ts'
import { complainWord } from '../complain/words.ts'
import { hiddenInputs, type Slip } from './forms.ts'
import { label } from './labels.ts'

/** Photos, recordings and papers, brought later. */
export const bringForm = (slip: Slip, language: Language): Html =>
  html`<details>
    <summary>${label('bring', language)}</summary>
    <form method="post" action="/progress/files" enctype="multipart/form-data">
      ${hiddenInputs({ ...slip, lang: language, key: randomUUID() })}
      <label for="files">${complainWord('files', language)}</label>
      <input id="files" type="file" name="files" multiple required aria-describedby="files-hint" />
      <small id="files-hint">${complainWord('filesHint', language)}</small>
      <button>${complainWord('send', language)}</button>
    </form>
  </details>`
