// The session timer of a page: widgets/player.js leads through a session of the chosen routine. What
// came of it is shown as a line to write down, and kept nowhere.

parts.set("practise", (el, data) => {
  const state = {
    ...basics(data.words), label: data.label, form: {}, answers: {}, screen: 0,
    play: {}, clock: {}, clips: {},
  };
  const model = pageModel(state, hear);
  const gate = gatedTables(data.packs, refresh);
  let alarm = false; // somebody noticed new numbness or weakness
  let record = ""; // the line to write down
  let chosen = {}; // the week and the session
  const take = (values) => {
    const isNew = ([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value);
    model.take(Object.fromEntries(Object.entries(values).filter(isNew)));
  };
  const panelOf = (html, rest = {}) => ({ html, instead: false, alert: false, ...rest });

  function shown() {
    const nothing = { form: {}, play: {}, clock: {}, actions: [] };
    const closed = planPanel();
    const tables = gate.get();
    if (pageSession.open) alarm = false;
    if (closed) {
      const html = fillHelp(data.alarm, data.help);
      const raised = alarm && pageSession.state === "not-screened";
      return { ...nothing, panel: raised ? panelOf(html, { instead: true, alert: true }) : closed };
    }
    if (!tables) return { ...nothing, panel: panelOf("") };
    presetChoices(tables.routines);
    const found = routineOf(tables.routines, pageSession, choicesGiven);
    if (found?.closed) return { ...nothing, panel: panelOf(found.closed) };
    if (record) return { ...nothing, panel: panelOf(record), actions: data.again };
    const form = found?.reduced && !found.unfit ? data.small : data.form;
    const banner = found?.banner ? fillHelp(found.banner, data.help) : data.notAsked;
    const play = found ? playOf(tables, found.weeks, chosen) : {};
    const clock = play.id === state.play.id ? state.clock : {};
    return { form, play, clock, panel: panelOf(banner), actions: [] };
  }

  function refresh() {
    take({ answers: { ...choicesGiven, ...chosen }, ...shown() });
  }

  function hear({ kind, id, seconds = 0, did = [] }) {
    if (kind === "action") record = "";
    else if (kind === "sign") {
      alarm = true;
      withdrawSession();
    } else if (kind === "played" && id === state.play.id) {
      const { parts: all } = state.play;
      const now = new Date();
      const day = fillSlots(data.day, { day: now.getDate(), month: data.months[now.getMonth()] });
      record = fillSlots(data.record, {
        day: safeText(day), minutes: Math.round(seconds / 60),
        done: did.filter(({ finished }) => finished).length, all: all.length,
      });
    }
    refresh();
  }

  model.on("change:answers", () => {
    const { week, nth, ...rest } = state.answers;
    chosen = { ...(week && { week }), ...(nth && { nth }) };
    chooseAll(rest);
    refresh();
  });
  onSession(refresh);
  onCountry(refresh);
  onChoices(refresh);
  onNextPerson(() => {
    [alarm, record, chosen] = [false, "", {}];
    refresh();
  });
  refresh();
  return frame({ model, el }, drawTimer);
});

/** The session of a week as the player plays it; {} until both are chosen. */
function playOf({ routines, player }, weeks, { week, nth }) {
  const [, session] = weeks[week - 1]?.sessions[nth - 1] ?? [];
  if (session === undefined) return {};
  const all = routines.sessions[session].map((item) => {
    const { move, ...dose } = player.parts[item];
    return { ...player.moves[move], ...dose };
  });
  return {
    ...player.plan,
    id: `page-${session}`,
    total: all.reduce((sum, { seconds }) => sum + seconds, 0),
    parts: all.map((part) => ({ ...part, still: player.stills[part.picture] })),
  };
}

/** The choices above the player. */
function drawTimer(view) {
  const form = drawForm(view);
  const player = drawPlayer(view);
  return {
    node: make("div", {}, form.node, player.node),
    traits: [...new Set([...form.traits, ...player.traits])],
    draw(changed, focus) {
      form.draw(changed, focus);
      player.draw(changed, focus && !changed.has("form"));
    },
    close: () => player.close(),
  };
}
