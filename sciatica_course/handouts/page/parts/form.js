// A form that answers by itself, such as a quiz. It gives way to what is urgent.
parts.set("form", (el, data) => {
  const state = { ...basics(data.words), label: data.label, form: data.form, answers: {}, screen: 0 };
  const model = pageModel(state);
  const giveWay = () => model.take({ panel: urgentPanel() ?? basics(data.words).panel });
  onSession(giveWay);
  onCountry(giveWay);
  onNextPerson(() => model.take({ answers: {}, screen: 0 }));
  return frame({ model, el }, drawForm);
});
