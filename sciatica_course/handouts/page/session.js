// What may be shown now on this page: the outcome of its safety check, in the page alone and gone
// with it. It reads as sciatica_course/session.py does; only the safety check of the page opens it.
//
//   pageSession.state      "not-screened", "pass", "closed" or "hold"
//   pageSession.open       whether plans, sessions, doses and calendars may be shown
//   pageSession.urgency    what the check found: "clear", "ask-first", "soon", ... "emergency"
//   pageSession.level      the same as a number, 0 (clear) to 6 (emergency)
//   pageSession.modifiers  the ask-first and see-soon findings by id, which a routine allows for
//   pageSession.pattern    what a finished self-check amounts to ({ points, pain, conditions, ... }),
//                          or null
//   pageSession.lapsed     a pass has run out, and one short question renews it
//
// A part with a plan or a dose has "plan" among its scripts (plan.js): it draws by `open`, shows
// `planPanel()` meanwhile, and draws again whenever `onSession` calls it. An answer anywhere that
// belongs to the safety check calls `withdrawSession()`. A part that takes answers forgets them
// when `onNextPerson` calls it.

const PASS_LASTS = 4 * 60 * 60_000; // milliseconds
const SCREENING_LASTS = 7 * 24 * 60 * 60_000;
const URGENCIES = ["clear", "ask-first", "soon", "under-16", "same-day", "call-now", "emergency"];
const NO_OUTCOME = {
  state: "not-screened", level: 0, modifiers: [], since: null, expires: null, checked: false,
};
const NEXT_PERSON = "sc-next-person"; // what the page hears when it is cleared

let sessionOutcome = NO_OUTCOME;
let sessionPattern = null;
let sessionEnds = null;
let sessionTold = "";
const sessionHeard = new Set();

const pageSession = {
  get state() { return currentState() === "recheck" ? "not-screened" : currentState(); },
  get open() { return currentState() === "pass"; },
  get lapsed() { return currentState() === "recheck"; },
  get urgency() { return URGENCIES[this.level]; },
  get level() { return currentState() === "not-screened" ? 0 : sessionOutcome.level; },
  get modifiers() { return currentState() === "not-screened" ? [] : sessionOutcome.modifiers; },
  get since() { return sessionOutcome.since; },
  get expires() { return sessionOutcome.expires; },
  /** Whether a professional has checked the person since the hold: a full new check can end it. */
  get checked() { return sessionOutcome.checked; },
  get pattern() { return sessionPattern; },
};

/** Calls `hear(pageSession)` whenever what may be shown has changed. Returns what ends that. */
function onSession(hear) {
  sessionHeard.add(hear);
  return () => sessionHeard.delete(hear);
}

/** Sets the outcome, or the pattern. A pass counts from now on unless `expires` says otherwise. */
function setSession({ state, urgency, modifiers = [], since, expires, checked = false, ...rest }) {
  if ("pattern" in rest) sessionPattern = rest.pattern;
  if (state) {
    const now = wholeSecond(new Date());
    const level = Math.max(0, URGENCIES.indexOf(urgency));
    since = since ?? now;
    expires = state === "pass" ? expires ?? endOfPass(now) : null;
    sessionOutcome = { state, level, modifiers: [...modifiers], since, expires, checked };
  }
  tellSession();
}

/** Keeps what a safety check amounts to, finished or not. Nothing but a hold overwrites a hold. */
function recordResult({ urgency, finished, holds, stops, passes, modifiers }) {
  const hold = currentState() === "hold";
  const held = hold && !sessionOutcome.checked;
  const found = URGENCIES[held ? Math.max(urgency, sessionOutcome.level) : urgency];
  if (holds) setSession({ state: "hold", urgency: found });
  else if (!held && stops && !hold) setSession({ state: "closed", urgency: found });
  else if (!held && finished) {
    setSession({ state: passes ? "pass" : "closed", urgency: found, modifiers: passes ? modifiers : [] });
  }
}

/** Notes that a professional has checked the person. The hold stays until a full new check. */
function professionalChecked() {
  if (currentState() === "hold") changeSession({ checked: true });
}

/** Renews a pass that has run out; anything new asks for a full check instead. */
function renewSession({ anythingNew }) {
  if (currentState() !== "recheck") return;
  if (anythingNew) forgetOutcome();
  else changeSession({ expires: endOfPass(wholeSecond(new Date())) });
}

/** Takes a pass back, so that plans open only after a new check. A hold always stays. */
function withdrawSession() {
  if (currentState() !== "hold") forgetOutcome();
}

/** Empties every part of the page for someone else. A hold stays: someone was told to get help. */
function nextPerson() {
  sessionPattern = null;
  for (const line of document.querySelectorAll(".sc-write")) line.value = "";
  document.dispatchEvent(new Event(NEXT_PERSON));
  withdrawSession();
}

const onNextPerson = (wipe) => document.addEventListener(NEXT_PERSON, wipe);

/** The state at this moment. Both spans are closed at their start: a clock set back opens nothing. */
function currentState() {
  const { state, since, expires } = sessionOutcome;
  if (state !== "pass") return state;
  const now = Date.now();
  if (now < since.getTime() || now >= since.getTime() + SCREENING_LASTS) return "not-screened";
  return now >= expires.getTime() - PASS_LASTS && now < expires.getTime() ? "pass" : "recheck";
}

const changeSession = (changes) =>
  setSession({ ...sessionOutcome, urgency: URGENCIES[sessionOutcome.level], ...changes });

function forgetOutcome() {
  sessionOutcome = NO_OUTCOME;
  tellSession();
}

function endOfPass(now) {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return new Date(Math.min(now.getTime() + PASS_LASTS, midnight.getTime()));
}

const wholeSecond = (moment) => new Date(Math.floor(moment.getTime() / 1000) * 1000);

/** Tells every part, also when another of them fails: a hold must get through to all. */
function tellSession() {
  clearTimeout(sessionEnds);
  const left = sessionOutcome.expires?.getTime() - Date.now();
  if (currentState() === "pass") sessionEnds = setTimeout(tellSession, left);
  sessionTold = JSON.stringify([currentState(), sessionOutcome]);
  for (const hear of [...sessionHeard]) {
    try {
      hear(pageSession);
    } catch (error) {
      console.error(error);
    }
  }
}

/** A machine that was asleep has missed the end of a pass. */
function lookAtClock() {
  if (JSON.stringify([currentState(), sessionOutcome]) !== sessionTold) tellSession();
}

for (const event of ["focus", "pageshow", "beforeprint"]) window.addEventListener(event, lookAtClock);
document.addEventListener("visibilitychange", lookAtClock);
