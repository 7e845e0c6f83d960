// The help lines of a page: which country they are of, and the slots that they go into.

const helpHeard = new Set();
let helpCountry = "";

const pageCountry = () => helpCountry;

/** Takes a country for every part of the page. */
function chooseCountry(id) {
  helpCountry = id;
  [...helpHeard].forEach((hear) => hear());
}

const onCountry = (hear) => helpHeard.add(hear);

/** Fills the slots of HTML once; what goes in is never looked through for slots. */
const fillSlots = (html, values) =>
  html.replace(/\{([A-Za-z0-9-]+)\}/g, (slot, name) => values[name] ?? slot);

/** Fills the slots for help lines, each number to call once in a row of them. */
function fillHelp(html, { lines }) {
  const here = { ...lines[""], ...lines[helpCountry] };
  const values = {};
  for (const [id, { say }] of Object.entries(here)) {
    const [first, ...rest] = say;
    values[id] = say;
    values[id[0].toUpperCase() + id.slice(1)] = first.toUpperCase() + rest.join("");
  }
  const calls = (row) => {
    const links = [...row.matchAll(/\{call-([a-z]+)\}/g)].map(([, id]) => here[id].call);
    const once = [...new Set(links.filter(Boolean))];
    return once.length ? `<span class="sc-calls">${once.join("")}</span>` : "";
  };
  const called = html.replace(/<span class="sc-calls">(\{call-[a-z]+\})+<\/span>/g, calls);
  return fillSlots(called, values);
}

/** Text as HTML that shows it, whatever is in it. */
const safeText = (text) => make("p", {}, text).innerHTML;
