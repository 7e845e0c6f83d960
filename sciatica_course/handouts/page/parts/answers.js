// What can be an answer of a form, as html/forms.py reads it. Needs form.js before it.

const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;
const EDGES = /^[^\S\ufeff]+|[^\S\ufeff]+$/gu; // what Python strips

/** The answers of `given` that this form can have, in its order. */
function acceptedAnswers(form, given) {
  const fields = form.pages.flatMap(({ fields }) => fields);
  const pairs = fields.map((field) => [field.id, possibleAnswer(field, given[field.id])]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== null));
}

function possibleAnswer({ kind, options, scale, longest }, value) {
  const known = options.some((option) => option.value === value);
  if (kind === "text") return typeof value === "string" ? oneLine(value, longest) || null : null;
  if (kind === "several") return Array.isArray(value) ? chosenOptions(options, value) : null;
  if (kind === "scale") {
    return Number.isInteger(value) && value >= scale.low && value <= scale.high ? value : null;
  }
  return known ? value : null;
}

/** The chosen options in their order. What stands alone gives way to anything else. */
function chosenOptions(options, values) {
  const chosen = options.filter(({ value }) => values.includes(value));
  const together = chosen.filter(({ alone }) => !alone);
  const told = (together.length ? together : chosen.slice(0, 1)).map(({ value }) => value);
  return told.length ? told : null;
}

const oneLine = (text, longest) => [...text.replace(UNSEEN, "")].slice(0, longest).join("");
const stripped = (text) => text.replace(EDGES, "");
