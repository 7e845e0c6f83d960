// What is seen of the player: a stage for the exercises with its buttons and its two questions, and
// the words at the end. It draws what it is told and keeps nothing. Needs view.js, form.js and
// player_clock.js.

const inMinutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const fillIn = (text, values) =>
  Object.entries(values).reduce((done, [name, value]) => done.replace(`{${name}}`, value), text);

/** A button of the player. */
function press(label, className, act) {
  const button = make("button", { type: "button", className: `sc-button ${className}` }, label);
  button.addEventListener("click", act);
  return button;
}

/** How far the session is: a bar with a piece for each exercise. What was left out is hatched. */
function drawProgress(play) {
  const { words: text } = play;
  const pieces = play.parts.map(({ seconds }) => {
    const piece = make("span", { className: "sc-piece" });
    piece.style.flexGrow = seconds;
    return piece;
  });
  const node = make(
    "div",
    {
      className: "sc-pieces", role: "progressbar", "aria-label": text.progress,
      "aria-valuemin": 0, "aria-valuemax": 100,
    },
    ...pieces,
  );
  return {
    node,
    draw(clock, place, said) {
      const percent = Math.floor((100 * place) / play.total);
      node.setAttribute("aria-valuenow", percent);
      node.setAttribute("aria-valuetext", `${said}, ${percent} %`);
      spans(play).forEach(({ start, end }, nth) => {
        const share = Math.min(1, Math.max(0, (place - start) / (end - start)));
        pieces[nth].style.setProperty("--sc-done", share);
        pieces[nth].classList.toggle("sc-left-out", share === 1 && clock.parts[nth] !== DONE);
      });
    },
  };
}

/** "How is it?": two questions, and what to do when the pain has moved further down. */
function drawTap(view, play, { save, close }) {
  const { words: text } = play;
  const missing = live("sc-missing", "alert");
  let answers = {};
  const fields = Object.values(play.tap).map((field) =>
    drawChoices(view, field, (_, value) => {
      answers = { ...answers, [field.id]: value };
      tell(missing, "");
      draw();
    }),
  );
  const draw = () => fields.forEach((each) => each.draw(answers));
  const done = () => {
    const open = fields.filter(({ field }) => answers[field.id] === undefined);
    if (!open.length) return save(answers);
    tell(missing, text["tap-open"]);
    open[0].focus();
  };
  const node = make(
    "div",
    { className: "sc-sure sc-tap", role: "group", "aria-label": text.tap, hidden: true },
    ...fields.map((each) => each.node),
    missing,
    make(
      "div",
      { className: "sc-buttons" },
      press(text["tap-close"], "", close),
      press(text["tap-save"], "sc-main", done),
    ),
  );
  return {
    node,
    open() {
      answers = {};
      draw();
      tell(missing, "");
      node.hidden = false;
      fields[0].focus();
    },
  };
}

/** The question whether to finish. */
function drawFinish(text, { yes, no }) {
  const asked = make("p", { tabIndex: -1, className: "sc-question" }, text["finish-ask"]);
  const node = make(
    "div",
    { className: "sc-sure", role: "group", "aria-label": text["finish-ask"], hidden: true },
    asked,
    make(
      "div",
      { className: "sc-buttons" },
      press(text["finish-no"], "", no),
      press(text["finish-yes"], "sc-main", yes),
    ),
  );
  return { node, open: () => ((node.hidden = false), asked.focus()) };
}

/** Everything that is seen while a session plays. `act` holds what its buttons do. */
function drawStage(view, play, act) {
  const { words: text } = play;
  const where = make("p", { className: "sc-where" });
  const name = make("h3", { className: "sc-heading", tabIndex: -1 });
  const image = make("img", { alt: "" });
  const cue = make("p", { className: "sc-cue" });
  const count = make("span", { className: "sc-count" });
  const unit = make("span", { className: "sc-unit" });
  const pace = make("span", { className: "sc-pace" });
  const timer = make("p", { className: "sc-timer", role: "timer" }, count, unit, pace);
  const note = live("sc-said");
  const further = make("div", { className: "sc-further", role: "status" });
  const progress = drawProgress(play);
  const facts = ["this-one", "in-all", "next"].map((key) => [text[key], make("dd")]);
  const how = make("ol");
  const main = press("", "sc-main sc-go", act.toggle);
  const ready = press(text["i-am-ready"], "sc-ready", act.ready);
  const tapButton = press(text.tap, "", act.openTap);
  const finishButton = press(text.finish, "sc-plain", act.openFinish);
  const tap = drawTap(view, play, { save: act.saveTap, close: act.closeTap });
  const finish = drawFinish(text, { yes: act.finish, no: act.closeFinish });
  const toggles = Object.fromEntries(
    ["sound", "voice", "motion"].map((aid) => [aid, press("", "sc-plain", () => act.switch(aid))]),
  );
  const node = make(
    "div",
    { className: "sc-stage" },
    where,
    name,
    make("figure", { className: "sc-figure" }, image),
    make("div", { className: "sc-doing" }, timer, cue),
    make(
      "div",
      { className: "sc-buttons" },
      main,
      press(text.back, "", act.back),
      press(text.skip, "", act.skip),
      ready,
    ),
    make("div", { className: "sc-buttons" }, tapButton, press(text.sign, "sc-sign", act.sign)),
    note,
    further,
    tap.node,
    finish.node,
    progress.node,
    make("dl", { className: "sc-times" }, ...facts.map(([key, dd]) => make("div", {}, make("dt", {}, key), dd))),
    make("details", {}, make("summary", {}, text.how), how),
    make("div", { className: "sc-buttons sc-aids" }, ...Object.values(toggles), finishButton),
  );
  const [ofPart, ofAll, next] = facts.map(([, dd]) => dd);
  let part = null;

  /** The number in large type: repetitions that are counted up, or seconds that run down. */
  function drawCount({ seconds, count: times, stay }, into) {
    const one = times ? seconds / times : 0;
    const left = Math.max(0, Math.ceil(seconds - into));
    const nth = times ? Math.min(times, Math.floor(into / one) + 1) : 0;
    const move = (one - stay) / 2;
    const within = times ? into - (nth - 1) * one : 0;
    const step = within < move ? "there" : within < move + stay ? "stay" : "return";
    const ofSeconds = left === 1 ? text["second-left"] : text["seconds-left"];
    tell(count, times ? String(nth) : left >= 60 ? inMinutes(left) : String(left));
    tell(unit, times ? fillIn(text.of, { count: times }) : left >= 60 ? text["minutes-left"] : ofSeconds);
    tell(pace, times ? text[step] : "");
    return nth;
  }

  function drawPart(here) {
    if (part === here.part) return;
    part = here.part;
    tell(name, part.name);
    image.alt = part.alt;
    how.replaceChildren(...part.how.map((step) => make("li", {}, step)));
    how.parentElement.open = false;
    const after = play.parts[here.number + 1];
    tell(next, after ? after.name : text.last);
    further.replaceChildren();
  }

  return {
    node, main, tap, finish, tapButton, finishButton, note, further, name,
    /** Draws a place; returns the number of the repetition, 0 where none is counted. */
    draw(clock, here, place) {
      drawPart(here);
      const nth = fillIn(text.part, { part: here.number + 1, of: play.parts.length });
      tell(where, nth);
      tell(cue, here.cue.text);
      const left = (seconds) => fillIn(text.left, { time: inMinutes(Math.max(0, Math.ceil(seconds))) });
      tell(ofPart, left(part.seconds - here.passed));
      tell(ofAll, left(play.total - place));
      progress.draw(clock, place, nth);
      const waits = ["ready", "rest"].includes(here.cue.kind) && clock.phase !== "ready";
      if (!waits && document.activeElement === ready) main.focus();
      ready.hidden = !waits;
      const phases = { ready: text.start, running: text.pause, paused: text["go-on"] };
      tell(main, phases[clock.phase]);
      return drawCount(here.cue, here.into);
    },
    /** Shows which aids are on; one that cannot be is not offered. */
    drawAids(kept, there) {
      for (const [aid, button] of Object.entries(toggles)) {
        tell(button, text[`${aid}-${kept[aid] ? "on" : "off"}`]);
        button.hidden = !there[aid];
      }
    },
    drawPicture(src) {
      if (image.getAttribute("src") !== src) image.src = src;
    },
  };
}

/** What stands in place of the stage at the end. A sign is called out at once. */
function drawOver(play, ending) {
  const { words: text } = play;
  const sign = ending === "sign";
  const title = sign ? text["sign-title"] : text[`over-${ending}`];
  const heading = make("h3", { className: "sc-title", tabIndex: -1 }, title);
  const node = make("div", { className: sign ? "sc-card sc-same-day sc-over" : "sc-over" }, heading);
  if (sign) {
    node.setAttribute("role", "alert");
    const claim = make("div");
    claim.innerHTML = play.sign; // escaped where it was built, by html/builder.py
    node.append(claim, make("p", { className: "sc-exercise" }, text["sign-help"]));
  } else {
    node.append(make("p", {}, text["over-text"]));
  }
  return { node, heading };
}
