import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** What goes over these connections arrives, unless they hang: then bytes are taken and go nowhere. */
function carrier() {
  const sockets = new Set<Socket>()
  let hanging = false
  return {
    carry(from: Socket, to: Socket): void {
      sockets.add(from)
      from.on('data', (bytes) => {
        if (!hanging) to.write(bytes)
      })
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('error', () => to.destroy())
    },
    hang(is: boolean): void {
      hanging = is
    },
    drop(): void {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** A way to a server that can be cut, or made to hang. */
export async function cuttableProxy(target: { host: string; port: number }) {
  const { carry, hang, drop } = carrier()
  let server: Server
  let port = 0
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server = createServer((client) => {
        const onward = connect(target)
        carry(client, onward)
        carry(onward, client)
      })
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })
  await listen()
  return {
    url: (of: string) => Object.assign(new URL(of), { host: `127.0.0.1:${port}` }).href,
    async cut(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      drop()
      await closed
    },
    restore: listen,
    hang: () => hang(true),
    /** What was said meanwhile is lost, so the connections are too. */
    answerAgain: () => {
      hang(false)
      drop()
    },
  }
}
