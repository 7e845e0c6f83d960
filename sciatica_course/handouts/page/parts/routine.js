// The routine in a page: the choices beside the week that Python made for them, drawn by
// widgets/routine_builder.js as in a notebook. It is there only while plans may be shown.

const NO_WEEK = { sheet: "", paper: "", beside: "", said: "" };

parts.set("routine", (el, data) => {
  const state = {
    ...basics(data.words), ...NO_WEEK, label: data.label, form: {}, answers: {}, screen: 0,
    number: 1, chooser: data.chooser,
  };
  const model = pageModel(state);
  const gate = gatedTables(data.packs, refresh);
  const printed = make("div", { className: "sc-print" }); // of the whole page; the blank week if empty
  el.parentElement.prepend(printed);
  const take = (values) => {
    const isNew = ([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value);
    model.take(Object.fromEntries(Object.entries(values).filter(isNew)));
  };

  function shown() {
    const closed = planPanel();
    const tables = gate.get();
    if (closed) return { ...NO_WEEK, form: {}, panel: closed, actions: [] };
    if (!tables) return { ...NO_WEEK, form: {}, panel: basics().panel, actions: [] };
    presetChoices(tables.routines);
    const found = routineOf(tables.routines, pageSession, choicesGiven);
    if (found?.closed) return { ...NO_WEEK, form: {}, panel: panelOf(found.closed), actions: [] };
    const form = found?.reduced && !found.unfit ? {} : data.form;
    if (!found) return { ...NO_WEEK, form, panel: panelOf(data.notAsked), actions: [] };
    const why = found.unfit ? data.doesNotFit : found.reduced ? data.reduced : data.notAsked;
    const week = found.weeks[state.number - 1];
    return {
      sheet: week.sheet, paper: week.paper, beside: week.notes, said: week.said, form,
      panel: panelOf(fillHelp(found.banner, data.help) + why), actions: data.print,
    };
  }

  const panelOf = (html) => ({ html, instead: false, alert: false });

  function refresh() {
    const now = shown();
    const paper = `<div class="sc"><div class="sc-week-paper">${now.paper}</div></div>`;
    printed.innerHTML = now.paper && paper; // first: nothing that fails may leave a plan on paper
    take({ answers: choicesGiven, ...now });
  }

  model.on("change:answers", () => chooseAll(state.answers));
  model.on("change:number", refresh);
  onSession(refresh);
  onCountry(refresh);
  onChoices(refresh);
  onNextPerson(() => {
    choicesPreset = "";
    chooseAll({});
    take({ number: 1 });
  });
  refresh();
  return frame({ model, el }, drawBuilder);
});
