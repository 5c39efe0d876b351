"""The settings in force on this computer, from all policies there are, and how they are shown.

Where several policies name the same setting, the first of ``sources.present_sources`` wins: the system's management,
then the machine's file, then the file beside the program. A policy that can't be read is told, and never keeps another
one from applying, nor the program from starting.

The first window asks only whether there is a policy: what judges one is imported when there is one.
"""

from typing import Any

from transfer_wizard.request.policy import NO_POLICY, SETTINGS, Fault, Policy, Setting, plain_value
from transfer_wizard.storage.policy.sources import PolicySource, present_sources
from transfer_wizard.translations import _


def policy_in_force() -> Policy:
    """The settings in force on this computer. Nothing that a policy holds makes this fail."""
    sources = present_sources()
    return merged(sources) if sources else NO_POLICY


def merged(sources: list[PolicySource]) -> Policy:
    """The settings of several policies, of which the first wins."""
    policies = [_of(source) for source in sources]
    settings: dict[str, Setting] = {}
    for policy in reversed(policies):
        settings |= policy.settings
    ordered = {spec.name: settings[spec.name] for spec in SETTINGS if spec.name in settings}
    return Policy(ordered, tuple(fault for policy in policies for fault in policy.faults))


def _of(source: PolicySource) -> Policy:
    from transfer_wizard.request.document import Unreadable
    from transfer_wizard.storage.policy.schema import judge

    try:
        return judge(source.document(), source.name)
    except Unreadable as unreadable:
        sentence = str(unreadable)
    except OSError as error:
        sentence = _("It could not be read: {reason}.").format(reason=error.strerror or type(error).__name__)
    except Exception as error:  # the program starts, whatever a policy does; the error's text may hold what it holds
        sentence = _("It could not be read ({kind}).").format(kind=type(error).__name__)
    return Policy(faults=(Fault("", source.name, sentence),))


def sentence(fault: Fault) -> str:
    """The sentence about a fault: where it stands, what is wrong and what follows from it."""
    if not fault.setting:
        return _("The policy in {source} is not obeyed. {reason}").format(source=fault.source, reason=fault.sentence)
    return _("“{setting}” in the policy {source} is left out. {reason}").format(
        setting=fault.setting, source=fault.source, reason=fault.sentence
    )


def as_json(policy: Policy) -> dict[str, Any]:
    """The settings in force and the faults, for other programs."""
    settings = {
        name: {"value": plain_value(setting.value), "locked": setting.is_locked, "source": setting.source}
        for name, setting in policy.settings.items()
    }
    return {"settings": settings, "errors": [fault._asdict() for fault in policy.faults]}


def as_rows(policy: Policy) -> list[tuple[str, ...]]:
    """The settings in force as rows: name, default or locked, and the value with its source."""
    return [
        (name, "locked" if setting.is_locked else "default", f"{_on_a_line(setting.value)} ({setting.source})")
        for name, setting in policy.settings.items()
    ]


def _on_a_line(value: Any) -> str:
    import json

    return value if isinstance(value, str) else json.dumps(plain_value(value), ensure_ascii=False)
