/** What a person sees who opens a relay's address. All in one file, and nothing in it runs. */
export const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>A Sundial relay</title>
<style>
  :root { --ground: #faf7f1; --ink: #2b2620; --quiet: #645a4d; --line: #ddd4c5 }
  @media (prefers-color-scheme: dark) {
    :root { --ground: #1c1a17; --ink: #ece5d9; --quiet: #b3a898; --line: #3d3831 }
  }
  body { background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 }
  main { max-width: 38rem; margin: 0 auto; padding: 12vh 1.5rem 4rem }
  h1 { font-weight: 500; font-size: 1.75rem; margin: 0 }
  h2 { font-weight: 600; font-size: 1.0625rem; margin: 2.5rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
  p, ul { margin: 0.5rem 0 } ul { padding-left: 1.2rem } li { margin: 0.25rem 0 }
  .quiet { color: var(--quiet) }
</style>
<main>
  <h1>This is a Sundial relay</h1>
  <p>It carries focus sessions between the browsers of one person, so that a session begun in one holds in all.
  There is nothing to do here: give this address to Sundial, in the settings of each browser.</p>
  <h2>What this server cannot see</h2>
  <ul>
    <li>What you work on, which sites you visit or block, your scores, calendars and settings. All of it arrives
    sealed, and only your own browsers have the key.</li>
    <li>Who you are. There are no accounts, and no names or e-mail addresses.</li>
  </ul>
  <h2>What it can see</h2>
  <ul>
    <li>That some browsers belong together, how many they are, and when they are connected.</li>
    <li>From which network addresses. They are held in memory while needed, and never written down.</li>
    <li>How many sealed boxes there are, roughly how large, and when each was last changed.</li>
    <li>That somebody is in a session, from those who joined Focus Buddies, to tell how many focus now.</li>
  </ul>
  <h2>How long it keeps anything</h2>
  <p>The newest box of each kind, until you say <em>forget</em> or nobody came for some months. Of a forgotten room its name stays for as long, so that nobody begins it anew.</p>
  <p class="quiet">Sundial works without a relay, too: everything is in your browser first.</p>
</main>
</html>
`;
