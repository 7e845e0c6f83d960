"""Where the content comes from: the course's own folder, a translation and a clinic's folder."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from sciatica_course import resources

from .files import Folder
from .layers import add_clinic, read_course, translate
from .overlay import Translation, Words, words_of
from .problems import ContentError, Log, Place, Problem, listed
from .types import Catalogue

LANGUAGE = "SCIATICA_COURSE_LANGUAGE"
CLINIC = "SCIATICA_COURSE_CONTENT"
_ENGLISH = "en"
_TRANSLATIONS = "translations"


def load(
    language: str | None = None, content: Path | None = None, clinic: Path | None = None
) -> Catalogue:
    """Return the course's content, read once and kept.

    Args:
        language: the name of a folder in ``content/translations``, or a path to such a folder;
            by default what SCIATICA_COURSE_LANGUAGE says, or else English.
        content: the folder to read instead of the course's own.
        clinic: a clinic's own folder, laid over the content; by default what
            SCIATICA_COURSE_CONTENT says, or else none.

    Raises:
        ContentError: something in a folder is wrong; the message lists everything that is.
    """
    language = language or os.environ.get(LANGUAGE) or _ENGLISH
    own = clinic or os.environ.get(CLINIC)
    return _load(
        content or resources.find("content"), language, Path(own).expanduser() if own else None
    )


@lru_cache
def _load(content: Path, language: str, clinic: Path | None) -> Catalogue:
    return read(content, find_translation(content, language), clinic)


def find_translation(content: Path, language: str) -> Path | None:
    """Return the folder of a translation, or ``None`` for English.

    Raises:
        ContentError: there is no such translation.
    """
    if language == _ENGLISH:
        return None
    there = content / _TRANSLATIONS
    names = sorted(entry.name for entry in there.iterdir()) if there.is_dir() else []
    if language in names:
        return there / language
    if Path(language).is_dir():
        return Path(language)
    says = f'there is no translation "{language}"; there is {listed([_ENGLISH, *names])}'
    raise ContentError([Problem(Place(_TRANSLATIONS), says)])


def read(content: Path, translation: Path | None = None, clinic: Path | None = None) -> Catalogue:
    """Return the content of these folders, read anew: first the words, then the clinic's own.

    A clinic's folder is therefore written in the language of the course that it is laid over.

    Raises:
        ContentError: something in a folder is wrong; the message lists everything that is.
    """
    log = Log()
    catalogue = read_course(content, log)
    log.stop_if_any()
    if translation:
        folder = Folder(translation, f"{_TRANSLATIONS}/{translation.name}")
        catalogue = translate(catalogue, folder, Translation(), log)
    if clinic:
        catalogue = add_clinic(catalogue, Folder(clinic, clinic.name), log)
    log.stop_if_any()
    return catalogue


def missing(translation: Path, content: Path | None = None) -> tuple[Words, ...]:
    """Return the English words that a translation's folder does not replace yet.

    Raises:
        ContentError: something in a folder is wrong; the message lists everything that is.
    """
    log, changes = Log(), Translation()
    english = read_course(content or resources.find("content"), log)
    log.stop_if_any()
    folder = Folder(translation, translation.name)
    translate(english, folder, changes, log)
    log.stop_if_any()
    return tuple(
        words
        for words in words_of(english)
        if Place(folder.place(words.file).file, words.item, words.field) not in changes.seen
    )
