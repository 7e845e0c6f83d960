/* One lesson is one page: a link to another lesson or text opens there, and Back comes back. */

const TEXT = /\.(?:ipynb|md)$/;

/** What a link of a rendered text leads to: JupyterLab hides the path in a command. */
const pathOf = (link) => {
  const { commandlinkerArgs } = link.dataset;
  if (commandlinkerArgs) return JSON.parse(commandlinkerArgs);
  const { origin, pathname, hash } = new URL(link.href, location.href);
  if (origin !== location.origin || !TEXT.test(pathname)) return null;
  return { path: decodeURIComponent(pathname.split("/").at(-1)), id: hash };
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a");
    const to = link && !link.matches(".sc-home") ? pathOf(link) : null;
    if (!to?.path || !TEXT.test(to.path)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const page = new URL(location.href);
    page.search = `?path=${encodeURIComponent(to.path)}`;
    page.hash = to.id ?? "";
    location.assign(page);
  },
  true,
);

/** The app names the page after the file; a reader knows the lesson by its heading. */
const course = document.title;
const nameIt = () => {
  const heading = document.querySelector(".jp-RenderedMarkdown h1");
  if (!heading) return;
  const named = `${heading.firstChild.textContent.trim()} – ${course}`;
  if (document.title !== named) document.title = named;
};
new MutationObserver(nameIt).observe(document.head, { childList: true, subtree: true });
new MutationObserver(nameIt).observe(document.body, { childList: true, subtree: true });
