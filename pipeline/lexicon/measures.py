"""The units that are known: what each measures, how they convert, and their symbols, which are the same in all languages (SI brochure; UCUM)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum


class Dimension(Enum):
    """What a unit measures or counts."""

    TIME = "time"
    MASS = "mass"
    VOLUME = "volume"
    LENGTH = "length"
    AREA = "area"
    TEMPERATURE = "temperature"
    SHARE = "share"
    ACTIVITY = "biological activity"
    SUBSTANCE = "amount of substance"
    ENERGY = "energy"
    POWER = "power"
    ELECTRICITY = "electricity"
    FREQUENCY = "frequency"
    PRESSURE = "pressure"
    COUNT = "pieces"
    LOOSE = "what translators put for one another: times, doses, degrees"


_SCALES: dict[Dimension, dict[str, str]] = {
    Dimension.TIME: {
        "millisecond": "0.001",
        "second": "1",
        "minute": "60",
        "hour": "3600",
        "day": "86400",
        "week": "604800",
        "month": "2629800",
        "year": "31557600",
    },
    Dimension.MASS: {
        "nanogram": "1e-9",
        "microgram": "1e-6",
        "milligram": "0.001",
        "gram": "1",
        "kilogram": "1000",
        "tonne": "1e6",
        "megagram": "1e6",
        "ounce": "28.349523125",
        "pound": "453.59237",
    },
    Dimension.VOLUME: {
        "nanolitre": "1e-9",
        "microlitre": "1e-6",
        "millilitre": "0.001",
        "centilitre": "0.01",
        "decilitre": "0.1",
        "litre": "1",
        "hectolitre": "100",
        "cubic-centimetre": "0.001",
        "cubic-metre": "1000",
    },
    Dimension.LENGTH: {
        "nanometre": "1e-9",
        "micrometre": "1e-6",
        "millimetre": "0.001",
        "centimetre": "0.01",
        "decimetre": "0.1",
        "metre": "1",
        "kilometre": "1000",
        "inch": "0.0254",
        "foot": "0.3048",
        "mile": "1609.344",
    },
    Dimension.AREA: {"square-millimetre": "1e-6", "square-centimetre": "1e-4", "square-metre": "1"},
    Dimension.TEMPERATURE: {"celsius": "", "fahrenheit": "", "kelvin": ""},
    Dimension.SHARE: {"permille": "0.001", "percent": "0.01", "ppm": "1e-6"},
    Dimension.ACTIVITY: {"international-unit": ""},
    Dimension.SUBSTANCE: {"nanomole": "1e-9", "micromole": "1e-6", "millimole": "0.001", "mole": "1", "molar": ""},
    Dimension.ENERGY: {"joule": "1", "kilojoule": "1000", "calorie": "4.184", "kilocalorie": "4184"},
    Dimension.POWER: {"milliwatt": "0.001", "watt": "1", "kilowatt": "1000", "megawatt": "1e6"},
    Dimension.ELECTRICITY: {"millivolt": "", "volt": "", "kilovolt": "", "milliampere": "", "ampere": "", "ohm": ""},
    Dimension.FREQUENCY: {"hertz": "1", "kilohertz": "1000", "megahertz": "1e6", "gigahertz": "1e9"},
    Dimension.PRESSURE: {
        "pascal": "1",
        "hectopascal": "100",
        "kilopascal": "1000",
        "megapascal": "1e6",
        "millibar": "100",
        "bar": "1e5",
        "millimetre-of-mercury": "133.322",
    },
    Dimension.COUNT: dict.fromkeys(("tablet", "capsule", "drop", "ampoule", "vial", "sachet", "spoon"), ""),
    Dimension.LOOSE: dict.fromkeys(("dose", "time", "degree"), ""),
}
"""Factors to the first unit of each dimension that has 1; none where there is no factor, or none that a translator would use."""

DIMENSIONS = {unit: dimension for dimension, scale in _SCALES.items() for unit in scale}
_FACTORS = {unit: Decimal(factor) for scale in _SCALES.values() for unit, factor in scale.items() if factor}

_SYMBOLS: dict[str, tuple[str, ...]] = {
    "kilogram": ("kg", "KG"),
    "gram": ("g",),
    "milligram": ("mg", "MG", "㎎"),
    "megagram": ("Mg",),
    "microgram": ("µg", "μg", "mcg", "MCG", "ug", "㎍"),
    "nanogram": ("ng",),
    "tonne": ("t",),
    "litre": ("l", "L", "ℓ"),
    "decilitre": ("dl", "dL"),
    "centilitre": ("cl", "cL"),
    "millilitre": ("ml", "mL", "ML", "㎖"),
    "microlitre": ("µl", "μl", "µL", "μL"),
    "kilometre": ("km",),
    "metre": ("m",),
    "decimetre": ("dm",),
    "centimetre": ("cm", "CM"),
    "millimetre": ("mm", "MM"),
    "micrometre": ("µm", "μm"),
    "nanometre": ("nm",),
    "square-metre": ("m²", "m2"),
    "square-centimetre": ("cm²", "cm2"),
    "square-millimetre": ("mm²", "mm2"),
    "cubic-metre": ("m³", "m3"),
    "cubic-centimetre": ("cm³", "cm3"),
    "inch": ("″", "inch"),
    "foot": ("ft",),
    "pound": ("lb", "lbs"),
    "ounce": ("oz",),
    "percent": ("%",),
    "permille": ("‰",),
    "ppm": ("ppm",),
    "celsius": ("°C", "° C", "℃", "ºC"),
    "fahrenheit": ("°F", "° F", "℉", "ºF"),
    "kelvin": ("K",),
    "degree": ("°", "º"),
    "international-unit": ("IU",),
    "mole": ("mol",),
    "molar": ("M",),
    "millimole": ("mmol",),
    "micromole": ("µmol", "μmol"),
    "nanomole": ("nmol",),
    "joule": ("J",),
    "kilojoule": ("kJ",),
    "calorie": ("cal",),
    "kilocalorie": ("kcal",),
    "watt": ("W",),
    "milliwatt": ("mW",),
    "kilowatt": ("kW",),
    "megawatt": ("MW",),
    "volt": ("V",),
    "millivolt": ("mV",),
    "kilovolt": ("kV",),
    "ampere": ("A",),
    "milliampere": ("mA",),
    "ohm": ("Ω", "Ω"),
    "hertz": ("Hz",),
    "kilohertz": ("kHz",),
    "megahertz": ("MHz",),
    "gigahertz": ("GHz",),
    "pascal": ("Pa",),
    "hectopascal": ("hPa",),
    "kilopascal": ("kPa",),
    "megapascal": ("MPa",),
    "bar": ("bar",),
    "millibar": ("mbar",),
    "millimetre-of-mercury": ("mmHg", "mm Hg"),
    "millisecond": ("ms",),
    "second": ("s", "sec"),
    "minute": ("min",),
    "hour": ("h",),
    "day": ("d",),
}
UNITS_BY_SYMBOL = {symbol: unit for unit, symbols in _SYMBOLS.items() for symbol in symbols}
"""Symbols with the names of their units; case counts: Mg is no mg."""

_CLDR_NAMES = {
    "drop": "drop",
    "tablespoon": "spoon",
    "teaspoon": "spoon",
    "dessert-spoon": "spoon",
    "foodcalorie": "kilocalorie",
    "millimeter-ofhg": "millimetre-of-mercury",
    "generic": "degree",
    "pound": "pound",
    "ounce": "ounce",
}


def factor(name: str) -> Decimal | None:
    """How many of its dimension's first unit one of it is; None where units cannot be converted."""
    return _FACTORS.get(name)


def own_name(cldr: str) -> str | None:
    """Our name of a unit of CLDR; None for units of no concern here."""
    bare = cldr.partition("-")[2]
    name = _CLDR_NAMES.get(bare, bare.replace("liter", "litre").replace("meter", "metre"))
    return name if name in DIMENSIONS else None
