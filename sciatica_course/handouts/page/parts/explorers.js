// The explorers that ask for nothing and keep nothing: widgets/ draws them as in a notebook.

async function explore(el, { words, label, told, pictures }, draw) {
  const state = { ...basics(words), label, told, pictures: await openPacks(pictures) };
  const model = pageModel(state);
  const refresh = () => model.take({ panel: urgentPanel() ?? basics(words).panel });
  onSession(refresh);
  refresh();
  return frame({ model, el }, draw);
}

parts.set("nerve-explorer", (el, data) => explore(el, data, drawNerve));
parts.set("disc-explorer", (el, data) => explore(el, data, drawDisc));
