"""A self-check and a builder's table as small as they can be, with one of everything."""

from __future__ import annotations

SYMPTOMS = """\
version = 1

[pages.all]
heading = "How it is"
intro = "No answer is wrong."
questions = ["side", "feelings", "pain", "goal"]

[questions.side]
asked = "choice"
text = "On which side is it?"
hint = "Think of today."

[questions.side.options.left]
label = "Left"
points = 1

[questions.side.options.both]
label = "Both"
raises = "symptoms:both"

[questions.feelings]
asked = "several"
text = "What is it like?"

[questions.feelings.options.sore]
label = "Sore"
conditions = ["sore"]

[questions.feelings.options.none]
label = "None of these"
alone = true

[questions.pain]
asked = "scale"
text = "How strong is it?"
low_label = "None"
high_label = "The worst"

[questions.pain.options]

[questions.goal]
asked = "text"
text = "What do you want back?"
longest = 60
optional = true

[questions.goal.options]

[together.strong-and-sore]
scale = "pain"
at_least = 9
question = "feelings"
answer = "sore"
raises = "symptoms:strong"

[meanings.sore]
question = "feelings"
answers = ["sore"]
claim = "common"
text = "Soreness often comes from muscles."
"""

ROUTINE = """\
version = 1
stages = ["first", "then"]

[kit.mat]
label = "A mat"
without = "It needs a mat."
usual = true

[ruled_out.floor]
label = "The floor"
positions = ["lying-on-back", "kneeling"]
but_with = ["mat"]
still = ["kneeling"]
because = "The floor does not suit you."

[conditions.pregnant]
because = "You are pregnant."
from_check = ["cancer", "two-signs"]
certainty = "fair"
references = ["nhs-2020"]

[conditions.sore]
label = "My back is sore"
because = "Your back is sore."
direction = "bends"
closes = false
rests = true
clinician_to_confirm = true

[slots.hips]
name = "Hips"
what_for = "They carry you."
minutes = 5
rests = true
candidates = ["bridge"]

[slots.more]
name = "More"
what_for = "It keeps you fit."
minutes = 6
counts = true
candidates = ["bridge"]

[times.any]
minutes = 5
slots = ["hips", "more"]
note = "There is time for all."

[days.one]
days = 1
sessions = [3]
strength = [3]
note = "Once a week."

[levels.settled]
name = "Settled"
because = "It is mild."
points = 0
pain = 0
share = 80
gain = 2
conditions = ["sore"]

[levels.settled.weeks.1]
stage = "first"
most = 3

[levels.settled.weeks.4]
stage = "then"
most = 5

[aerobic]
least = 2
unknown = 5

[reduced]
stage = "first"
most = 3
certainty = "our-rule-of-thumb"
references = ["nhs-2020"]

[reasons]
filled = "{name} has this place."
no_time = "There is no time in {minutes} minutes."
too_many = "A few are better."
reduced = "It stays small."
not_open = "A check comes first."
bad_number = "{what} is {given}, not {low} to {high}."
bad_minutes = "{given} minutes cannot be."
bad_name = "There is no {what} called {given}."
"""
