import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** The body parser gives what it throws a status, which a problem has by its code. */
export class NotUtf8 extends Error {
  readonly statusCode = 400
}

/** Bytes that are no UTF-8 would be read as marks of damage, and two names as one. */
export function refuseLossy(
  _request: IncomingMessage,
  _response: ServerResponse,
  body: Buffer,
  encoding: string,
): void {
  if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw new NotUtf8()
}
