// The body map: mark where it is felt. Needs view.js and explorer.js.

const VIEWS = ["back", "front", "right", "left", "feet-top", "soles"];
const SIDES = ["left", "right"];

function drawMap(view) {
  const { model, id } = view;
  const { says, regions, bothLegs, areas, sources } = model.get("told");
  const pictures = model.get("pictures");
  const cards = VIEWS.map((name) =>
    picture(pictures[name], `${areas} ${says[`view-${name}`]}`, says[`view-${name}`]),
  );
  const all = make("div", { className: "sc-map" }, ...cards);
  const about = make("div", { className: "sc-about", role: "status" });
  const alarm = make("div", { className: "sc-alarm", role: "alert" });
  const marks = () => model.get("marks");
  let raised = null; // the signs that the page has told of
  let warned = "";

  /** What can be marked: a place on either leg, or one in the middle. */
  const spots = regions.flatMap((region) =>
    (region.sided ? SIDES : [""]).map((side) => ({
      region,
      side,
      mark: side ? `${region.id}-${side}` : region.id,
      words: side ? says[`on-${side}`].replace("{place}", region.label) : region.label,
    })),
  );
  const spotAt = (part) => {
    const region = regions.find(({ id: name }) => part?.classList.contains(name));
    const side = SIDES.find((each) => part?.classList.contains(each));
    return region && spots.find((spot) => spot.region === region && spot.side === (region.sided ? side : ""));
  };

  function keep(marked) {
    model.set("marks", marked);
    model.save_changes();
    show(true);
  }
  const toggle = ({ mark }) =>
    keep(marks().includes(mark) ? marks().filter((each) => each !== mark) : [...marks(), mark]);

  // --- The list: what a pointer can do in the picture, every key and screen reader can do here ------
  const boxes = spots.map((spot) => {
    const input = make("input", { type: "checkbox", id: `${id}-${spot.mark}`, "aria-label": spot.words });
    input.addEventListener("change", () => toggle(spot));
    return { spot, input };
  });
  const cell = (spot, span = 1) => {
    const { input } = boxes.find((box) => box.spot === spot);
    return make("td", { colSpan: span }, make("label", { className: "sc-tick" }, input));
  };
  const rows = regions.map((region) => {
    const here = spots.filter((spot) => spot.region === region);
    const cells = region.sided ? here.map((spot) => cell(spot)) : [cell(here[0], 2)];
    return make("tr", {}, make("th", { scope: "row" }, region.label), ...cells);
  });
  const heads = [says.place, says.left, says.right].map((words) => make("th", { scope: "col" }, words));
  const table = make(
    "table",
    { className: "sc-places" },
    make("caption", {}, says.list),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows),
  );
  const clear = make("button", { type: "button", className: "sc-button" }, says.clear);
  clear.addEventListener("click", () => {
    keep([]);
    view.announce(says.cleared);
  });

  all.addEventListener("click", (event) => {
    const spot = spotAt(partAt(event, ".region"));
    if (spot) toggle(spot);
  });

  // --- What is marked, and what it may mean -----------------------------------------------------
  function signsOf(marked) {
    const sides = SIDES.filter((side) => marked.some((spot) => spot.side === side));
    const told = marked.map(({ region }) => region.raises).filter(Boolean);
    return [...new Set([...(sides.length > 1 ? [bothLegs] : []), ...told])];
  }

  function tellAbout(marked) {
    if (!marked.length) return about.replaceChildren(make("p", {}, says.empty));
    const roots = [...new Set(marked.flatMap(({ region }) => region.roots))].sort();
    const places = marked.map(({ words }) => words).join("; ");
    const reached = roots.length ? says.roots.replace("{roots}", roots.join(", ")) : says["no-roots"];
    about.replaceChildren(
      make("p", {}, says.marked.replace("{places}", places)),
      make("p", {}, make("strong", {}, reached), " ", says["no-name"]),
    );
  }

  function warn(signs, focus) {
    const open = signs.filter((sign) => !model.get("settled").includes(sign));
    const html = open.map((sign) => model.get("alarms")[sign]).join("");
    if (html === warned) return;
    const more = html.length > warned.length;
    warned = html;
    alarm.innerHTML = html; // escaped where it was built, by html/builder.py
    alarm.hidden = !html;
    if (focus && more) view.focus(alarm.querySelector("[tabindex]"));
  }

  function show(acted = false) {
    const marked = spots.filter(({ mark }) => marks().includes(mark));
    for (const { spot, input } of boxes) input.checked = marked.includes(spot);
    light(all, ".region", (part) => marked.includes(spotAt(part)));
    const lit = (part) => (spot) => spot.region.roots.some((root) => part.classList.contains(root)) &&
      part.classList.contains(spot.side);
    const both = marked.flatMap((spot) => (spot.side ? [spot] : []));
    light(all, ".zone", (part) => both.some(lit(part)));
    tellAbout(marked);
    const signs = signsOf(marked);
    warn(signs, acted);
    const said = JSON.stringify(signs);
    // Told even when the kernel must first learn that a sign was taken back.
    if (acted && said !== raised) view.ask({ kind: "signs", signs }, { follow: false });
    raised = said;
  }

  const cited = make("div", { className: "sc-cited" });
  cited.innerHTML = sources; // escaped where it was built, by html/builder.py
  const node = make(
    "div",
    { className: "sc-explorer" },
    alarm,
    make("p", { className: "sc-label" }, says.choose),
    make("p", { className: "sc-hint" }, says.hint),
    all,
    about,
    table,
    make("div", { className: "sc-buttons" }, clear),
    cited,
  );
  alarm.hidden = true;
  return { node, traits: ["marks", "settled", "alarms"], draw: () => show() };
}

export default { render: (context) => frame(context, drawMap) };
