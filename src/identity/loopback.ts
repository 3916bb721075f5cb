/** What never leaves this machine. */
export const isLoopback = (hostname: string): boolean =>
  ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
