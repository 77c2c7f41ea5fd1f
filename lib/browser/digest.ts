/** A word of 32 hexadecimal digits that stands for a text (SHA-256, cut short). */
export async function digest(text: string): Promise<string> {
  const octets = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(octets.subarray(0, 16), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
