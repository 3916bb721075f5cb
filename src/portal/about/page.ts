import type { Language, Title } from '../../domain/names.ts'
import { periodName } from '../../words/dates.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { documentOf, otherThan } from '../page/document.ts'
import { label } from '../page/labels.ts'
import type { Question } from './questions.ts'
import type { Results } from './results.ts'
import { aboutWord } from './words.ts'

type Channel = { title: Title; address: string; link?: string | undefined; hours: Title }
type Promise = { words: string; terms: readonly string[] }

/** How one kind of matter goes its way: its stages, what is promised in each, and what else may happen. */
export type Way = {
  title: string
  stages: readonly { name: string; promises: readonly Promise[] }[]
  detours: readonly string[]
}

export type About = {
  language: Language
  nonce: string
  firm?: string | undefined
  channels: readonly Channel[]
  ways: readonly Way[]
  results: Results | 'none' | 'unknown'
  /** Those that were found. */
  questions: readonly Question[]
  looked: string
  privacy?: { version: string; text: Title } | undefined
}

/** What the firm tells everybody of how it handles what it is told. */
export function aboutPage(about: About): string {
  const { language, nonce, firm, looked } = about
  const other = otherThan(language)
  const query = new URLSearchParams({ lang: other, ...(looked && { q: looked }) }).toString()
  const switcher = html`<a href="/about?${query}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  const say = (name: Parameters<typeof aboutWord>[0]) => aboutWord(name, language)
  const body = html`<h1>${say('title')}</h1>
    <p class="row">
      <a href="/complain?lang=${language}">${say('tell')}</a>
      <a href="/progress?lang=${language}">${say('follow')}</a>
    </p>
    ${!looked && [channelsOf(about), processOf(about), resultsOf(about)]} ${questionsOf(about)}
    ${!looked && privacyOf(about)}`
  return documentOf({ language, nonce, firm, switcher, body, title: say('title'), isPublic: true })
}

function channelsOf({ channels, language }: About): Part {
  if (channels.length === 0) return undefined
  return html`<section>
    <h2>${aboutWord('channels', language)}</h2>
    <ul class="history">
      ${channels.map(
        ({ title, address, link, hours }) =>
          html`<li>
            <h3>${title[language]}</h3>
            ${link === undefined ? address : html`<a class="long" href="${link}">${address}</a>`}
            <span class="tag">${hours[language]}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

const processOf = ({ ways, language }: About): Html =>
  html`<section>
    <h2>${aboutWord('process', language)}</h2>
    ${ways.map(
      ({ title, stages, detours }, index) =>
        html`<details ${index === 0 && html`open`}>
          <summary>${title}</summary>
          <ol class="first">
            ${stages.map(
              ({ name, promises }) =>
                html`<li>
                  <strong>${name}</strong>
                  ${promises.map(({ words, terms }) => html`<div class="due">${words}${terms.map(termLine)}</div>`)}
                </li>`,
            )}
          </ol>
          ${detours.map((text) => html`<p class="soft">${text}</p>`)}
        </details>`,
    )}
    <h3>${aboutWord('rights', language)}</h3>
    <p>${aboutWord('rightsAre', language)}</p>
  </section>`

const termLine = (term: string): Html => html`<span class="tag">${term}</span>`

function resultsOf({ results, language }: About): Html {
  const say = (name: Parameters<typeof aboutWord>[0]) => aboutWord(name, language)
  const share = (value: number | undefined) => value !== undefined && `${(value * 100).toFixed(1)}%`
  const row = (name: Parameters<typeof aboutWord>[0], value: string | number | false | undefined) =>
    html`<tr>
      <th scope="row">${say(name)}</th>
      <td>${value === undefined || value === false ? html`<small>${say('few')}</small>` : value}</td>
    </tr>`
  if (typeof results === 'string')
    return html`<section>
      <h2>${say('results')}</h2>
      <p>${say(results === 'none' ? 'noResults' : 'unknownResults')}</p>
    </section>`
  return html`<section>
    <h2>${say('results')} · ${periodName(results.period, language)}</h2>
    <table>
      ${row('received', results.received)} ${row('closed', results.closed)}
      ${row('inTime', share(results.inTimeShare))} ${row('satisfied', share(results.satisfiedShare))}
    </table>
  </section>`
}

const questionsOf = ({ questions, looked, language }: About): Html =>
  html`<section>
    <h2>${aboutWord('questions', language)}</h2>
    <form method="get" action="/about">
      <input type="hidden" name="lang" value="${language}" />
      <label for="q">${aboutWord('find', language)}</label>
      <input id="q" name="q" type="search" maxlength="100" value="${looked}" />
      <button>${aboutWord('search', language)}</button>
    </form>
    ${questions.length === 0 && html`<p>${aboutWord('none', language)}</p>`}
    ${questions.map((one) => questionPart(one, language))}
  </section>`

/** `more`: what stands below the answer. */
export const questionPart = ({ id, question, answer }: Question, language: Language, more?: Part): Html =>
  html`<details id="q-${id}">
    <summary>${question[language]}</summary>
    <p class="say">${answer[language]}</p>
    ${more}
  </details>`

function privacyOf({ privacy, language }: About): Part {
  if (!privacy) return undefined
  return html`<section>
    <h2>${aboutWord('privacy', language)}</h2>
    <p class="say">${privacy.text[language]}</p>
    <p><small>${aboutWord('version', language)} ${privacy.version}</small></p>
  </section>`
}
