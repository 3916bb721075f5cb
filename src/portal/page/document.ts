import { PAGE_LANGUAGES } from '../../words/languages.ts'
import type { Language } from '../../domain/names.ts'
import { html, styleOf, written, type Html, type Part } from '../../words/html.ts'
import { label } from './labels.ts'
import { STYLES } from './styles.ts'

const STYLE = styleOf(STYLES)

/** A sentence above everything else: something was done, or could not be. */
export type Note = { is: 'good' | 'bad'; words: string }

type Document = {
  language: Language
  nonce: string
  note?: Note | undefined
  switcher: Part
  body: Part
  /** Whose page it is; the product's if left out. */
  firm?: string | undefined
  /** What the page is about; how a complaint stands if left out. */
  title?: string
  /** Whether search engines may show it. */
  isPublic?: boolean
  /** Where a script of ours is that it also works without. */
  script?: string
}

/** A whole page. It loads nothing but a script of ours, if any, and is for no search engine, but where it is public. */
export function documentOf(given: Document): string {
  const { language, nonce, note, switcher, body, title = label('title', language), isPublic, script } = given
  const { firm = label('brand', language) } = given
  const page = html`<!doctype html>
    <html lang="${PAGE_LANGUAGES[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${!isPublic && html`<meta name="robots" content="noindex, nofollow" />`}
        <title>${title} · ${firm}</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${STYLE}
        </style>
        ${script !== undefined && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <header>
          <span class="brand"><b>${firm}</b> · ${title}</span>
          ${switcher}
        </header>
        <main>${note && noteOf(note)} ${body}</main>
      </body>
    </html>`
  return `${written(page).trim()}\n`
}

const noteOf = ({ is, words }: Note): Html =>
  html`<p class="note ${is}" role="${is === 'bad' ? 'alert' : 'status'}">${words}</p>`

export const otherThan = (language: Language): Language => (language === 'zh' ? 'en' : 'zh')
