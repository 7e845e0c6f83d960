// Draws any form from data: pages of questions, one shown at a time. Needs view.js before it.

/** Whether a question is to be asked, given the answers so far. */
function isAsked(field, answers) {
  const gate = field.ask_if;
  const given = (id) => [].concat(answers[id] ?? []);
  return !gate || gate.questions.some((id) => given(id).some((value) => gate.values.includes(value)));
}

const NOT_SURE = "not-sure"; // as answers are written everywhere
const asText = (value) => (value === undefined || value === null ? "" : String(value));
const isOpen = (field, answers) => !field.optional && asText(answers[field.id]).trim() === "";
const choicesOf = (field) =>
  field.kind === "scale"
    ? Array.from({ length: field.scale.high - field.scale.low + 1 }, (_, step) => {
        const value = field.scale.low + step;
        return { value, label: String(value) };
      })
    : field.options;

/** The words of a question, and that it may be left out. */
function wordsOf(field, words) {
  const optional = make("span", { className: "sc-optional" }, ` (${words.optional})`);
  return field.optional ? [field.text, optional] : [field.text];
}

/** The hint of a question, as what describes its control. */
function drawHint(field, name, control) {
  if (!field.hint) return [];
  const hint = make("p", { className: "sc-hint", id: `${name}-hint` }, field.hint);
  control.setAttribute("aria-describedby", hint.id);
  return [hint];
}

/** A line that a person writes. It is kept with every key, so that nothing typed can be lost. */
function drawLine(view, field, choose) {
  const name = `${view.id}-${field.id}`;
  const input = make("input", {
    type: "text", id: name, className: "sc-entry", maxLength: field.longest, autocomplete: "off",
  });
  input.addEventListener("input", () => choose(field, input.value));
  const label = make("label", { htmlFor: name, className: "sc-label" }, ...wordsOf(field, view.words));
  const node = make("div", { className: "sc-field" }, label, ...drawHint(field, name, input), input);
  return {
    field,
    node,
    focus: () => input.focus(),
    draw(answers) {
      const answer = asText(answers[field.id]);
      if (input.value !== answer) input.value = answer; // or else the caret would jump
    },
  };
}

/** What is chosen after a click on one of several options. What stands alone clears the others. */
function chosenAfter(field, option, before) {
  if (before.includes(option.value)) return before.filter((value) => value !== option.value);
  const stays = (other) => before.includes(other.value) && !option.alone && !other.alone;
  return field.options.filter((o) => o === option || stays(o)).map(({ value }) => value);
}

/** One question: a fieldset with its choices, and what was learned from the chosen one. */
function drawChoices(view, field, choose) {
  const { id, words, model } = view;
  const name = `${id}-${field.id}`;
  const feedback = live("sc-feedback");
  const several = field.kind === "several";
  const chosen = (answers) => [].concat(answers[field.id] ?? []).map(asText);
  const inputs = choicesOf(field).map((option) => {
    const type = several ? "checkbox" : "radio";
    const input = make("input", { type, name, value: asText(option.value) });
    const answer = () =>
      several ? chosenAfter(field, option, chosen(model.get("answers"))) : option.value;
    input.addEventListener("change", () => choose(field, answer()));
    return { input, option };
  });
  const long = choicesOf(field).some(({ label }) => label.length > 16);
  const look = field.kind === "scale" ? " sc-scale" : long ? " sc-long" : "";
  const choices = make("div", { className: `sc-options${look}` });
  for (const { input, option } of inputs) {
    choices.append(make("label", { className: "sc-option" }, input, make("span", {}, option.label)));
  }
  const node = make("fieldset", { className: "sc-field" }, make("legend", {}, ...wordsOf(field, words)));
  node.append(...drawHint(field, name, node), choices);
  if (field.kind === "scale") {
    const ends = [field.scale.low_label, field.scale.high_label];
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", ends.join(" – "));
    node.append(make("p", { className: "sc-ends" }, ...ends.map((end) => make("span", {}, end))));
  }
  node.append(feedback);
  return {
    field,
    node,
    focus: () => (inputs.find(({ input }) => input.checked) ?? inputs[0]).input.focus(),
    draw(answers) {
      const given = chosen(answers);
      let told = null;
      for (const { input, option } of inputs) {
        input.checked = given.includes(input.value);
        input.parentElement.classList.toggle("sc-chosen", input.checked);
        if (input.checked && option.feedback) told = option;
      }
      const verdict = told && `${told.right ? "✓" : "↻"} ${told.right ? words.right : words.wrong}`;
      tell(feedback, told ? `${verdict} ${told.feedback}` : "");
      feedback.classList.toggle("sc-right", Boolean(told?.right));
    },
  };
}

const drawField = (view, field, choose) =>
  (field.kind === "text" ? drawLine : drawChoices)(view, field, choose);

function drawForm(view) {
  const { model, words, id } = view;
  const node = make("div", { className: "sc-form" });
  const form = () => model.get("form");
  const answers = () => model.get("answers");
  let drawn = null; // which page of which form is on the screen
  let fields = [];
  let missing = null;
  let told = null;
  let closing = null;

  const visible = () => fields.filter(({ field }) => isAsked(field, answers()));
  const pageAt = (start, step) => {
    const { pages } = form();
    let at = start + step;
    while (at >= 0 && at < pages.length && !pages[at].fields.some((f) => isAsked(f, answers()))) {
      at += step;
    }
    return at;
  };

  function keep(given) {
    model.set("answers", given);
    model.save_changes();
    drawAnswers();
  }

  function choose(field, value) {
    const before = visible().length;
    tell(missing, "");
    tell(told, "");
    keep({ ...answers(), [field.id]: value });
    if (visible().length > before) tell(told, words["follow-up"]);
  }

  /** Says No where nothing is said yet. A Yes or a Not sure is never taken back this way. */
  function noToAll() {
    const given = { ...answers() };
    const takesNo = ({ options }) => options.some(({ value }) => value === form().no_to_all);
    const open = visible().filter(({ field }) => isOpen(field, given) && takesNo(field));
    for (const { field } of open) given[field.id] = form().no_to_all;
    tell(missing, "");
    keep(given);
    tell(told, words["all-no"].replace("{count}", open.length));
  }

  function next() {
    const open = visible().filter(({ field }) => isOpen(field, answers()));
    const screen = model.get("screen");
    tell(told, "");
    if (open.length) {
      const unsure = open.every(({ field }) => field.options.some(({ value }) => value === NOT_SURE));
      const one = unsure ? words["unanswered-one"] : words["open-one"];
      const many = unsure ? words["unanswered-many"] : words["open-many"];
      tell(missing, (open.length === 1 ? one : many).replace("{count}", open.length));
      open[0].focus();
    }
    // An unfinished page is told as well: help that is needed now does not wait for the rest.
    if (form().asks) view.ask({ kind: "next", form: form().id, screen, answers: answers() });
    else if (!open.length) go(pageAt(screen, 1));
  }

  function go(screen) {
    model.set("screen", Math.max(0, screen));
    model.save_changes();
  }

  function drawAnswers() {
    const given = answers();
    for (const each of fields) {
      each.node.hidden = !isAsked(each.field, given);
      each.draw(given);
    }
    const right = (field) => field.options.find((o) => asText(o.value) === asText(given[field.id]))?.right;
    tell(closing, form().closing && fields.every(({ field }) => right(field)) ? form().closing : "");
  }

  function drawPage(focus) {
    const { pages } = form();
    const at = Math.min(model.get("screen"), pages.length - 1);
    const page = pages[at];
    const last = pageAt(at, 1) >= pages.length;
    const heading = make("h3", { className: "sc-heading", id: `${id}-heading`, tabIndex: -1 }, page.heading);
    missing = live("sc-missing", "alert");
    told = live("sc-told");
    closing = live("sc-closing");
    fields = page.fields.map((field) => drawField(view, field, choose));
    const parts = [heading];
    if (pages.length > 1) {
      const progress = words.progress.replace("{part}", at + 1).replace("{of}", pages.length);
      const bar = make("span", { className: "sc-done-bar", "aria-hidden": "true" });
      bar.style.setProperty("--sc-done", (at + 1) / pages.length);
      parts.unshift(make("p", { className: "sc-progress" }, progress, bar));
      if (focus) view.announce(progress);
    }
    if (page.intro) parts.push(make("p", { className: "sc-intro" }, page.intro));
    parts.push(...fields.map((each) => each.node), told, missing, closing, drawButtons(at, last));
    node.replaceChildren(...parts);
    if (focus) view.focus(heading);
  }

  function drawButtons(at, last) {
    const button = (label, className, act) => {
      const made = make("button", { type: "button", className }, label);
      made.addEventListener("click", act);
      return made;
    };
    const row = make("div", { className: "sc-buttons" });
    // "All" of one question would only hurry it, and that one may be the hardest to answer.
    if (form().no_to_all && fields.length > 1) {
      row.append(button(words["no-to-all"], "sc-button sc-all", noToAll));
    }
    if (pageAt(at, -1) >= 0) {
      row.append(button(words.back, "sc-button", () => go(pageAt(model.get("screen"), -1))));
    }
    if (form().asks || !last) {
      row.append(button(last ? form().finish || words.finish : words.next, "sc-button sc-main", next));
    }
    return row;
  }

  return {
    node,
    traits: ["form", "answers", "screen"],
    draw(changed, focus) {
      const { pages = [] } = form();
      if (!pages.length) {
        drawn = null;
        return node.replaceChildren();
      }
      const wanted = `${JSON.stringify(form())} ${model.get("screen")}`;
      if (drawn !== wanted) {
        drawn = wanted;
        drawPage(focus);
      }
      drawAnswers();
    },
  };
}
