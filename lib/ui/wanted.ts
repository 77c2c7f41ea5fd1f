/** The page somebody wanted when the block page came instead. */
export type Wanted =
  | { is: 'broken' }
  | {
      is: 'address';
      address: string;
      /** As people write it: without `www.`. */
      host: string;
      /** The title of a page that was open before the session; null when it was only asked for. */
      title: string | null;
    };

/**
 * Reads the block page's own address: what is wanted follows the first `#`, as it stands, and `kept` names a
 * page that was open already. Anybody may link to the block page, so nothing but http and https is taken.
 */
export function wantedFrom(href: string): Wanted {
  const hash = href.indexOf('#');
  const address = hash < 0 ? '' : href.slice(hash + 1);
  if (!URL.canParse(address)) return { is: 'broken' };
  const { protocol, hostname } = new URL(address);
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '') return { is: 'broken' };
  const host = hostname.replace(/^www\.(?=.+\.)/, '').replace(/\.$/, '');
  return { is: 'address', address, host, title: new URL(href).searchParams.get('kept') };
}
