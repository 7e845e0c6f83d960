// Where a session stands, worked out from when it was started: nothing is ever added up from ticks.
// Plain objects in, plain objects out; nothing here knows the page.
//
// A clock: { id, rev, phase: "ready" | "running" | "paused" | "over", at, since, spent, seen, parts,
// why, ending }. It was at the place `at` (seconds into the session) at the moment `since` and runs
// from there; `spent` seconds had been practised by then. `seen` is the last tick. `parts` says of
// each part whether it was not begun, begun or done. `rev` rises with every change that is told.

const ASLEEP = 60_000; // milliseconds without a tick after which nobody can have followed
const OUT_OF_SIGHT = 90_000; // a browser ticks a page that is out of sight once a minute at worst
const NEW = 0;
const BEGUN = 1;
const DONE = 2;

const freshClock = ({ id, parts }) => ({
  id, rev: 0, phase: "ready", at: 0, since: 0, spent: 0, seen: 0,
  parts: parts.map(() => NEW), why: "", ending: "",
});

const runs = (clock) => clock.phase === "running";
const elapsed = (clock, now) => (runs(clock) ? Math.max(0, now - clock.since) / 1000 : 0);
const placeOf = (clock, now) => clock.at + elapsed(clock, now);
const spentOf = (clock, now) => clock.spent + elapsed(clock, now);

/** Where each part starts and ends, in seconds into the session. */
function spans(play) {
  let end = 0;
  return play.parts.map((part) => {
    const start = end;
    end += part.seconds;
    return { start, end, begins: start + (part.cues[1]?.at ?? 0) };
  });
}

/** Which part and which cue a place is in, and how many seconds into the cue. */
function cueAt(play, place) {
  const all = spans(play);
  const number = Math.max(0, all.findIndex(({ end }) => place < end));
  const part = play.parts[number];
  const into = Math.min(Math.max(0, place - all[number].start), part.seconds);
  const cue = part.cues.findLast(({ at }) => at <= into);
  return { number, part, cue, step: part.cues.indexOf(cue), into: into - cue.at, passed: into };
}

/** The same place, with everything up to now counted. */
const settled = (clock, now) => ({
  ...clock, at: placeOf(clock, now), spent: spentOf(clock, now), since: now, seen: now,
});

const started = (clock, now) => ({ ...clock, phase: "running", since: now, seen: now, why: "" });
const halted = (clock, now, why = "") => ({ ...settled(clock, now), phase: "paused", why });
const moved = (clock, now, at) => ({ ...settled(clock, now), at });
const ended = (clock, now, ending) => ({ ...settled(clock, now), phase: "over", ending, why: "" });

const endingOf = (clock) => (clock.parts.every((part) => part === DONE) ? "finished" : "early");

/** What has been done up to now. A page that nobody can have followed stands still where it was. */
function advanced(play, clock, now, hidden) {
  if (!runs(clock)) return clock;
  const gap = Math.abs(now - clock.seen);
  if (gap > (hidden ? OUT_OF_SIGHT : ASLEEP)) return { ...halted(clock, clock.seen, "asleep"), seen: now };
  const from = placeOf(clock, clock.seen);
  const to = placeOf(clock, now);
  const parts = spans(play).map(({ end, begins }, number) => {
    if (from < end && to >= end) return DONE;
    const begun = clock.parts[number] === NEW && from < end && to > begins;
    return begun ? BEGUN : clock.parts[number];
  });
  const here = { ...clock, parts, seen: now };
  if (to < play.total) return here;
  const over = ended(here, now, endingOf(here));
  const late = to - play.total; // nothing was done after the end
  return { ...over, at: play.total, spent: Math.max(0, over.spent - late) };
}

/** What a record says of the session: the parts that were begun. */
const didOf = (play, clock) =>
  play.parts.flatMap(({ exercise, form, eased }, number) =>
    clock.parts[number] === NEW
      ? []
      : [{ exercise, form, eased, finished: clock.parts[number] === DONE }],
  );
