import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A way to a server that can be cut, or made to hang: bytes are taken and go nowhere. */
export async function cuttableProxy(target: { host: string; port: number }) {
  const sockets = new Set<Socket>()
  let hanging = false
  let server: Server
  let port = 0

  function carry(from: Socket, to: Socket): void {
    sockets.add(from)
    from.on('data', (bytes) => {
      if (!hanging) to.write(bytes)
    })
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.on('error', () => to.destroy())
  }

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

  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    drop()
    await closed
  }
  await listen()
  return {
    url: (of: string) => Object.assign(new URL(of), { host: `127.0.0.1:${port}` }).href,
    cut,
    restore: listen,
    hang: () => {
      hanging = true
    },
    /** What was said meanwhile is lost, so the connections are too. */
    answerAgain: () => {
      hanging = false
      drop()
    },
  }
}
