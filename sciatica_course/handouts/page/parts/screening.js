// Answers in, urgency and its reasons out, by the tables of the page. As sciatica_course/screening.py
// reads them: the most urgent hit wins, and nothing without an answer is taken for a no.

const SAID_YES = "yes"; // as answers are written everywhere; NOT_SURE is form.js's
const SAID_NO = "no";

const mayOpen = (answer) => answer === SAID_YES || answer === NOT_SURE;

/** Whether a question is to be asked: a follow-up needs a yes or not sure before it. */
const isToAsk = (question, answers) =>
  !question.askIf.length || question.askIf.some((id) => mayOpen(answers[id]));

/** What the answers amount to under the questions, rules and levels of the page. */
function evaluateAnswers({ questions, rules, levels }, answers) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  // A follow-up no longer counts once every question that opened it was taken back to "no".
  const counts = ({ askIf }) => !askIf.length || askIf.some((id) => answers[id] !== SAID_NO);
  const given = Object.fromEntries(
    Object.entries(answers).filter(([id]) => counts(byId.get(id))),
  );
  const hits = (id, { stops }) => given[id] === SAID_YES || (stops && given[id] === NOT_SURE);
  const among = (ids, sign) => ids.filter((id) => hits(id, sign));

  const single = questions
    .filter((question) => question.level && hits(question.id, question))
    .map((question) => ({ ...question, answers: [question.id] }));
  const combined = rules.flatMap((rule) => {
    const groups = [...rule.every.map((group) => among(group, rule)), among(rule.among, rule)];
    const counted = groups.at(-1).length;
    if (counted < rule.atLeast || groups.slice(0, -1).some((group) => !group.length)) return [];
    return [{ ...rule, answers: [...new Set(groups.flat())] }];
  });

  const findings = [...single, ...combined].sort((one, other) => other.level - one.level);
  const counted = new Set(findings.flatMap((finding) => finding.answers));
  const urgency = findings[0]?.level ?? 0;
  const missing = questions.filter((q) => !(q.id in answers) && isToAsk(q, answers)).map(({ id }) => id);
  const stops = findings.some((finding) => finding.stops);
  return {
    urgency,
    findings,
    missing,
    unsure: Object.keys(given).filter((id) => given[id] === NOT_SURE && !counted.has(id)),
    finished: !missing.length,
    holds: levels[urgency].holds,
    stops,
    passes: !missing.length && !stops,
    modifiers: findings.filter(({ level }) => levels[level].modifies).map(({ id }) => id),
  };
}

/** The advice of the most urgent findings, crisis first, or that of the urgency without any. */
function adviceFor({ levels }, { findings, urgency }) {
  const wanted = new Set(findings.filter(({ level }) => level === urgency).map(({ advice }) => advice));
  if (!wanted.size) wanted.add(levels[urgency].slug);
  return [...wanted].sort((one, other) => (other === "crisis") - (one === "crisis"));
}
