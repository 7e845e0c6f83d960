"""A form as later lessons have them: a scale, follow-ups, and it goes on by itself."""

from __future__ import annotations

from sciatica_course.html import Html, element
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, Scale
from sciatica_course.widgets.form import FormView

YES_NO = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
DIARY = Form(
    id="diary",
    pages=(
        Page(
            id="leg",
            heading="Your leg",
            fields=(
                Field(id="pain", text="Does it hurt?", options=YES_NO),
                Field(
                    id="how-much",
                    text="How much?",
                    scale=Scale(low=0, high=10, low_label="not at all", high_label="very much"),
                    ask_if=AskIf(questions=("pain",), values=("yes",)),
                ),
            ),
        ),
        Page(
            id="worse",
            heading="What makes it worse",
            fields=(
                Field(
                    id="sitting",
                    text="Sitting?",
                    options=YES_NO,
                    ask_if=AskIf(questions=("how-much",), values=(10,)),  # type: ignore[arg-type]
                ),
            ),
        ),
        Page(
            id="mood",
            heading="Your mood",
            intro="Any answer is fine.",
            fields=(
                Field(id="mood", text="Are you well?", hint="So so is a yes.", options=YES_NO),
            ),
        ),
    ),
)


class Diary(FormView):
    """A form that goes from page to page by itself, as later lessons have them."""

    def __init__(self) -> None:
        super().__init__("Diary")
        self.ask(DIARY)

    def static(self) -> Html:
        return element("p", "Diary")
