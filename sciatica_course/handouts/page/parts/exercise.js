// Exercise cards. Their pictures are those of the paper; their doses are there only while plans may
// be shown, by what the safety check of the page found.

parts.set("exercise", async (el, data) => {
  const { cards } = await openPacks(data.cards);
  const state = {
    ...basics(data.words), label: data.label, cards: withPictures(el, cards), doses: {}, clips: {},
  };
  const model = pageModel(state);
  let tables = null;

  async function open() {
    const { doses } = await openPacks(data.doses);
    tables = JSON.parse(doses);
    refresh();
  }

  function doses() {
    if (!pageSession.open) tables = null;
    else if (!tables) open();
    const missing = pageSession.open ? "" : data.none[pageSession.state];
    return Object.fromEntries(data.exercises.map((id) => [id, tables ? doseOf(tables[id]) : missing]));
  }

  function refresh() {
    const html = pageSession.state === "hold" ? planPanel().html : "";
    model.take({ doses: doses(), panel: { html, instead: false, alert: false } });
  }

  onSession(refresh);
  onCountry(refresh);
  refresh();
  return frame({ model, el }, drawCards);
});

/** How much of an exercise the tables hold for this session. */
function doseOf({ findings, by, said }) {
  const found = findings.filter((id) => pageSession.modifiers.includes(id));
  const clear = pageSession.urgency === "clear" && !pageSession.modifiers.length;
  return said[by[clear ? "clear" : [pageSession.urgency, ...found].join(" ")]] ?? "";
}

/** Cards with the pictures of the paper beside them: the page brings each picture once. */
function withPictures(el, cards) {
  const there = [...el.previousElementSibling.querySelectorAll("figure img")];
  const template = make("template");
  template.innerHTML = cards; // built by html/exercise.py, which escapes
  template.content.querySelectorAll("figure img").forEach((image, nth) => {
    if (there[nth]) image.src = there[nth].src;
  });
  return template.innerHTML;
}
