"""The one visual language: spacing, type scale, radius and palette. Everything is grey but the verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from castinspect.inspection.verdict import Verdict

# Spacing: steps of four.
TIGHT, SNUG, GAP, WIDE = 4, 8, 12, 20
# Type scale, in pixels.
SMALL, BODY, HEADING, FIGURE, TITLE = 12, 14, 16, 20, 26
BOLD = 700
"""Weight of what is bold. A font of one weight, as the bundled Korean one, is made bold from here on, and not below."""
# Corners.
RADIUS, RADIUS_SMALL = 8, 6

TOUCH = 56
"""Height of what an operator touches with gloves, in pixels: 15 mm at 96 dpi."""
ROOMY_HEADER = "QHeaderView::section { padding: 4px 12px; border: none; }"
"""Style of a table whose columns fit their content, so that figures do not touch."""

VERDICT_COLOURS = {
    Verdict.OK: QColor("#0a7d71"),
    Verdict.DEFECT: QColor("#c83a1a"),
    Verdict.REVIEW: QColor("#946000"),
    Verdict.HOLD: QColor("#5b6570"),
}
"""Grounds under white letters: at least 4.5:1, and as writing on the light grounds, too."""

_VERDICT_INK_ON_DARK = {
    Verdict.OK: QColor("#3fc4b3"),
    Verdict.DEFECT: QColor("#ff8a6b"),
    Verdict.REVIEW: QColor("#f0b440"),
    Verdict.HOLD: QColor("#aab4bf"),
}


@dataclass(frozen=True)
class Theme:
    """One look of the window.

    Attributes:
        name: As the settings call it.
        window: The ground of everything.
        panel: The ground of panels, fields and buttons.
        border: Of panels and buttons.
        text: What is read.
        muted: What is read second.
        accent: Focus, the one primary button, links.
        canvas: Behind pictures.
        disabled: Writing on what cannot be used now.
    """

    name: str
    window: str
    panel: str
    border: str
    text: str
    muted: str
    accent: str
    canvas: str
    disabled: str

    def verdict_ink(self, verdict: Verdict) -> QColor:
        """The colour in which a verdict is written on this theme's grounds."""
        return _VERDICT_INK_ON_DARK[verdict] if self is DARK else VERDICT_COLOURS[verdict]


LIGHT = Theme("light", "#f3f4f6", "#ffffff", "#d0d5db", "#1c2228", "#5a636e", "#2b5c8a", "#e4e7eb", "#667079")
DARK = Theme("dark", "#1d2024", "#282c31", "#474e56", "#e9ecef", "#a6aeb7", "#7ab2e3", "#141619", "#98a1ab")

TRAIN_LINE, VALIDATION_LINE = "#3b82c4", "#e08214"
ALARM = "#b3401f"


def verdict_ink(verdict: Verdict) -> QColor:
    """The colour in which a verdict is written in the look of the moment."""
    is_dark = QApplication.palette().window().color().lightness() < 128
    return (DARK if is_dark else LIGHT).verdict_ink(verdict)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole app one look; the palette is set by hand, because not every platform follows the colour scheme."""
    app.setStyle("Fusion")
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.canvas,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.panel,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    app.setPalette(palette)
    app.setStyleSheet(_style_sheet(theme))


def _style_sheet(theme: Theme) -> str:
    return f"""
    QWidget {{ font-size: {BODY}px; }}
    QFrame#panel {{ background: {theme.panel}; border: 1px solid {theme.border}; border-radius: {RADIUS}px; }}
    QFrame#panel QFrame#panel {{ border: none; }}
    QLabel#muted {{ color: {theme.muted}; }}
    QLabel#heading {{ font-size: {HEADING}px; font-weight: {BOLD}; }}
    QLabel#title {{ font-size: {TITLE}px; font-weight: {BOLD}; }}
    QLabel#number {{ font-size: {FIGURE}px; font-weight: {BOLD}; }}
    QLabel#alarm {{ color: #ffffff; background: {ALARM}; border-radius: {RADIUS_SMALL}px; padding: 6px 10px; }}
    QLabel#notice {{ color: {theme.text}; background: {theme.border}; border-radius: {RADIUS_SMALL}px;
                     padding: 6px 10px; }}
    QPushButton {{ min-height: 34px; padding: 2px 14px; border: 1px solid {theme.border};
                   border-radius: {RADIUS_SMALL}px; background: {theme.panel}; color: {theme.text}; }}
    QPushButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 1px 13px; }}
    QPushButton:disabled {{ color: {theme.disabled}; background: {theme.window}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.panel}; border-color: {theme.accent};
                           font-weight: {BOLD}; }}
    QPushButton#primary:focus {{ border-color: {theme.text}; }}
    QPushButton#primary:disabled {{ background: {theme.window}; border-color: {theme.border};
                                    color: {theme.disabled}; }}
    QPushButton#touch {{ min-height: {TOUCH - 6}px; font-size: {HEADING}px; padding: 2px {SNUG}px; }}
    QPushButton#touch:checked, QPushButton:checked {{ background: {theme.border}; color: {theme.text}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ min-height: 38px; padding: 0 26px; font-size: {HEADING - 1}px; border: none;
                    background: transparent; border-bottom: 3px solid transparent; color: {theme.muted}; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar::tab:focus {{ color: {theme.text}; background: {theme.border}; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
    QTabWidget#inner QTabBar::tab {{ min-height: 32px; padding: 0 10px; font-size: {BODY}px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.border}; }}
    QListWidget:focus, QTableView:focus {{ border: 2px solid {theme.accent}; }}
    QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit {{ min-height: 32px; }}
    QProgressBar {{ min-height: 18px; text-align: center; border: 1px solid {theme.border}; border-radius: {TIGHT}px;
                    background: {theme.panel}; color: {theme.text}; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    """
