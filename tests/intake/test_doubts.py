"""Values that the text doubts itself: they are offered, and never sure."""

import pytest

from .short import values

REVERSED = "Subject: Re: licenses\n\n{said}\n\nOn Monday Jo wrote:\n> Source org: Rock Oslo\n> Target org: Rock Bergen"


@pytest.mark.parametrize(
    "text",
    [
        "Source org: maybe Contoso",
        "Source organization: I think it is Contoso",
        "Source organization: I'm not sure, maybe Contoso",
        "Source organization: Contoso (not sure)",
        "Source organization: Contoso, I think",
        "Source organization\nprobably Contoso",
        "Quellorganisation: vermutlich Contoso",
        "Quellorganisation: Contoso (ich glaube)",
        "Organisation source : peut-être Contoso",
        "Organisation source : je crois que c'est Contoso",
        "Organización de origen: quizás Contoso",
        "移行元: たぶんContoso",
        "移行元組織: Contosoだと思います",
        "> What is the name of the source organization?\nPerhaps Contoso",
    ],
)
def test_a_name_that_is_a_guess_is_not_sure(text: str) -> None:
    assert values(text) == ["source.name: Contoso ?"]


def test_of_one_name_or_another_neither_is_sure() -> None:
    assert values("Source org: Contoso or Contoso Ltd") == ["source.name: Contoso ?", "source.name: Contoso Ltd ?"]
    assert values("Quellorganisation: Contoso GmbH oder Fabrikam") == ["source.name: Contoso GmbH oder Fabrikam ?"]
    assert values("Source organization: Contoso") == ["source.name: Contoso"]
    assert values("Source organization: not sure") == []


def test_other_values_behind_a_label_are_doubted_too() -> None:
    assert values("Customer number: maybe 1234-5678") == ["customer_number: 1234-5678 ?"]
    assert values("Source licensing model: co-term (I think)") == ["source.licensing_model: co-term ?"]
    assert values("Phone: +47 555 01 234, may be called at any time") == ["phone: +47 555 01 234"]


@pytest.mark.parametrize(
    "said",
    [
        "It is like that, not the other way round.",
        "Nicht andersherum bitte.",
        "Ce n'est pas à l'inverse.",
        "Or is it the other way round?",
    ],
)
def test_sides_that_are_not_the_other_way_round_stay(said: str) -> None:
    assert values(REVERSED.format(said=said)) == ["source.name: Rock Oslo", "destination.name: Rock Bergen"]


def test_sides_that_are_the_other_way_round_change() -> None:
    for said in ("It is the other way round.", "That was not right, the other way round."):
        assert values(REVERSED.format(said=said)) == ["destination.name: Rock Oslo ?", "source.name: Rock Bergen ?"]
