// The knowledge check. What is chosen stays in the page; two checks of one page are compared.

const knowledgeGiven = {}; // when -> the answers of a finished check
const knowledgeHeard = new Set();

parts.set("knowledge-check", async (el, plain) => {
  const tables = plain.tables ? JSON.parse((await openPacks(plain.tables)).answers) : {};
  const data = { ...plain, ...tables };
  const { when, form } = data;
  const state = { ...basics(data.words), label: data.label, form, answers: {}, screen: 0 };
  const model = pageModel(state, ({ kind, ...message }) => {
    if (kind === "next") next(message.screen);
    if (kind === "action") model.take({ screen: 0 }); // to change the answers is all there is to do
    if (kind === "next" || kind === "action") knowledgeHeard.forEach((refresh) => refresh());
  });

  function next(screen) {
    const given = acceptedAnswers(form, state.answers);
    const isWhole = form.pages[screen].fields.every(({ id }) => id in given);
    model.take({ screen: isWhole ? screen + 1 : screen });
  }

  function finished() {
    const given = acceptedAnswers(form, state.answers);
    const isDone = form.pages.every(({ fields }) => fields.every(({ id }) => id in given));
    return isDone && state.screen >= form.pages.length ? given : null;
  }

  function outcome() {
    const given = knowledgeGiven[when];
    if (!given) return { panel: basics(data.words).panel, actions: [] };
    const html = data.thanks ?? comparedKnowledge(data, knowledgeGiven.before, given);
    return { panel: { html, instead: true, alert: false }, actions: data.actions };
  }

  function refresh() {
    const closed = urgentPanel();
    knowledgeGiven[when] = finished();
    const shown = closed ? { panel: closed, actions: [] } : outcome();
    model.take({ ...shown, form: closed || knowledgeGiven[when] ? {} : form });
  }

  knowledgeHeard.add(refresh);
  onSession(refresh);
  onCountry(refresh);
  onNextPerson(() => {
    model.take({ answers: {}, screen: 0 });
    knowledgeHeard.forEach((each) => each());
  });
  refresh();
  return frame({ model, el }, drawForm);
});

/** The second check beside the first, if there was one, as HTML that Python built. */
function comparedKnowledge(data, before, after) {
  const ids = Object.keys(data.right);
  const isRight = (given) => (id) => given[id] === data.right[id];
  const count = (given) => (given ? ids.filter(isRight(given)).length : ids.length + 1);
  const sure = (given) => given?.confidence ?? data.sure.length;
  const wrong = ids.filter((id) => !isRight(after)(id));
  const card = data.cards[before ? 0 : 1][wrong.length ? 1 : 0];
  return fillSlots(card, {
    knows: data.knows[count(after)][count(before)],
    sure: data.sure[sure(after)][sure(before)],
    again: wrong.map((id) => data.feedback[id][after[id]]).join(""),
    answers: data.answers,
  });
}
