import { html, type Html } from '../words/html.ts'

export type Column = { title: string; isText?: boolean }
export type Cell = string | Html

/** A table: its first column names the row, numbers stand at the right. */
export function table(columns: readonly (string | Column)[], rows: readonly (readonly Cell[])[]): Html {
  const told = columns.map((column) => (typeof column === 'string' ? { title: column } : column))
  const kindOf = (index: number) => (index === 0 || told[index]?.isText ? 'text' : 'number')
  return html`<table>
    <thead>
      <tr>
        ${told.map(({ title }, index) => html`<th class="${kindOf(index)}">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => html`<td class="${kindOf(index)}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** A part of the report under its number and title. */
export const section = (title: string, ...parts: readonly (Html | false)[]): Html =>
  html`<section>
    <h2>${title}</h2>
    ${parts}
  </section>`

export const figure = (picture: Html, caption?: string): Html =>
  html`<figure>${picture}${caption && html`<figcaption>${caption}</figcaption>`}</figure>`

export const paragraph = (words: string, kind = ''): Html => html`<p class="${kind}">${words}</p>`

/** A share as a bar with its number: long is good. */
export const shareBar = (share: number | null, written: string): Html =>
  share === null
    ? html`<span class="muted">${written}</span>`
    : html`<span class="meter"
        ><svg viewBox="0 0 60 8" aria-hidden="true">
          <rect class="useful" width="60" height="8" />
          <rect
            class="${share >= 0.9 ? 'good' : share >= 0.75 ? 'fair' : 'bad'}"
            width="${Math.round(share * 60)}"
            height="8"
          />
        </svg>
        ${written}</span
      >`
