// Opens what handouts/packed.py has packed, and starts the page. Without it the page is its paper,
// as in a browser that cannot open it. The promise ends with either.
globalThis.sciaticaOpened = (async () => {
  const layOut = () => document.documentElement.classList.remove("sc-closed");
  if (!globalThis.DecompressionStream) return layOut();
  const packs = JSON.parse(document.getElementById("sc-packs").textContent);

  /** Returns the texts of a pack by their ids. */
  async function open(name) {
    const bytes = Uint8Array.from(atob(packs[name]), (each) => each.charCodeAt(0));
    const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const [ids, ...texts] = (await new Response(opened).text()).split("\0");
    return Object.fromEntries(JSON.parse(ids).map((id, nth) => [id, texts[nth]]));
  }

  // Words are on the screen first; a page that nobody sees yet gets no frame, and goes on as well.
  await new Promise((go) => {
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, 200);
  });
  const now = await open("now");
  globalThis.sciaticaPage = { now, open };
  const add = (tag, where, text) =>
    where.append(Object.assign(document.createElement(tag), { textContent: text }));
  layOut();
  add("style", document.head, now.look);
  add("script", document.body, now.code); // the policy of the page names it
})().catch(console.error);
