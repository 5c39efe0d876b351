"""The languages of the window and of the case: those that were chosen, and Qt's own words in the former."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from transfer_wizard.request.policy import Policy
from transfer_wizard.storage.settings import Settings
from transfer_wizard.translations import ENGLISH, best, catalogue, languages, offer, offered, speak, write_in, written

LANGUAGE = "language"
CASE_LANGUAGE = "case-language"

_of_qt: list[QTranslator] = []


def speak_as_chosen(settings: Settings, policy: Policy) -> None:
    """Speak what the person chose among what the IT desk offers, or else its first language, or that of the system."""
    named = policy.settings["languages"].value if "languages" in policy.settings else ()
    offer(named)
    chosen = settings.get(LANGUAGE)
    wanted = [chosen] if chosen in offered() else named or QLocale.system().uiLanguages()
    _speak(best(wanted, offered()))
    case = settings.get(CASE_LANGUAGE, ENGLISH)
    write_in(case if case in languages() else ENGLISH)


def keep_language_of_case(settings: Settings) -> None:
    """Remember the language of the case where it is another one now."""
    if written() != settings.get(CASE_LANGUAGE, ENGLISH):
        settings.keep(CASE_LANGUAGE, written())


def _speak(language: str) -> None:
    speak(catalogue(language))
    QGuiApplication.setLayoutDirection(QLocale(language).textDirection())
    while _of_qt:
        QCoreApplication.removeTranslator(_of_qt.pop())
    if language != ENGLISH:
        translator = QTranslator()
        if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(translator)
            _of_qt.append(translator)
