/** Made by the build: which of the sets of words this is. */
declare module 'virtual:words' {
  export const SET: string;
}
