"""An empty QWizard of eight pages: what a Qt program costs at the least. figures.py measures the program against it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWizard, QWizardPage

application = QApplication(sys.argv)
wizard = QWizard()
for number in range(8):
    page = QWizardPage()
    page.setTitle(f"Page {number + 1}")
    layout = QVBoxLayout(page)
    layout.addWidget(QLabel("A field"))
    layout.addWidget(QLineEdit())
    wizard.addPage(page)
wizard.resize(1040, 720)
wizard.show()
sys.exit(application.exec())
