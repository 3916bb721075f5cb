/** What browsers show, and what nothing can run in. */
export const isPicture = ({ type }: Blob): boolean => /^image\/(png|jpeg|gif|webp)$/.test(type)

/** What is in a file, as an address that a page may show. */
export const textOf = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')))
    reader.readAsDataURL(file)
  })
