// What every live view shares: its frame, words about trouble, the country choice, panels, buttons,
// and asking whether plans may still be shown. Uses only get, set, save_changes, on and send of the
// model, so that an exported page can stand in for the kernel with a small object of its own. Who
// does answers every message with { kind: "done" }, once what came of it has been set, and with its
// number where it has one.

const CHANNEL = "sciatica-course";
const SLOW = 8000; // milliseconds without an answer before the page says that it is slow
let views = 0;

/** Makes an element. Words are only ever set as text. */
function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node && !name.includes("-")) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Says words in a live region. It stays in the page while empty: only then is it read out. */
function tell(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

const live = (className, role = "status") => make("p", { className: `sc-live ${className}`, role });

/** Calls draw with the names of the traits that changed, once for all that change together. */
function watch(model, names, draw) {
  let changed = null;
  const heard = names.map((name) => [
    `change:${name}`,
    () => {
      if (!changed) {
        changed = new Set();
        queueMicrotask(() => {
          const these = changed;
          changed = null;
          draw(these);
        });
      }
      changed.add(name);
    },
  ]);
  for (const [event, hear] of heard) model.on(event, hear);
  return () => heard.forEach(([event, hear]) => model.off?.(event, hear));
}

/** Builds the frame of a view in `el`. `drawBody(frame)` returns the view's own part, if any. */
function frame({ model, el }, drawBody) {
  const id = `sc-${Math.random().toString(36).slice(2, 8)}-${++views}`;
  const words = model.get("words");
  // Slides are sections, and a section in one of them would be taken for a slide.
  const tag = el.closest("section") ? "div" : "section";
  const root = make(tag, {
    role: "region", className: "sc sc-view", "data-lm-suppress-shortcuts": "true",
  });
  const notice = live("sc-notice");
  const trouble = live("sc-trouble", "alert");
  const panel = make("div", { className: "sc-panel", hidden: true });
  const actions = make("div", { className: "sc-actions", hidden: true });
  const note = live("sc-note");
  const heard = live("sc-only-heard");
  const undo = [];
  let shownPanel = "";
  let shownActions = "";
  let acted = false; // someone did something here, so that focus may follow what comes of it
  let slow = null;

  const self = {
    id, model, words, root,
    /** Reads words out; not once something stands instead of what they are about. */
    announce: (text) => tell(heard, model.get("panel").instead ? "" : text),
    /** Sends a message that is always answered, and says so when the answer takes long. */
    ask(message, { follow = true } = {}) {
      acted = follow;
      tell(note, "");
      clearTimeout(slow);
      slow = setTimeout(() => tell(trouble, words.slow), SLOW);
      send(message);
    },
    /** Whether focus may move: the reader did something here, or is in what is being replaced. */
    mayFocus: () =>
      acted || [panel, body?.node, actions].some((part) => part?.contains(document.activeElement)),
    focus: (node) => node?.focus(),
  };

  function send(message) {
    try {
      model.send(message);
    } catch {
      tell(trouble, words.slow);
    }
  }

  const country = drawCountry(self);
  const body = drawBody?.(self);
  root.append(notice, trouble, ...(country ? [country.node] : []), panel);
  if (body) root.append(body.node);
  root.append(note, heard, actions);

  function drawPanel(focus) {
    const { html = "", instead = false, alert = false } = model.get("panel");
    const same = shownPanel === html;
    if (!same) {
      shownPanel = html;
      if (alert && focus) panel.setAttribute("role", "alert");
      else panel.removeAttribute("role");
      panel.innerHTML = html; // escaped where it was built, by html/builder.py
      panel.hidden = !html;
    }
    root.classList.toggle("sc-bare", !body || instead);
    if (html && !same && focus) self.focus(panel.querySelector("[tabindex]"));
  }

  function drawActions() {
    const wanted = JSON.stringify(model.get("actions"));
    if (shownActions === wanted) return;
    shownActions = wanted;
    actions.replaceChildren(...model.get("actions").map((action) => drawAction(self, action)));
    actions.hidden = !model.get("actions").length;
  }

  function draw(changed) {
    const focus = self.mayFocus();
    root.setAttribute("aria-label", model.get("label"));
    tell(notice, model.get("notice"));
    if (changed.has("trouble")) tell(trouble, model.get("trouble"));
    country?.draw();
    const { instead = false } = model.get("panel");
    if (body) body.node.hidden = instead; // before it draws: what is hidden takes no focus
    body?.draw(changed, focus && !instead);
    if (instead) tell(heard, ""); // a dose may have been read out
    drawPanel(focus && changed.has("panel"));
    drawActions();
  }

  // --- Is it still so? -------------------------------------------------------------------------
  let looking = false;
  let again = false;
  const look = () => {
    again = looking;
    looking = true;
    if (!again) send({ kind: "look" });
  };
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  const hear = (message) => {
    if (message.kind === "changed") channel?.postMessage("session changed");
    if (message.kind === "say") tell(note, message.text);
    if (message.kind === "file") saveFile(message);
    if (message.kind !== "done") return;
    queueMicrotask(() => (acted = false)); // after the drawing of what came of it
    clearTimeout(slow);
    tell(trouble, model.get("trouble"));
    looking = false;
    if (again) look();
    again = false;
  };
  model.on("msg:custom", hear);
  undo.push(() => model.off?.("msg:custom", hear));
  if (channel) {
    channel.onmessage = look;
    undo.push(() => channel.close());
  }
  const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && look());
  seen.observe(root);
  undo.push(() => seen.disconnect());
  const onReturn = () => document.visibilityState === "visible" && look();
  document.addEventListener("visibilitychange", onReturn);
  window.addEventListener("focus", onReturn);
  undo.push(() => document.removeEventListener("visibilitychange", onReturn));
  undo.push(() => window.removeEventListener("focus", onReturn));

  // --- Keys stay in the view: JupyterLab would cut cells with them ---------------------------------
  root.addEventListener("focusin", (e) => e.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  root.addEventListener("keydown", (e) => e.stopPropagation());

  undo.push(() => body?.close?.());
  const names = ["label", "notice", "trouble", "country", "panel", "actions"];
  undo.push(watch(model, [...names, ...(body?.traits ?? [])], draw));
  draw(new Set([...names, ...(body?.traits ?? [])]));
  el.append(root);
  return () => {
    clearTimeout(slow);
    undo.forEach((each) => each());
  };
}

/** The choice of a country, for views that show numbers to call. */
function drawCountry({ id, model, words, ask }) {
  const countries = model.get("countries");
  if (!countries.length) return null;
  const select = make("select", { id: `${id}-country`, className: "sc-select" });
  select.append(make("option", { value: "" }, words["no-country"]));
  for (const { value, label } of countries) select.append(make("option", { value }, label));
  select.addEventListener("change", () => ask({ kind: "country", country: select.value }, { follow: false }));
  const node = make(
    "p",
    { className: "sc-country" },
    make("label", { htmlFor: select.id }, words.country),
    select,
  );
  return { node, draw: () => (select.value = model.get("country")) };
}

/** Prints the sheets of a view and nothing else of the page, however deep in it they are. */
function printSheets(root) {
  const copies = [...root.querySelectorAll(".sc-sheet")].map((sheet) =>
    make("div", { className: "sc" }, sheet.cloneNode(true)),
  );
  const paper = make("div", { className: "sc-print" }, ...copies);
  document.querySelectorAll("body > .sc-print").forEach((old) => old.remove());
  document.body.append(paper);
  const before = document.activeElement; // what is left out of the paper loses the focus
  const after = () => (paper.remove(), before?.focus());
  window.addEventListener("afterprint", after, { once: true });
  window.print();
}

/** Saves text as a file, the way the browser saves what it downloads. */
function saveFile({ name, type, text }) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000); // the download has begun by then
}

const LARGEST = 20_000_000; // bytes of a file that someone opens here

/** Lets the reader choose a file, and sends its text. One that is too large is sent as nothing. */
function openFile(view, id, endings) {
  const input = make("input", { type: "file", accept: endings });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    const text = file.size > LARGEST ? "" : await file.text();
    view.ask({ kind: "file", action: id, name: file.name, text });
  });
  input.click();
}

/** A button, and the question it asks first where it has one. */
function drawAction(view, { id, label, question, agree, refuse, plain, prints, opens }) {
  const button = make(
    "button",
    { type: "button", className: plain ? "sc-button sc-plain" : "sc-button" },
    label,
  );
  const node = make("div", { className: "sc-action" }, button);
  const act = () => {
    if (prints) printSheets(view.root);
    else if (opens) openFile(view, id, opens);
    else view.ask({ kind: "action", action: id });
  };
  if (!question) {
    button.addEventListener("click", act);
    return node;
  }
  const asked = make("p", { tabIndex: -1, className: "sc-question" }, question);
  const yes = make("button", { type: "button", className: "sc-button sc-main" }, agree);
  const no = make("button", { type: "button", className: "sc-button" }, refuse);
  const sure = make(
    "div",
    { className: "sc-sure", hidden: true, role: "group", "aria-label": question },
    asked,
    make("div", { className: "sc-buttons" }, no, yes),
  );
  const show = (open) => {
    sure.hidden = !open;
    button.hidden = open;
    view.focus(open ? asked : button);
  };
  button.addEventListener("click", () => show(true));
  no.addEventListener("click", () => show(false));
  yes.addEventListener("click", act);
  node.append(sure);
  return node;
}
