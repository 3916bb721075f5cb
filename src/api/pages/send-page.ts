import type { Response } from 'express'
import { randomBytes } from 'node:crypto'

/**
 * Its own style is all it has: it runs nothing, loads nothing, stands in no frame and sends to us alone. With `runs` it may run
 * a script of ours, which asks us alone.
 */
export function sendPage(
  response: Response,
  status: number,
  page: (nonce: string) => string,
  { runs = false } = {},
): void {
  const nonce = randomBytes(16).toString('base64')
  const scripts = runs ? "script-src 'self'; connect-src 'self'; " : ''
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; ${scripts}img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  response.set('Content-Security-Policy', policy).status(status).type('html').send(page(nonce))
}
