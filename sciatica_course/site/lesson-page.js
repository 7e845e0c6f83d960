/* One lesson is one page: a link to another lesson opens there, and Back comes back. A text, such as
   the sources, opens beside the lesson, which would have to start anew. */

const LESSON = /\.ipynb$/;
const TEXT = /\.md$/;

/** What a link of a rendered text leads to: JupyterLab hides the path in a command. */
const pathOf = (link) => {
  const { commandlinkerArgs } = link.dataset;
  if (commandlinkerArgs) return JSON.parse(commandlinkerArgs);
  const { origin, pathname, hash } = new URL(link.href, location.href);
  return origin === location.origin ? { path: decodeURIComponent(pathname), id: hash } : null;
};

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(".sc-lesson a");
    const { path = "", id = "" } = (link && pathOf(link)) ?? {};
    if (!LESSON.test(path) && !TEXT.test(path)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const name = path.split("/").at(-1);
    if (LESSON.test(name)) {
      const page = new URL(location.href);
      page.search = `?path=${encodeURIComponent(name)}`;
      page.hash = id;
      location.assign(page);
    } else {
      const page = new URL(`../../${name.replace(TEXT, ".html")}`, location.href);
      page.hash = id;
      window.open(page, "_blank", "noopener");
    }
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
