const base64Url = (octets: Uint8Array): string =>
  btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits, in signs that an address takes as they are. */
export const randomText = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** What is shown of a verifier beforehand: its SHA-256, as RFC 7636 says. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}
