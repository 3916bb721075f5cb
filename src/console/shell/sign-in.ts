/** Whoever comes without a sign-in signs in and comes back to the page that they wanted. */
export const toSignIn = (): void => {
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
}
