// The body map: what it lights and tells is widgets/body_map.js; here are the signs it raises.

parts.set("body-map", async (el, data) => {
  const { words, label, told, alarms, help } = data;
  const pictures = await openPacks(data.pictures);
  const state = { ...basics(words), label, pictures, told, marks: [], settled: [], alarms: {} };
  const model = pageModel(state, ({ kind, signs }) => kind === "signs" && hearSigns(signs));
  let raised = new Set();

  function hearSigns(signs) {
    const before = raised;
    raised = new Set(signs);
    // A sign that was taken back and comes again is a new one.
    model.take({ settled: state.settled.filter((sign) => raised.has(sign)) });
    if (signs.some((sign) => !before.has(sign))) withdrawSession();
  }

  function refresh() {
    if (pageSession.open) model.take({ settled: [...raised].sort() });
    const worded = Object.entries(alarms).map(([sign, html]) => [sign, fillHelp(html, help)]);
    model.take({ alarms: Object.fromEntries(worded), panel: urgentPanel() ?? basics(words).panel });
  }

  onSession(refresh);
  onCountry(refresh);
  onNextPerson(() => {
    raised = new Set();
    model.take({ marks: [], settled: [] });
  });
  refresh();
  return frame({ model, el }, drawMap);
});
