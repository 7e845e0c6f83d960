// A form that answers by itself, such as a quiz.
parts.set("form", (el, data) => {
  const state = { ...basics(data.words), label: data.label, form: data.form, answers: {}, screen: 0 };
  return frame({ model: pageModel(state), el }, drawForm);
});
