// The help numbers of the page's country, below what has closed plans if anything has.

parts.set("help-now", (el, data) => {
  const state = { ...basics(data.words), label: data.label, countries: data.help.countries };
  const model = pageModel(state, ({ kind, country }) => kind === "country" && chooseCountry(country));

  /** What stands at the top of a lesson has its headings one level higher. */
  const higher = (html) => html.replace(/<(\/?)h([34])/g, (_, slash, level) => `<${slash}h${level - 1}`);

  function refresh() {
    const closed = ["hold", "closed"].includes(pageSession.state) ? (standIn?.html("hold") ?? "") : "";
    const numbers = pageSession.state === "hold" && !pageSession.checked ? "" : data.numbers;
    const html = higher(closed) + fillHelp(numbers, data.help);
    const panel = { html, instead: false, alert: false };
    const changed = JSON.stringify(state.panel) !== JSON.stringify(panel);
    model.take({ country: pageCountry(), ...(changed ? { panel } : {}) });
  }

  onSession(refresh);
  onCountry(refresh);
  refresh();
  return frame({ model, el });
});
