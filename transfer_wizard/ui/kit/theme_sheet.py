"""The style sheet: how each thing looks that says with the property ``role`` what it is."""

from typing import Final

SHEET: Final = """
QWidget[role="ground"], QScrollArea {{ background: {ground}; }}
QWidget[role="panel"] {{ background: {panel}; border-right: 1px solid {line}; }}
QWidget[role="footer"] {{ background: {ground}; border-top: 1px solid {line}; }}
QScrollArea {{ border: none; }}
QLabel {{ background: transparent; color: {text}; }}
QLabel[role="help"], QLabel[role="eyebrow"], QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="caption"] {{ color: {quiet}; }}
QLabel[role="error"] {{ color: {wrong}; }}
QLabel[role="note"] {{ color: {open}; }}
QLabel[role="accent"] {{ color: {accent}; }}
QLabel[role="gap"] {{
    background: {open_soft}; color: {open}; border: 1px solid {open_line}; border-radius: 4px; padding: 0 5px;
}}
QLabel[role="good"] {{ color: {ok}; }}
QFrame[role="row"] {{ border: none; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; }}
QFrame[role="card"][state="ok"] {{ background: {ok_soft}; border-color: {ok_line}; }}
QFrame[role="card"][state="open"] {{ background: {open_soft}; border-color: {open_line}; }}
QFrame[role="card"][state="wrong"] {{ background: {wrong_soft}; border-color: {wrong_line}; }}
QFrame[role="card"][state="info"] {{ background: {info_soft}; border-color: {info_line}; }}
QFrame[role="errors"] {{
    background: {wrong_soft}; border: 1px solid {wrong_line}; border-left: 4px solid {wrong}; border-radius: 6px;
}}
QFrame[role="summary"] {{ background: {wrong_soft}; border: 1px solid {wrong_line}; border-radius: 10px; }}
QFrame[role="advice"] {{ background: {open_soft}; border: 1px solid {open_line}; border-radius: 10px; }}
QFrame[role="settled"] {{ background: {ok_soft}; border: 1px solid {ok_line}; border-radius: 10px; }}
QFrame[role="notice"] {{ background: {info_soft}; border: 1px solid {info_line}; border-radius: 10px; }}
QFrame[role="bar"] {{ background: {info_soft}; border: none; border-bottom: 1px solid {info_line}; }}
QFrame[role="toast"] {{ background: {toast}; border: none; border-radius: 6px; }}
QFrame[role="toast"] QLabel {{ color: {on_toast}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; color: {toast_link}; border: none; font-weight: 600; }}
QFrame[role="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="rule"][state="open"] {{ background: {open_line}; }}
QFrame[role="rule"][state="wrong"] {{ background: {wrong_line}; }}
QLineEdit, QPlainTextEdit, QTextBrowser {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px; padding: 7px 11px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus {{ border: 2px solid {accent}; padding: 6px 10px; }}
QPlainTextEdit[role="cell"] {{ background: {surface}; border: none; padding: 2px 0; }}
QPlainTextEdit[role="cell"]:focus {{ border: 2px solid {accent}; padding: 0; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"] {{ border: 2px solid {wrong}; padding: 6px 10px; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled,
QTextBrowser[role="report"] {{
    background: {sunken}; border-color: {line};
}}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus,
QTextBrowser[role="report"]:focus {{ border-color: {accent}; }}
QPlainTextEdit[role="value"], QPlainTextEdit[role="value"]:focus {{ background: {surface}; }}
QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px; padding: 7px 11px;
    combobox-popup: 0;
}}
QComboBox:focus {{ border: 2px solid {accent}; padding: 6px 10px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus,
QListView[role="suggestions"], QListView[role="suggestions"]:focus {{
    background: {surface}; border: 1px solid {edge}; border-radius: 0; outline: none;
}}
QComboBox QAbstractItemView::item, QListView[role="suggestions"]::item {{ min-height: 28px; padding: 0 8px; }}
QTextBrowser[role="paper"] {{ background: {paper}; color: {ink}; padding: 15px; }}
QTextBrowser[role="paper"]:focus {{ padding: 14px; }}
QPlainTextEdit[role="sheet"], QPlainTextEdit[role="sheet"]:focus {{
    background: {surface}; border: 1px solid {line}; border-radius: 4px; padding: 12px 0;
}}
QTextBrowser[role="sheet"], QTextBrowser[role="sheet"]:focus {{
    background: {surface}; border: 1px solid {line}; border-radius: 4px; padding: 0;
}}
QPlainTextEdit[role="sheet"]:focus, QTextBrowser[role="sheet"]:focus {{ border: 1px solid {accent}; }}
QWidget[role="step-line"] {{ background: {panel}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 7px 24px 7px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px; }}
QWidget[role="pane"] {{ background: {panel}; border-left: 1px solid {line}; }}
QWidget[role="pane-foot"] {{ background: {panel}; border-top: 1px solid {line}; }}
QRadioButton, QCheckBox {{
    color: {text}; min-height: 28px; spacing: 8px; padding-right: 4px;
    border: 2px solid transparent; border-radius: 4px; outline: none;
}}
QCheckBox[small="true"] {{ min-height: 24px; }}
QRadioButton::indicator, QCheckBox::indicator {{
    width: {box}px; height: {box}px; border: 2px solid {edge}; background: {surface};
}}
QRadioButton::indicator {{ border-radius: {round}px; }}
QRadioButton::indicator:checked {{ width: {dot}px; height: {dot}px; border: {rim}px solid {accent}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px;
    padding: 7px 15px; min-height: 20px; outline: none;
}}
QPushButton:hover {{ background: {accent_soft}; }}
QPushButton:disabled {{ color: {quiet}; border-color: {line}; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[role="primary"]:disabled {{ background: {sunken}; color: {quiet}; border-color: {line}; }}
QPushButton[small="true"] {{ padding: 5px 9px; }}
QPushButton[role="quiet"], QPushButton[role="accent"] {{
    background: transparent; border: 1px solid transparent; padding: 5px 7px; color: {quiet}; text-align: left;
}}
QPushButton[role="accent"] {{ color: {accent}; }}
QPushButton[role="accent"][at_edge="true"] {{ padding-right: 0; }}
QPushButton[role="quiet"]:hover, QPushButton[role="accent"]:hover {{ background: {accent_soft}; }}
QPushButton[role="flat"] {{ background: transparent; border: 1px solid transparent; padding: 7px 11px; }}
QPushButton[role="flat"]:hover {{ background: {accent_soft}; }}
QPushButton[role="way"] {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; padding: 0; }}
QPushButton[role="way"]:hover {{ background: {accent_soft}; border-color: {accent_line}; }}
QPushButton[role][drawn="true"] {{ color: transparent; }}
QPushButton[role="link"], QPushButton[role="wrong"], QPushButton[role="strong"], QPushButton[role="quiet-link"] {{
    background: transparent; border: 2px solid transparent; padding: 2px; min-height: 20px;
}}
QListView, QTableView {{
    background: {ground}; color: {text}; border: 1px solid {line}; border-radius: 4px; gridline-color: {line};
    alternate-background-color: {panel}; selection-background-color: {accent_soft}; selection-color: {text};
}}
QListView:focus, QTableView:focus {{ border: 2px solid {accent}; }}
QTableView {{ outline: none; }}
QTableView[role="cells"], QTableView[role="cells"]:focus, QListView[role="cells"], QListView[role="cells"]:focus
{{ background: transparent; border: none; }}
QTableView[role="cells"] QHeaderView, QTableView[role="cells"] QHeaderView::section {{
    background: transparent; border: none;
}}
QLineEdit[role="cell"], QLineEdit[role="cell"]:focus {{
    padding: 1px 9px; border: 2px solid {accent}; border-radius: 6px;
}}
QFrame[role="selection"] {{ background: {accent_soft}; border: 1px solid {accent_line}; border-radius: 6px; }}
QTableView::item {{ padding: 0 5px; }}
QTableView::item:selected {{ background: {accent_soft}; color: {text}; }}
QListView[role="rows"] {{ background: {surface}; border-radius: 10px; outline: none; }}
QListView[role="rows"]:focus {{ border: 1px solid {line}; }}
QListView[role="steps"], QListView[role="steps"]:focus {{ background: {panel}; border: none; outline: none; }}
QListView[role="fields"] {{
    background: {surface}; border: none; border-top: 1px solid {line}; border-radius: 0; outline: none;
}}
QListView[role="fields"]:focus {{ border: 2px solid {accent}; }}
QHeaderView::section {{
    background: {panel}; color: {quiet}; border: none; border-bottom: 1px solid {line}; padding: 6px 8px;
    font-weight: 600;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0;
}}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""
