// The title of the window: what waits stands before the name, so that it is seen from another window too.

let [name, waiting] = ['', 0]

const show = (): void => void (document.title = waiting > 0 ? `(${waiting}) ${name}` : name)

export function nameTitle(product: string): void {
  name = product
  show()
}

export function countInTitle(count: number): void {
  waiting = count
  show()
}
