// The self-check by the tables of the page, as sciatica_course/symptoms.py and
// widgets/self_check.py read them: its signs, which questions they reopen, and what it amounts to.

/** What one person said, as of the last step forward, and which signs a check was passed after. */
function selfCheck(tables) {
  const asked = tables ? tables.form.pages.flatMap((page) => page.fields) : [];
  const fields = (tables?.order ?? []).map((name) => asked.find(({ id }) => id === name));
  let told = {};
  let settled = {};

  const optionsOf = (id) => [].concat(told[id] ?? []).map((value) => [value, tables.options[id][value]]);
  const chosen = () =>
    fields.flatMap(({ id }) => optionsOf(id).map(([, option]) => option).filter(Boolean));

  /** The signs, each with the answers that raise it, by question. */
  function raised() {
    const said = {};
    const add = (sign, ...answers) => {
      const before = said[sign] ?? [];
      const isNew = ([id, value]) => !before.some((each) => each[0] === id && each[1] === value);
      said[sign] = [...before, ...answers.filter(isNew)];
    };
    for (const { id } of fields) {
      for (const [value, option] of optionsOf(id)) if (option?.raises) add(option.raises, [id, value]);
    }
    for (const { scale, atLeast, question, answer, raises } of tables?.together ?? []) {
      if (told[scale] >= atLeast && told[question] === answer) {
        add(raises, [scale, told[scale]], [question, answer]);
      }
    }
    return said;
  }

  /** The signs that reopen the safety check: other answers that raise the same one do so again. */
  function openSigns() {
    const open = Object.entries(raised()).filter(
      ([sign, said]) => JSON.stringify(settled[sign]) !== JSON.stringify(said),
    );
    return Object.fromEntries(open);
  }

  const missing = () => fields.filter(({ id, optional }) => !optional && !(id in told)).map(({ id }) => id);

  const means = ({ question, answers }) => [].concat(told[question] ?? []).some((v) => answers.includes(v));

  /** What a finished self-check amounts to; null before, and while a sign is open. */
  function pattern() {
    if (!tables || missing().length || Object.keys(openSigns()).length) return null;
    return {
      answers: told,
      points: chosen().reduce((sum, { points = 0 }) => sum + points, 0),
      pain: Math.max(0, ...tables.pain.map((id) => told[id] ?? 0)),
      conditions: [...new Set(chosen().flatMap(({ conditions = [] }) => conditions))].sort(),
      meanings: tables.meanings.filter(means).map(({ id }) => id),
      goals: tables.goals.map((id) => stripped(told[id] ?? "")).filter(Boolean),
    };
  }

  return {
    get told() { return told; },
    openSigns,
    missing,
    pattern,
    tell(answers) {
      told = kept(answers);
      // A sign that was taken back and comes again is a new one.
      const again = Object.keys(raised()).filter((sign) => sign in settled);
      settled = Object.fromEntries(again.map((sign) => [sign, settled[sign]]));
    },
    settle() {
      settled = raised();
    },
  };

  /** The answers without lines of nothing but spaces. */
  function kept(answers) {
    const possible = acceptedAnswers(tables.form, answers);
    const says = (value) => (typeof value === "string" ? stripped(value) !== "" : value !== undefined);
    return Object.fromEntries(
      tables.order.filter((id) => says(possible[id])).map((id) => [id, possible[id]]),
    );
  }
}

/**
 * Which questions of the safety check signs reopen, by id: with a follow-up the question that opens
 * it, and with a question the follow-ups that it alone could open.
 */
function toAskAgain(questions, signs, told) {
  const named = questions.filter(({ raisedBy }) => raisedBy.some((sign) => signs.includes(sign)));
  const again = new Set(named.flatMap(({ id, askIf }) => [id, ...askIf]));
  const rest = Object.fromEntries(Object.entries(told).filter(([id]) => !again.has(id)));
  const opened = questions.filter(
    (question) => question.askIf.some((id) => again.has(id)) && !isToAsk(question, rest),
  );
  return new Set([...again, ...opened.map(({ id }) => id)]);
}
