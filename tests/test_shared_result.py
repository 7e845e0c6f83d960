"""An anonymous result: what goes out comes back, and what was damaged or doctored does not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_course import catalogue
from sciatica_course.knowledge import Given
from sciatica_course.shared_result import (
    LARGEST,
    Fault,
    ResultError,
    SharedResult,
    as_code,
    as_file,
    file_name,
    from_code,
    from_file,
    new_id,
)
from tests.case_counts import Cases

CHECK = catalogue.load().knowledge_check
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

GIVEN = st.builds(
    Given,
    st.fixed_dictionaries(
        {id_: st.sampled_from(sorted(item.choices)) for id_, item in CHECK.items.items()}
    ),
    st.integers(0, 10),
)
RESULTS = st.builds(
    SharedResult,
    st.text(SIGNS, min_size=7, max_size=7),
    st.none() | GIVEN,
    st.none() | GIVEN,
).filter(lambda result: result.before or result.after)


def some() -> SharedResult:
    first = {id_: min(item.choices) for id_, item in CHECK.items.items()}
    last = {id_: max(item.choices) for id_, item in CHECK.items.items()}
    return SharedResult("7QXK2M9", Given(first, 3), Given(last, 8))


def fault_of_code(text: str) -> Fault | None:
    try:
        from_code(CHECK, text)
    except ResultError as error:
        return error.fault
    return None


def fault_of_file(data: bytes) -> Fault | None:
    try:
        from_file(CHECK, data)
    except ResultError as error:
        return error.fault
    return None


@given(RESULTS)
def test_a_code_and_a_file_say_what_was_shared(result: SharedResult) -> None:
    assert from_code(CHECK, as_code(CHECK, result)) == result
    assert from_file(CHECK, as_file(CHECK, result).encode()) == result


@given(RESULTS)
def test_a_code_is_short_and_hard_to_misread(result: SharedResult) -> None:
    code = as_code(CHECK, result)
    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{3}", code)
    assert not set(code) & set("ILOU")


def test_case_spaces_and_letters_like_numbers_do_not_matter() -> None:
    code = as_code(CHECK, some())
    for typed in (
        code.lower(),
        code.replace("-", ""),
        f"  {code.replace('-', ' ')}\n",
        code.replace("-", "–"),
        code.replace("0", "O").replace("1", "l"),
    ):
        assert from_code(CHECK, typed) == some()


def test_every_wrong_sign_and_every_two_that_changed_places_are_found(cases: Cases) -> None:
    code = as_code(CHECK, some()).replace("-", "")
    for place, sign in enumerate(code):
        for other in SIGNS.replace(sign, ""):
            cases.count += 1
            assert fault_of_code(code[:place] + other + code[place + 1 :]), (place, other)
    for first in range(len(code) - 1):
        swapped = code[:first] + code[first + 1] + code[first] + code[first + 2 :]
        cases.count += 1
        assert swapped == code or fault_of_code(swapped), first


def test_every_sign_that_is_missing_or_too_many_is_found(cases: Cases) -> None:
    code = as_code(CHECK, some()).replace("-", "")
    for place in range(len(code)):
        cases.count += 1
        assert fault_of_code(code[:place] + code[place + 1 :])
        for more in SIGNS:
            cases.count += 1
            assert fault_of_code(code[:place] + more + code[place:])


@given(st.text(max_size=60))
def test_any_other_text_is_refused_in_a_known_way(text: str) -> None:
    assert fault_of_code(text) is not None


def test_a_code_of_other_questions_says_so() -> None:
    from dataclasses import replace

    code = as_code(replace(CHECK, version=CHECK.version + 1), some())
    assert fault_of_code(code) is Fault.OTHER_QUESTIONS


def test_a_result_without_any_check_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="at least one"):
        as_code(CHECK, SharedResult("7QXK2M9"))


def test_ids_are_random_and_never_the_same() -> None:
    ids = {new_id() for _ in range(2_000)}
    assert len(ids) == 2_000
    assert set("".join(ids)) <= set(SIGNS)


def test_a_file_holds_nothing_but_the_two_checks_and_random_letters() -> None:
    plain = json.loads(as_file(CHECK, some()))
    assert set(plain) == {"kind", "format", "questions", "id", "before", "after", "code"}
    assert set(plain["before"]) == {"choices", "confidence"}
    assert file_name(some()) == "7QXK2M9.sciatica-result.json"


def test_every_value_of_a_file_that_somebody_changed_is_found(cases: Cases) -> None:
    """Whoever changes one thing by hand, and not the code, is found out."""
    text = as_file(CHECK, some())

    def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        if isinstance(value, dict):
            return [way, *(each for key in value for each in places(value[key], (*way, key)))]
        return [way]

    for way in places(json.loads(text))[1:]:
        wrong: Any
        for wrong in (None, True, 1, 2, 11, -1, 1.0, "", "rest", "<b>", [], {}, "1" * 50):
            plain = json.loads(text)
            inside = plain
            for key in way[:-1]:
                inside = inside[key]
            if json.dumps(inside[way[-1]]) == json.dumps(wrong):
                continue
            inside[way[-1]] = wrong
            cases.count += 1
            assert fault_of_file(json.dumps(plain).encode()), (way, wrong)
    plain = json.loads(text) | {"name": "Ada"}
    assert fault_of_file(json.dumps(plain).encode()) is Fault.DAMAGED


def test_every_byte_that_flipped_is_found_or_changes_nothing(cases: Cases) -> None:
    data = as_file(CHECK, some()).encode()
    for place in range(len(data)):
        flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        cases.count += 1
        assert fault_of_file(flipped) or from_file(CHECK, flipped) == some()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.UNREADABLE),
        (b"\xff\xfe{}", Fault.UNREADABLE),
        (b"{", Fault.UNREADABLE),
        (b"[" * (LARGEST - 1), Fault.UNREADABLE),
        (b" " * (LARGEST + 1), Fault.TOO_LARGE),
        (b'{"kind": NaN}', Fault.UNREADABLE),
        (b'{"kind": "sciatica-result", "kind": "sciatica-result"}', Fault.UNREADABLE),
        (b"[]", Fault.NO_RESULT),
        (b"null", Fault.NO_RESULT),
        (b"{}", Fault.NO_RESULT),
        (b'{"kind": "sciatica-result"}', Fault.OTHER_QUESTIONS),
        (b'{"kind": "sciatica-result", "format": 1, "questions": 1}', Fault.DAMAGED),
        (b'{"kind": "sciatica-result", "format": 1, "questions": 1, "code": 5}', Fault.DAMAGED),
    ],
)
def test_what_is_no_result_is_refused_for_what_it_is(data: bytes, fault: Fault) -> None:
    assert fault_of_file(data) is fault


@given(st.binary(max_size=200))
def test_any_other_bytes_are_refused_in_a_known_way(data: bytes) -> None:
    assert fault_of_file(data) is not None
