"""The evidence, the glossary and the knowledge check of the small content folder."""

from __future__ import annotations

EVIDENCE = """\
[getting-better]
title = "How many get better?"
means = "Most people do."
alternative = "A dot far to the right."
people = "People like you."
caveats = ["It was one study."]
certainty = "weak"
references = ["nhs-2020"]

[getting-better.panels.all]
title = "All of them"
drawn = "dots"
axis = "Of 100 people"
reads = "{value} in 100"
left = 0
right = 100
ticks = [0, 50.5, 100]
even = 50
toward_left = "fewer"
toward_right = "more"
interval = "The line shows where it may lie."

[getting-better.panels.all.figures.soon]
label = "Soon"
who = "20 people"
value = 55.5
low = 40
high = 70
references = ["nhs-2020"]

[getting-better.panels.by-age]
drawn = "lines"
axis = "Of 100 people"
along = "Age"
left = 0
right = 100
ticks = [0, 100]
series = ["At once", "Later"]

[getting-better.panels.by-age.figures]
at-20 = { series = 2, at = 20, value = 30, spread = 2.5 }
at-30 = { series = 2, at = 30, value = 40 }
"""

GLOSSARY = """\
[disc]
name = "Disc"
means = "A soft pad between two bones."
also = ["Pad"]
"""

# The questions follow: those of the small quiz.
KNOWLEDGE = """\
version = 1
before_title = "What do you know already?"
before = "A few questions to begin with."
after_title = "What do you know now?"
after = "The same questions again."

[confidence]
text = "How sure are you?"
low_label = "Not at all"
high_label = "Quite"
"""
