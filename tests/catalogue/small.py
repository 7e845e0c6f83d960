"""A content folder as small as one can be, with one of everything, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from sciatica_course.catalogue import ContentError, Problem
from sciatica_course.catalogue.reader import read
from tests.catalogue.small_anatomy import ANATOMY, PICTURES
from tests.catalogue.small_evidence import EVIDENCE, GLOSSARY, KNOWLEDGE
from tests.catalogue.small_progress import PROGRESS
from tests.catalogue.small_routine import ROUTINE, SYMPTOMS
from tests.catalogue.small_workshop import WORKSHOP

SCREENING = """\
version = 1

[screens.body]
heading = "Your body"
intro = "A few questions."
questions = ["saddle", "fever", "weakness"]

[screens.health]
heading = "Your health"
questions = ["cancer", "new-pain", "lump", "joints"]

[questions.saddle]
row = "R1"
text = "Is it numb where you sit?"
hint = "For example when you wipe."
because = "numbness where you sit"
level = "emergency"
also_raised_by = ["body-map:saddle"]
references = ["nhs-2020"]

[questions.fever]
row = "U2"
text = "Do you have a fever?"
because = "a fever"
level = "same-day"

[questions.weakness]
row = "U1"
text = "Is a leg weak?"
because = "a weak leg"
level = "clear"

[questions.cancer]
row = "R10c"
text = "Have you had cancer?"
because = "cancer"
level = "ask-first"

[questions.new-pain]
row = "R10c"
text = "Is the pain new?"
because = "new pain"
level = "clear"
ask_if = ["cancer"]

[questions.lump]
row = "U4"
text = "Is there a lump?"
because = "a lump"
level = "soon"
blocks = true

[questions.joints]
row = "G4"
text = "Are your joints stiff?"
because = "stiff joints"
level = "soon"
advice = "book"

[rules.fever-and-weakness]
row = "R10a"
level = "emergency"
every = [["fever"], ["weakness"]]
because = "fever and weakness"

[rules.cancer-and-pain]
row = "U3"
level = "same-day"
every = [["cancer"], ["new-pain", "weakness"]]
because = "cancer and new pain"
advice = "team"

[rules.two-signs]
row = "U4"
level = "same-day"
at_least = 2
among = ["lump", "cancer", "weakness"]
because = "two signs"

[advice.emergency]
level = "emergency"
title = "Get help now"
steps = ["{emergency}", "Do not wait."]
exercise = "Do not exercise."

[advice.call-now]
level = "call-now"
title = "Call now"
steps = ["{urgent}"]
exercise = "Do not exercise."

[advice.same-day]
level = "same-day"
title = "Get help today"
steps = ["{urgent}"]
exercise = "Do not exercise."

[advice.team]
level = "same-day"
title = "Call your team today"
steps = ["Call your team, or {urgent}"]
exercise = "Do not exercise."

[advice.under-16]
level = "under-16"
title = "For people over 16"
steps = ["Show this to an adult."]
exercise = "Not for you."

[advice.soon]
level = "soon"
title = "Book an appointment"
steps = ["See somebody soon."]
exercise = "Move gently."

[advice.book]
level = "soon"
title = "Book a visit"
steps = ["See a physiotherapist soon."]
exercise = "Move gently."

[advice.ask-first]
level = "ask-first"
title = "Ask first"
steps = ["Ask your doctor."]
exercise = "Move gently."

[advice.clear]
level = "clear"
title = "Nothing urgent found"
steps = ["Look again when things change."]
exercise = "Go on."
"""

HELP = """\
[any]
name = "Another country"

[any.lines.emergency]
say = "call the emergency number"
source = "our own words"
checked = 2025-01-31

[any.lines.urgent]
say = "call a doctor"
source = "our own words"
checked = 2025-01-31

[any.lines.crisis]
say = "call a crisis line"
source = "our own words"
checked = 2025-01-31

[GB]
name = "United Kingdom"

[GB.lines.emergency]
say = "call 999"
number = "999"
source = "a page"
checked = 2025-01-31
"""

LESSONS = """\
[00-start]
title = "Start"
summary = "How it begins."
minutes = 9
objectives = ["Know this.", "Know that."]
key_points = ["One.", "Two.", "Three."]
claims = ["common"]
"""

CLAIMS = """\
[common]
text = "About 4 in 10 have it."
certainty = "fair"
references = ["nhs-2020"]
numbers = ["4", "10"]

[our-way]
text = "We begin gently."
certainty = "our-rule-of-thumb"
"""

ARTICLE = """\
[S1]
says = "It is common."
verdict = "support"
lesson = "00-start"
claim = "common"

[S2]
says = "A story."
verdict = "qualify"
left_out_because = "It is a story."
"""

INTERFACE = """\
[dates]
day = "on {day} {month}"

[buttons]
next = "Next"
"""

REFERENCES = """\
% Where it comes from.
@misc{nhs-2020,
  author = {{NHS}},
  title = {Back pain},
  year = {2020},
  url = {https://example.org/back},
  note = {What helps},
}
"""

QUIZ = """\
title = "What do you know?"
""" + "".join(
    f"""
[items.{number}]
text = "Which is it, {number}?"
claims = ["common"]

[items.{number}.choices.this]
text = "This"
feedback = "Yes."
right = true

[items.{number}.choices.that]
text = "That"
feedback = "No."
"""
    for number in ("one", "two", "three", "four")
)

EXERCISE = """\
name = "Bridge"
other_names = ["Hip lift"]
kind = "strength"
targets = ["buttocks"]
position = "lying-on-back"
kit = ["mat"]
direction = "neutral"
steps = ["Lie down.", "Lift."]
minutes = 5
mistakes = ["Holding your breath."]
why = "It trains your buttocks."
certainty = "fair"
references = ["nhs-2020"]

[doses.first]
sets = 2
repetitions = 8
hold = 3
rest = 60
days = 3

[doses.then]
sets = 4
repetitions = 9
per_side = true
times = 2
days = 5

[easier.half]
name = "Half"
how = "Lift half way."

[harder.single]
name = "One leg"
how = "Lift one foot."

[cautions.pregnant]
when = ["pregnant"]
condition = "You are pregnant."
avoid = true
instead = "Do it standing."
references = ["nhs-2020"]
clinician_to_confirm = true

[cautions.sore]
when = ["sore"]
condition = "Your back is sore."
forms = ["half"]
instead = "Lift half way."
"""

FILES = {
    "screening.toml": SCREENING,
    "help-numbers.toml": HELP,
    "lessons.toml": LESSONS,
    "claims.toml": CLAIMS,
    "article.toml": ARTICLE,
    "interface.toml": INTERFACE,
    "references.bib": REFERENCES,
    "quizzes/first.toml": QUIZ,
    "exercises/bridge.toml": EXERCISE,
    "symptoms.toml": SYMPTOMS,
    "routine.toml": ROUTINE,
    "progress.toml": PROGRESS,
    "anatomy.toml": ANATOMY,
    "pictures.toml": PICTURES,
    "evidence.toml": EVIDENCE,
    "glossary.toml": GLOSSARY,
    "workshop.toml": WORKSHOP,
    "knowledge-check.toml": KNOWLEDGE + QUIZ.partition("\n")[2],
}


def write(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write files, by default the whole small content, into a folder, and return the folder."""
    for name, text in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, before: str, after: str) -> None:
    """Replace a piece of a file that is there exactly once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, (file, before, text.count(before))
    path.write_text(text.replace(before, after), encoding="utf-8")


def found(
    content: Path, translation: Path | None = None, clinic: Path | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the folders; nothing where all is well."""
    try:
        read(content, translation, clinic)
    except ContentError as error:
        return error.problems
    return ()


def problems(
    content: Path, translation: Path | None = None, clinic: Path | None = None
) -> list[str]:
    """Return what is wrong with the folders as the error says it, line by line."""
    return [str(problem) for problem in found(content, translation, clinic)]
