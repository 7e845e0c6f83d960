// Turns the slides, and opens the window of whoever speaks. Nothing here is kept or sent.
(() => {
  const words = JSON.parse(document.getElementById("deck-words").textContent);
  const said = document.querySelector(".deck-said");
  const LIVE = ".sc-alive";
  let speaker = null;

  function element(name, attributes, ...inside) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  }

  const slides = () => Reveal.getSlides();
  const headOf = (slide) =>
    [...slide.querySelector("h1, h2").childNodes].map((each) => each.textContent).join(" ");
  const notesOf = (slide) =>
    document.querySelector(`[data-notes="${CSS.escape(slide.dataset.section)}"]`);

  /** What a slide says, without its forms. */
  function summary(slide) {
    const copy = slide.querySelector(".inside").cloneNode(true);
    copy.querySelectorAll(".sc-part").forEach((each) => each.remove());
    copy.querySelectorAll("img").forEach((each) => each.replaceWith(each.alt));
    return copy.childNodes;
  }

  const turner = (label, turn) => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", turn);
    return button;
  };

  function tell() {
    if (!speaker || speaker.closed) return;
    const all = slides();
    const slide = Reveal.getCurrentSlide();
    const at = all.indexOf(slide);
    const next = all[at + 1];
    const notes = [...notesOf(slide).cloneNode(true).childNodes];
    const view = speaker.document;
    view.querySelector("#place").textContent = `${at + 1} / ${all.length}`;
    view.querySelector("#now").replaceChildren(element("h1", {}, headOf(slide)), ...summary(slide));
    view.querySelector("#notes").replaceChildren(
      ...(notes.length ? notes : [element("p", {}, words["speaker-none"])]),
    );
    view.querySelector("#next").replaceChildren(
      element("h2", {}, words["speaker-next"]),
      ...(next
        ? [element("p", {}, element("strong", {}, headOf(next))), ...summary(next)]
        : [element("p", {}, words["speaker-last"])]),
    );
    speaker.scrollTo(0, 0);
  }

  const STYLE = `body{max-width:60rem;margin:0 auto;padding:1rem 1.5rem;color:#1a1a1a;background:#fff;
    font:1.15rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
    h1{font-size:1.5rem}h2{font-size:1.2rem}
    header{display:flex;flex-wrap:wrap;gap:1rem;align-items:center}
    button{min-height:2.75rem;padding:0 1.2rem;font:inherit}
    #now,#next{padding:.2rem 1rem;border:1px solid #767676;border-radius:8px}
    table{border-collapse:collapse}th,td{padding:.2rem .5rem;border:1px solid #767676;text-align:start}`;

  function openNotes() {
    if (speaker && !speaker.closed) {
      speaker.focus();
      return;
    }
    speaker = window.open("", "", "width=900,height=900");
    if (!speaker) {
      said.textContent = words["speaker-blocked"];
      return;
    }
    const view = speaker.document;
    view.documentElement.lang = document.documentElement.lang;
    view.title = `${words.speaker}: ${document.title}`;
    const minutes = element("span", {}, "0");
    view.head.append(element("style", {}, STYLE));
    view.body.append(
      element(
        "header", {},
        turner("←", () => Reveal.prev()), turner("→", () => Reveal.next()),
        element("strong", { id: "place" }),
        element("span", {}, `${words["speaker-time"]}: `, minutes),
      ),
      element("main", {}, element("div", { id: "now" }), element("div", { id: "notes" }),
        element("div", { id: "next" })),
    );
    const back = view.querySelectorAll("button");
    back[0].setAttribute("aria-label", words["speaker-back"]);
    back[1].setAttribute("aria-label", words["speaker-on"]);
    const began = Date.now();
    setInterval(() => { minutes.textContent = Math.floor((Date.now() - began) / 60_000); }, 5000);
    view.addEventListener("keydown", turn);
    tell();
  }

  /** The keys that a speaker's remote control sends turn slides wherever the focus is. */
  function turn(event) {
    const inView = event.view === speaker;
    const on = event.key === "PageDown" || (inView && event.key === "ArrowRight");
    const back = event.key === "PageUp" || (inView && event.key === "ArrowLeft");
    if (!on && !back) return;
    event.preventDefault();
    event.stopPropagation();
    if (on) Reveal.next();
    else Reveal.prev();
  }
  document.addEventListener("keydown", turn, true);

  // Printing takes all slides out of the page for a moment, when their live parts must be there.
  const printed = /print-pdf/i.test(location.search);
  Promise.resolve(printed && globalThis.sciaticaOpened).then(() => Reveal.initialize({
    width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 4, center: false,
    hash: true, slideNumber: "c/t", transition: "none", backgroundTransition: "none",
    scrollActivationWidth: null, pdfSeparateFragments: false, help: true,
    // Whoever answers a question with the keyboard does not turn the slide.
    keyboardCondition: () => !document.activeElement?.closest(LIVE),
  })).then(() => {
    Reveal.addKeyBinding({ keyCode: 83, key: "S", description: words.speaker }, openNotes);
    Reveal.addKeyBinding({ keyCode: 69, key: "E", description: words["speaker-print"] }, () => {
      location.search = location.search ? "" : "?print-pdf";
    });
    Reveal.on("slidechanged", () => {
      // What had the focus is out of sight, and would swallow keys.
      if (document.activeElement?.closest(LIVE)) document.activeElement.blur();
      tell();
    });
  });
})();
