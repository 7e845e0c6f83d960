// The choices of the paper set, the same in every part of the page, and the routine that Python made
// for them. Nothing is worked out here: what the tables do not hold is not shown.

const CHOICES = ["worse", "level", "minutes", "floor", "going"];
const choicesHeard = new Set();
let choicesGiven = {}; // id of a question -> its answer
let choicesPreset = ""; // the self-check that answers were last taken from

const onChoices = (hear) => choicesHeard.add(hear);

/** Takes answers for every part of the page that shows a routine. */
function chooseAll(given) {
  if (JSON.stringify(given) === JSON.stringify(choicesGiven)) return;
  choicesGiven = { ...given };
  [...choicesHeard].forEach((hear) => hear());
}

/** Takes what the self-check of the page says; a later choice of the person stays. */
function presetChoices(tables) {
  const { pattern } = pageSession;
  const told = pattern ? JSON.stringify([pattern.points, pattern.pain, [...pattern.conditions]]) : "";
  if (told === choicesPreset) return;
  choicesPreset = told;
  if (!pattern) return;
  const has = [...pattern.conditions].filter((id) => tables.directions.includes(id)).sort();
  const level = tables.levels.findLast(
    ({ points, pain }) => pattern.points >= points || pattern.pain >= pain,
  );
  chooseAll({ ...choicesGiven, worse: tables.worse[has.join("")], level: level.id });
}

/**
 * What the tables hold for this session and these choices: { closed } as HTML instead of a routine,
 * { weeks, banner, reduced, unfit }, or null while a choice is open.
 */
function routineOf(tables, session, given) {
  const closing = Object.entries(tables.closing)
    .filter(([, findings]) => findings.some((id) => session.modifiers.includes(id)))
    .map(([id]) => id);
  if (closing.length) return { closed: tables.closed[closing.join(" ")] };
  const weeksOf = (routine) => tables.routines[routine]?.map((week) => weekOf(tables, week));
  if (session.urgency !== "clear" || session.modifiers.length) {
    const weeks = weeksOf(tables.reduced[session.urgency]);
    return weeks ? { weeks, banner: tables.banners[session.urgency], reduced: true } : null;
  }
  if (!CHOICES.every((id) => given[id] !== undefined)) return null;
  const weeks = weeksOf(tables.by[combinationOf(tables, given)]?.[0]);
  if (!weeks) return null;
  const conditions = [...(session.pattern?.conditions ?? [])];
  const against = new Set(conditions.flatMap((id) => tables.against[id] ?? []));
  const used = weeks.flatMap(({ sessions }) => sessions.flatMap(([, id]) => tables.sessions[id]));
  const unfit = used.some((id) => against.has(tables.items[id].slice(1, 3).join(" ")));
  if (unfit) return { weeks: weeksOf(tables.reduced["ask-first"]), banner: "", reduced: true, unfit };
  return { weeks, banner: "", reduced: false };
}

/** The number of a combination: they come in the order of their choices. -1 where there is none. */
function combinationOf({ choices }, given) {
  const places = CHOICES.map((id, nth) => choices[nth].indexOf(`${given[id]}`));
  const next = (sum, place, nth) => sum * choices[nth].length + place;
  return places.includes(-1) ? -1 : places.reduce(next, 0);
}

function weekOf(tables, number) {
  const [sheet, notes, paper, said, plan] = tables.weeks[number];
  const days = tables.plans[plan];
  const sessions = days.flatMap((day, at) => (at % 2 ? [] : [[day, days[at + 1]]]));
  return {
    get sheet() { return withDays(textOf(tables, tables.sheets[sheet]), sessions); },
    get notes() { return textOf(tables, tables.notes[notes]); },
    get paper() { return textOf(tables, tables.papers[paper]); },
    said: tables.said[said],
    sessions,
  };
}

/** Joins the pieces of a text, which are in units, which are in runs. */
const textOf = (tables, runs) =>
  runs
    .flatMap((run) => tables.runs[run])
    .flatMap((unit) => tables.units[unit])
    .map((piece) => tables.pieces[piece])
    .join("");

/** Fills in the first day of each session, which a sheet tells once for all its days. */
function withDays(sheet, sessions) {
  const first = new Map();
  for (const [day, session] of sessions) if (!first.has(session)) first.set(session, day);
  const days = [...first.values()];
  const section = (html, nth) => html.replaceAll('"why-{day}-', `"why-${days[nth - 1]}-`);
  return sheet.split("<section").map(section).join("<section");
}

const ROWS = [
  "by", "routines", "weeks", "sheets", "notes", "papers", "plans", "sessions", "runs", "units",
];

/** The tables of parts/paper_routines.py, from their text. */
function routineTables(text) {
  const tables = JSON.parse(text);
  return { ...tables, ...Object.fromEntries(ROWS.map((name) => [name, rowsOf(tables[name])])) };
}

/** Opens tables while plans may be shown, and lets go of them as soon as they may not. */
function gatedTables(ids, refresh) {
  let tables = null;
  let opening = false;
  return {
    get() {
      if (!pageSession.open) tables = null;
      else if (!tables && !opening) {
        opening = true;
        openPacks(ids).then((texts) => {
          opening = false;
          const { routines, ...others } = texts;
          const read = Object.entries(others).map(([id, text]) => [id, JSON.parse(text)]);
          tables = { ...Object.fromEntries(read), routines: routineTables(routines) };
          refresh();
        }, console.error);
      }
      return tables;
    },
  };
}
