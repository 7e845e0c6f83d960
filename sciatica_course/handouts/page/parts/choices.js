// The choices of the paper set, the same in every part of the page, and the routine that Python made
// for them. Nothing is worked out here: what the tables do not hold is not shown.

const CHOICES = ["worse", "level", "minutes", "floor", "going"];
const REDUCED = "reduced";
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
  const weeksOf = (key) => tables.routines[tables.by[key]]?.map((week) => weekOf(tables, week));
  if (session.urgency !== "clear" || session.modifiers.length) {
    const weeks = weeksOf(`${REDUCED} ${session.urgency}`);
    return weeks ? { weeks, banner: tables.banners[session.urgency], reduced: true } : null;
  }
  if (!CHOICES.every((id) => given[id] !== undefined)) return null;
  const weeks = weeksOf(CHOICES.map((id) => given[id]).join(" "));
  if (!weeks) return null;
  const conditions = [...(session.pattern?.conditions ?? [])];
  const against = new Set(conditions.flatMap((id) => tables.against[id] ?? []));
  const used = weeks.flatMap(({ sessions }) => sessions.flatMap(([, id]) => tables.sessions[id]));
  const unfit = used.some((id) => against.has(tables.items[id].slice(1, 3).join(" ")));
  if (unfit) return { weeks: weeksOf(`${REDUCED} ask-first`), banner: "", reduced: true, unfit };
  return { weeks, banner: "", reduced: false };
}

function weekOf(tables, number) {
  const [sheet, notes, paper, said, sessions] = tables.weeks[number];
  const text = (id) => tables.texts[id].map((piece) => tables.pieces[piece]).join("");
  return {
    get sheet() { return text(sheet); },
    get notes() { return text(notes); },
    get paper() { return text(paper); },
    said,
    sessions,
  };
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
          tables = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, JSON.parse(text)]));
          refresh();
        }, console.error);
      }
      return tables;
    },
  };
}
