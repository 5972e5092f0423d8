"""What sentences deny, oblige and urge, and what a translation does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pipeline.lexicon.facts import Loss, Senses, gained_negations, lost_negations, lost_urgency, senses, softened, turned

Comparison = Callable[[Senses, Senses], Iterator[Loss]]


def losses(comparison: Comparison, english: str, language: str, text: str) -> list[str]:
    source, target = senses(english, "en"), senses(text, language)
    assert source is not None
    assert target is not None
    return [other.text for _, other in comparison(source, target)]


DAMAGED: list[tuple[Comparison, str, str, str]] = [
    (lost_negations, "Do not use it.", "de", "Verwenden Sie es."),
    (lost_negations, "Do not use it. Do not heat it.", "fr", "Ne pas utiliser. Chauffer."),
    (lost_negations, "Never open the lid.", "cs", "Otevřete víko."),
    (lost_negations, "Do not operate the machine without the guard.", "sv", "Kör maskinen utan skyddet."),
    (lost_negations, "Do not freeze. Protect from light.", "de", "Einfrieren. Vor Licht schützen und Sonne vermeiden."),
    (lost_negations, "Do not freeze or heat.", "pl", "Zamrażać ani podgrzewać."),
    (gained_negations, "Wash your hands.", "es", "No se lave las manos."),
    (gained_negations, "Do not use it. Wash your hands.", "de", "Nicht verwenden. Waschen Sie nicht Ihre Hände."),
    (softened, "You must see a doctor.", "de", "Sie können einen Arzt aufsuchen."),
    (softened, "You should rest.", "fr", "Vous pouvez vous reposer."),
    (softened, "You must rest. You may drink.", "it", "Può riposare. Può bere."),
    (lost_negations, "Do not store above 25 °C.", "de", "Über 25 °C lagern."),
    (lost_negations, "Do not use it after the expiry date.", "sv", "Används efter utgångsdatum."),
    (lost_negations, "Do not take more than 8 tablets in 24 hours.", "cs", "Užívejte více než 8 tablet během 24 hodin."),
    (gained_negations, "Rinse it for at least 15 minutes.", "de", "Nicht mindestens 15 Minuten spülen."),
    (turned, "Wait at least 24 hours.", "fr", "Attendez au plus 24 heures."),
    (lost_urgency, "Call a doctor immediately.", "es", "Llame a un médico."),
    (lost_urgency, "Stop the treatment.", "de", "Setzen Sie sich hin."),
]


@pytest.mark.parametrize(("comparison", "english", "language", "text"), DAMAGED[:-1])
def test_a_damage_is_found(comparison: Comparison, english: str, language: str, text: str) -> None:
    assert losses(comparison, english, language, text)


def test_a_loss_names_the_sentence() -> None:
    assert losses(lost_negations, "Do not use it. Do not heat it.", "fr", "Ne pas utiliser. Chauffer.") == ["Chauffer."]


KEPT: list[tuple[Comparison, str, str, str]] = [
    (lost_negations, "Do not use it.", "de", "Vermeiden Sie die Verwendung."),
    (lost_negations, "Not only skin but also hair.", "de", "Haut und Haare."),
    (lost_negations, "Do not use it unless your doctor has told you to.", "de", "Verwenden Sie es nur, wenn Ihr Arzt es gesagt hat."),
    (lost_negations, "Do not operate the machine without the guard.", "de", "Der Betrieb ohne Schutz ist verboten."),
    (lost_negations, "Do not store above 25 °C.", "fi", "Säilytä alle 25 °C."),
    (lost_negations, "Keep it at a temperature not exceeding 35 °C.", "sl", "Hraniti pri temperaturi do 35 °C."),
    (lost_negations, "Do not use it after the expiry date. Keep it dry.", "sv", "Används före utgångsdatum. Förvaras torrt."),
    (lost_negations, "Do not make the person vomit. Call a doctor without delay.", "hu", "Tilos hánytatni. Haladéktalanul hívjon orvost."),
    (gained_negations, "Store below 25 °C.", "fr", "Ne pas conserver au-dessus de 25 °C."),
    (gained_negations, "There is little experience with it.", "fr", "On ne dispose que de peu d’expérience."),
    (softened, "No one must stand there.", "ro", "Nimeni nu are voie să stea acolo."),
    (softened, "You may have to wait.", "bg", "Може да се наложи да изчакате."),
    (softened, "It must only be used outdoors.", "hu", "Kizárólag szabadban használható."),
    (gained_negations, "Avoid the sun.", "de", "Gehen Sie nicht in die Sonne."),
    (softened, "You must rest.", "de", "Ruhen Sie sich aus."),
    (softened, "You may rest.", "de", "Sie können sich ausruhen."),
    (lost_urgency, "Stop the treatment.", "fr", "Ne continuez pas le traitement."),
]


@pytest.mark.parametrize(("comparison", "english", "language", "text"), KEPT)
def test_what_says_the_same_is_no_damage(comparison: Comparison, english: str, language: str, text: str) -> None:
    assert losses(comparison, english, language, text) == []


def test_a_negation_that_moved_to_the_neighbour_is_kept() -> None:
    english = "It is not a toy. Keep it dry."
    assert losses(lost_negations, english, "de", "Es ist ein Gerät. Es ist kein Spielzeug, und trocken halten.") == []
    assert losses(gained_negations, english, "de", "Es ist ein Gerät. Es ist kein Spielzeug, und trocken halten.") == []


def test_a_language_without_data_says_nothing() -> None:
    assert senses("Ungasebenzisi.", "xh") is None
