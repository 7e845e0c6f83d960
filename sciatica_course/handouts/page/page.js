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

/** Opens a text that handouts/packed.py has packed. */
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(opened).text();
}

/** Opens the packs of the page that `ids` names, and returns their texts by the same names. */
async function openPacks(ids) {
  const packs = JSON.parse(document.getElementById("sc-packs").textContent);
  const open = async ([name, id]) => [name, await unpack(packs[id])];
  return Object.fromEntries(await Promise.all(Object.entries(ids).map(open)));
}
