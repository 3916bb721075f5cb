/** A release of the workflows that cannot go on with what is running. */
export async function complaint(): Promise<void> {
  throw new Error('A "secret" of the customer')
}
