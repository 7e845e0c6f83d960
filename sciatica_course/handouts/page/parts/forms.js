// A view that shows one form after another and keeps the answers to each of them apart, as
// widgets/form.py does.

/** Makes the model of such a view from its first state. `hear` takes the messages of the page. */
function formsOf(state, hear) {
  const model = pageModel(state, hear);
  const apart = new Map();
  let asked = null;
  let onPage = ""; // the id of the form that `answers` and `screen` belong to

  /** Sets traits, and only those that change: what is drawn again may take the focus away. */
  function take(values) {
    const isNew = ([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value);
    model.take(Object.fromEntries(Object.entries(values).filter(isNew)));
  }

  return {
    model,
    take,
    get asked() { return asked; },
    get answers() { return state.answers; },
    set answers(answers) { take({ answers }); },
    get screen() { return state.screen; },
    set screen(screen) { take({ screen }); },
    given: () => acceptedAnswers(asked, state.answers),
    answersTo: (form) => (form === onPage ? state.answers : (apart.get(form)?.answers ?? {})),

    /** Shows this form from now on, with the answers that it already has; null shows none. */
    ask(form) {
      if (form && form.id !== onPage) {
        apart.set(onPage, { answers: state.answers, screen: state.screen });
        onPage = form.id;
        take(apart.get(form.id) ?? { answers: {}, screen: 0 });
        apart.delete(form.id);
      }
      asked = form;
      take({ form: form ?? {} });
    },

    /** Sets the answers to a form, and goes to its first page. */
    put(form, answers) {
      if (form === onPage) take({ answers: { ...answers }, screen: 0 });
      else apart.set(form, { answers: { ...answers }, screen: 0 });
    },

    wipe() {
      apart.clear();
      take({ answers: {}, screen: 0 });
    },
  };
}

/** A form with everything that form.js reads: what is empty is left out in the page. */
function wholeForm(form, answers) {
  const whole = (field) => ({ ...field, options: field.options ?? answers });
  const pages = form.pages.map((page) => ({ ...page, fields: page.fields.map(whole) }));
  return { ...form, pages };
}
