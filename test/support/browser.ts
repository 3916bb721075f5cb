export type Browser = ReturnType<typeof browser>

/** As much of a browser as signing in takes: it keeps cookies by host, goes where it is sent, and says which page asks. */
export function browser() {
  const cookies = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    return cookies.get(host) ?? cookies.set(host, new Map()).get(host)!
  }
  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /Expires=Thu, 01 Jan 1970/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  /** Opened as by a click, up to where it ends. */
  const open = async (url: string, init: RequestInit = {}): Promise<{ url: string; response: Response }> => {
    const response = await send(url, init)
    const to = response.headers.get('location')
    return to === null ? { url, response } : open(new URL(to, url).href)
  }
  /** As our own page sends it. */
  const ours = (url: string) => ({ origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' })
  const post = (url: string, body: unknown, headers: Record<string, string> = ours(url)) =>
    send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const submit = (url: string, fields: Record<string, string>) =>
    open(url, { method: 'POST', headers: ours(url), body: new URLSearchParams(fields) })
  return { send, open, post, submit, jarOf }
}
