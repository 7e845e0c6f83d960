// What all explorers share: drawings whose named parts can be lit. Needs view.js before it.

/** Puts a drawing into the page. Its ids become data-part: one page may show a drawing twice. */
function drawing(text, label) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  for (const named of svg.querySelectorAll("[id]")) {
    named.dataset.part = named.id;
    named.removeAttribute("id");
  }
  svg.querySelectorAll("title, desc").forEach((each) => each.remove());
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

/** A drawing on its own light card, with a caption below it where there is one. */
function picture(text, label, caption = "") {
  const node = make("figure", { className: "sc-picture" }, drawing(text, label));
  if (caption) node.append(make("figcaption", { "aria-hidden": "true" }, caption));
  return node;
}

/** Lights the parts that `wanted` chooses among those of a class, and dims the others. */
function light(node, selector, wanted) {
  for (const part of node.querySelectorAll(selector)) part.classList.toggle("sc-lit", wanted(part));
}

/** The nearest named part of a drawing at a pointer's target, or undefined. */
const partAt = (event, selector) => event.target.closest?.(selector);

/**
 * A place that tells about what is lit. It has room for the longest text from the start: a page
 * that moved under the pointer would light something else.
 */
function teller(texts) {
  const told = make("div", { className: "sc-about", role: "status" });
  const room = texts.map((text) => make("div", { className: "sc-about sc-room", "aria-hidden": "true" }, ...text));
  return { told, node: make("div", { className: "sc-tell" }, ...room, told) };
}
