"""The numbers of the evidence, typed by hand from the fact sheet of the course.

Never generate it: it shares nothing with the TOML but the ids, so that a slip in one shows against
the other. Each number is (value, low, high, spread); what is not there is None.
"""

from __future__ import annotations

Number = tuple[float | None, float | None, float | None, float | None]


def only(value: float) -> Number:
    return value, None, None, None


def within(value: float, low: float, high: float) -> Number:
    return value, low, high, None


def about(value: float, spread: float) -> Number:
    return value, None, None, spread


def between(low: float, high: float) -> Number:
    return None, low, high, None


# Brinjikji 2015, what scans show in people without pain, in per cent, by age. Only what was read.
DEGENERATION = {20: 37, 30: 52, 40: 68, 50: 80, 60: 88, 70: 93, 80: 96}
BULGE = {20: 30, 30: 40, 40: 50, 50: 60, 80: 84}
PROTRUSION = {20: 29, 30: 31, 40: 33, 50: 36, 80: 43}
FISSURE = {20: 19, 30: 20, 40: 22, 50: 23, 80: 29}
HEIGHT_LOSS = {20: 24, 30: 34, 40: 45, 50: 56}


def by_age(name: str, numbers: dict[int, int]) -> dict[str, Number]:
    return {f"{name}-{age}": only(value) for age, value in numbers.items()}


TABLE: dict[str, dict[str, dict[str, Number]]] = {
    "recovery": {
        "by-study": {
            "two-weeks-bed-rest": only(70),  # Vroomen 1999: 70 v 65, then 87 in both
            "two-weeks-waiting": only(65),
            "twelve-weeks": only(87),
            "year-family-practice": only(55),  # Konstantinou 2018
            "year-back-clinics": between(49, 58),  # Haugen 2011
            "year-severe": only(95),  # Peul 2007
            "two-years-severe": only(100 - 20),  # Peul 2008: 20 unsatisfactory
        },
    },
    "disc-regression": {
        "by-shape": {  # Chiu 2015: 96/70/41/13 in any way, 43/15 completely
            "loose-smaller": only(96),
            "loose-gone": only(43),
            "through-smaller": only(70),
            "through-gone": only(15),
            "out-smaller": only(41),
            "bulge-smaller": only(13),
        },
        "all": {"any-shape": within(63, 49, 77)},  # Wang 2020
    },
    "scans-without-pain": {
        "by-age": by_age("older", DEGENERATION)
        | by_age("bulges", BULGE)
        | by_age("sticks-out", PROTRUSION)
        | by_age("split", FISSURE)
        | by_age("flatter", HEIGHT_LOSS),
        "with-pain": {  # the other Brinjikji 2015
            "bulges": within(7.54, 1.28, 44.56),
            "broken-through": within(4.38, 1.98, 9.68),
            "sticks-out": within(2.65, 1.52, 4.62),
        },
    },
    "exercise-in-sciatica": {
        "leg-pain": {"soon": within(11.43, 0.71, 22.16)},  # Fernandez 2015
        "pain": {  # Dove 2023
            "short": within(-0.34, -1.05, 0.37),
            "medium": within(0.15, -0.09, 0.38),
            "long": within(0.09, -0.18, 0.36),
        },
        "daily-life": {  # Fritz 2021
            "six-months": within(-5.4, -9.4, -1.3),
            "year": within(-4.8, -8.9, -0.7),
        },
    },
    "prevention": {
        "how-often": {  # Steffens 2016
            "exercise-and-education": within(0.55, 0.41, 0.74),
            "exercise-alone": within(0.65, 0.50, 0.86),
        },
        "how-fast": {
            "walking": within(0.72, 0.60, 0.85),  # WalkBack 2024
            "mckenzie": within(1.11, 0.80, 1.54),  # de Campos 2020
        },
        "days": {  # WalkBack 2024
            "walking": within(208, 149, 295),
            "control": within(112, 89, 140),
        },
    },
    "red-flag-base-rate": {
        "people": {"sign": only(80.4), "serious": only(0.9)},  # Henschke 2009
    },
    "running-and-discs": {
        "height": {  # Belavý 2017, Table 1
            "no-sport": about(7.1, 0.7),
            "some-running": about(7.3, 1.1),
            "much-running": about(7.5, 1.0),
        },
        "sitting": {
            "no-sport": about(9.7, 2.1),
            "some-running": about(6.3, 2.8),
            "much-running": about(6.4, 2.8),
        },
        "water": {  # Mitchell 2020
            "runners": about(94.4, 11.1),
            "others": about(88.6, 23.6),
        },
    },
}

# Numbers beside the charts, from the same place: how many people and trials there were.
PEOPLE: dict[str, set[str]] = {
    "recovery": {"183", "609", "466", "283", "39", "20", "100"},
    "disc-regression": {"2,219"},
    "scans-without-pain": {"20", "80", "50"},
    "exercise-in-sciatica": {"18", "2,699", "220"},
    "prevention": {"21", "30,850", "701", "262", "55", "100"},
    "red-flag-base-rate": {"1,172", "80.4", "0.9", "100"},
    # 24 + 30 + 25 adults, then 9 and 8 men aged 44 to 62
    "running-and-discs": {
        "79",
        "30",
        "17",
        "44",
        "62",
        "24",
        "25",
        "9",
        "8",
        "10",
        "20",
        "40",
        "50",
    },
}

# What the fact sheet says must not be printed as a number anywhere, because nobody could check it:
# weeks to recovery in Peul 2007, how many cyclists are ever numb, the lowest estimate of how common
# sciatica is, and the disc pressures of one volunteer.
NOT_TO_PRINT = {"12.1", "91", "1.6", "1.10", "2.3", "0.83"}
