// The panels of the safety check and the self-check, put together of what Python built, as
// html/results.py, html/panels.py and html/pattern.py do. Text of the tables and of the person goes
// in through `safeText`, and what was filled in is not looked through again.

/** Builds the panels by the tables of the page. */
function checkPanels(data) {
  const { advice, pieces, levels, form, dates, selfCheck } = data;
  const fieldsOf = (asked) =>
    Object.fromEntries(asked.pages.flatMap((page) => page.fields).map((field) => [field.id, field]));
  const questions = fieldsOf(form);
  const help = (html) => fillHelp(html, data.help);

  const day = (moment) =>
    fillSlots(dates.day, { day: moment.getDate(), month: dates.months[moment.getMonth()] });
  const two = (number) => String(number).padStart(2, "0");
  const time = (moment) => `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  const moments = ({ since, expires }) => ({
    day: since ? safeText(day(since)) : "",
    time: expires ? safeText(time(expires)) : "",
  });

  const stepsOf = (ids) => ids.map((id) => help(advice[id].steps)).join("");
  const guide = (id) => fillSlots(pieces.guide, { heading: advice[id].heading, steps: stepsOf([id]) });
  const list = (piece, words) => {
    const entries = [...new Set(words)].map((each) => `<li>${safeText(each)}</li>`).join("");
    return entries && fillSlots(piece, { entries });
  };
  const reasons = (piece, findings) => list(piece, findings.map(({ because }) => because));
  const card = (level, ...inside) => fillSlots(levels[level].card, { inside: inside.join("") });

  /** The one thing to do now. */
  function urgent(result) {
    const most = result.findings.filter(({ level }) => level === result.urgency);
    const guides = adviceFor(data, result).map(guide);
    return card(result.urgency, ...guides, reasons(pieces.told, most));
  }

  /** What a finished check amounts to. */
  function finished(result, now) {
    const level = levels[result.urgency];
    const most = result.findings.filter((finding) => finding.level === result.urgency);
    const others = result.findings.filter((finding) => finding.level !== result.urgency);
    const also = level.also ? [...new Set(others.map((finding) => finding.advice))] : [];
    return card(
      result.urgency,
      ...adviceFor(data, result).map(guide),
      (result.stops ? level.exerciseClosed : level.exerciseOpen) ?? "",
      reasons(pieces.told, most),
      reasons(pieces.toldMore, others),
      others.length ? pieces.tellThem : "",
      ...also.map((id) => advice[id].part + stepsOf([id])),
      list(pieces.unsure, result.unsure.map((id) => questions[id].text)),
      now.state === "pass" ? fillSlots(level.lasts, moments(now)) : "",
    );
  }

  /** Fills a whole panel of one urgency, with the steps of these kinds of advice. */
  function whole(level, name, now, ids = [levels[level].slug]) {
    return fillSlots(help(levels[level][name]), { steps: stepsOf(ids), ...moments(now) });
  }

  // --- The self-check -----------------------------------------------------------------------------

  /** A question and its answer, as a person reads them. */
  function inWords(id, value) {
    const field = fieldsOf(selfCheck.form)[id];
    const label = (each) => field.options.find((option) => option.value === each).label;
    const answer = Number.isInteger(value)
      ? fillSlots(selfCheck.pieces.ofTen, { number: value })
      : [].concat(value).map(label).join("; ");
    return { text: safeText(field.text), answer: safeText(answer) };
  }

  function summary(pattern, now) {
    const { pieces: parts, meanings, fits, levels: reached } = selfCheck;
    const isTold = ([id, value]) => Number.isInteger(value) || Object.keys(selfCheck.options[id]).length;
    const told = Object.entries(pattern.answers).filter(isTold);
    const meant = meanings.filter(({ id }) => pattern.meanings.includes(id));
    const level = reached.findLast(({ points, pain }) => pattern.points >= points || pattern.pain >= pain);
    return fillSlots(parts.sheets[Number(meant.length > fits)], {
      advised: parts.advised[now.level],
      told: told.map(([id, value]) => fillSlots(parts.told, inWords(id, value))).join(""),
      meant: meant.length
        ? fillSlots(parts.mayMean, { entries: meant.map(({ html }) => `<li>${html}</li>`).join("") })
        : "",
      level: level.html,
      goals: pattern.goals.length
        ? fillSlots(parts.goals, { entries: pattern.goals.map((goal) => `<li>${safeText(goal)}</li>`).join("") })
        : parts.noGoals,
    });
  }

  /** Why questions of the safety check come again: what was said, by question. */
  function askedAgain(said, isWhole) {
    const { again, saidAgain } = selfCheck.pieces;
    const entries = said.map(([id, value]) => fillSlots(saidAgain, inWords(id, value))).join("");
    return fillSlots(again[isWhole ? "whole" : "some"], { entries });
  }

  return {
    urgent,
    finished,
    summary,
    askedAgain,
    day,
    checked: pieces.checked,
    checkFirst: pieces.checkFirst,
    banner: (result) => whole(result.urgency, "banner", {}, adviceFor(data, result)),
    earlier: (now) => whole(now.level, now.state === "closed" ? "closed" : "pass", now),
    hold: (now) => whole(now.level, now.checked ? "checked" : "hold", now),
    briefHold: (now) => whole(now.level, now.checked ? "checked" : "brief", now),
  };
}
