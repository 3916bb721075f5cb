import { encode } from 'uqr'
import type { ClockTitles, Language } from '../../domain/names.ts'
import { html, type Html } from '../../words/html.ts'
import { promiseOrName } from '../../words/promises.ts'
import { documentOf, otherThan, type Note } from '../page/document.ts'
import { hiddenInputs, type Slip } from '../page/forms.ts'
import { label } from '../page/labels.ts'
import { timeOf } from '../page/said.ts'
import type { Receipt } from './receipt.ts'
import { receiptLabel } from './words.ts'

type Reader = { language: Language; nonce: string; firm?: string | undefined; titles: ClockTitles }
type Shown = Reader & {
  note?: Note | undefined
  receipt?: Receipt | undefined
  /** Of whoever has the slip: what they may take with them. */
  own?: { slip: Slip; link: string } | undefined
}

/** One receipt, or a place to check one. */
export function receiptPage({ language, nonce, firm, note, receipt, own, titles }: Shown): string {
  const other = otherThan(language)
  const switcher = own
    ? html`<form method="post" action="/receipt">
        ${hiddenInputs({ ...own.slip, lang: other })}
        <button class="quiet" lang="${other}">${label('other', language)}</button>
      </form>`
    : html`<a href="/receipt?lang=${other}" lang="${other}" hreflang="${other}"
        >${label('other', language)}</a
      >`
  const body = [
    receipt && toldBy(receipt, { language, titles }),
    own && taking(own, language),
    !own && checking(language),
    html`<footer>
      <p>${receiptLabel('about', language)}</p>
      <p>
        ${receiptLabel('offline', language)}
        <a href="/v1/receipts/roots">${receiptLabel('roots', language)}</a>
      </p>
    </footer>`,
  ]
  const title = label('receipt', language)
  return documentOf({ language, nonce, firm, note, switcher, body, title })
}

const toldBy = (receipt: Receipt, { language, titles }: Pick<Reader, 'language' | 'titles'>): Html => {
  const { number, receivedAt, zone, promised, issuedAt } = receipt
  const time = (at: string) => timeOf(Date.parse(at), { language, zone })
  return html`<section>
    <h1>${label('receipt', language)}</h1>
    <p class="number">${receiptLabel('number', language)} ${number}</p>
    <p class="due"><strong>${receiptLabel('receivedAt', language)}</strong>${time(receivedAt)}</p>
    ${promised.length > 0 && html`<h2>${receiptLabel('promised', language)}</h2>`}
    ${promised.map(
      ({ clock, dueAt, provisional, paused }) =>
        html`<p class="due">
          <strong>${promiseOrName(clock, language, titles)}</strong>${time(dueAt)}
          ${paused && html`<span class="tag">${receiptLabel('paused', language)}</span>`}
          ${provisional && html`<span class="tag">${label('provisional', language)}</span>`}
        </p>`,
    )}
    <p class="soft">${receiptLabel('issuedAt', language)} ${time(issuedAt)}</p>
    <p class="soft">${receiptLabel('zone', language)} ${zone}</p>
  </section>`
}

const taking = ({ slip, link }: NonNullable<Shown['own']>, language: Language): Html =>
  html`<section>
    <h2>${receiptLabel('scan', language)}</h2>
    ${qrOf(link, receiptLabel('scan', language))}
    <div class="row">
      <form method="post" action="/receipt/file">
        ${hiddenInputs({ ...slip })}<button>${receiptLabel('file', language)}</button>
      </form>
      <form method="post" action="/progress">
        ${hiddenInputs({ ...slip, lang: language })}<button class="quiet">
          ${receiptLabel('back', language)}
        </button>
      </form>
    </div>
  </section>`

const checking = (language: Language): Html =>
  html`<section>
    <h2>${receiptLabel('check', language)}</h2>
    <form method="post" action="/receipt">
      <input type="hidden" name="lang" value="${language}" />
      <label for="file">${receiptLabel('paste', language)}</label>
      <textarea id="file" name="file" required maxlength="12000" spellcheck="false"></textarea>
      <button>${receiptLabel('check', language)}</button>
    </form>
  </section>`

/** A code to scan, drawn row by row: what is dark beside each other is one stroke. */
function qrOf(link: string, name: string): Html {
  const { data, size } = encode(link, { ecc: 'L', border: 4 })
  const strokes = data.flatMap((row, y) => strokesOf(row).map(([x, length]) => `M${x} ${y}h${length}`))
  return html`<svg
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${name}"
    class="qr"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path stroke="#000" stroke-width="1" transform="translate(0 .5)" d="${strokes.join('')}" />
  </svg>`
}

function strokesOf(row: readonly boolean[]): [x: number, length: number][] {
  const strokes: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = strokes.at(-1)
    if (!isDark) return
    if (last && last[0] + last[1] === x) last[1]++
    else strokes.push([x, 1])
  })
  return strokes
}
