// The page of a handout: stands in for the kernel. Parts look things up; nothing is decided here.

const parts = new Map(); // kind -> (el, data, page) => the part
const LATER = (work) => queueMicrotask(work);

/** A model such as the views have in a notebook, whose messages `hear` answers. */
function pageModel(state, hear = () => {}) {
  const heard = new Map();
  const fire = (event, ...rest) => [...(heard.get(event) ?? [])].forEach((each) => each(...rest));
  const model = {
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      fire(`change:${name}`);
    },
    take(values) {
      Object.assign(state, values);
      Object.keys(values).forEach((name) => fire(`change:${name}`));
    },
    save_changes() {},
    send(message) {
      LATER(() => {
        hear(message, model);
        fire("msg:custom", { kind: "done", number: message.number }); // as the kernel answers
      });
    },
    say: (text) => fire("msg:custom", { kind: "say", text }),
    on: (event, each) => heard.set(event, [...(heard.get(event) ?? []), each]),
    off: (event, each) => heard.set(event, (heard.get(event) ?? []).filter((h) => h !== each)),
  };
  return model;
}

/** What every view reads; a part adds its own. */
const basics = (words) => ({
  words, label: "", notice: "", trouble: "", country: "", countries: [], actions: [],
  panel: { html: "", instead: false, alert: false },
});

/**
 * Returns the texts that `ids` names by the same names. What belongs to plans is opened each time,
 * and kept by nobody else.
 */
async function openPacks(ids) {
  const { now, open } = globalThis.sciaticaPage;
  const texts = Object.values(ids).every((id) => id in now) ? now : await open("plans");
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, texts[id]]));
}
